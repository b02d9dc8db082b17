import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { useState } from 'react';
import { now } from '../../platform/clock';
import { Announce } from '../../ui/Announce';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { ClauseLink } from '../../ui/ClauseLink';
import { Countdown } from '../../ui/Countdown';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { Empty } from '../../ui/Empty';
import { Facts } from '../../ui/Facts';
import { Heading } from '../../ui/Heading';
import { List } from '../../ui/List';
import { ListRow } from '../../ui/ListRow';
import { PageShell } from '../../ui/PageShell';
import { Price } from '../../ui/Price';
import { Seats } from '../../ui/Seats';
import { Section } from '../../ui/Section';
import { Sheet } from '../../ui/Sheet';
import { Skeleton } from '../../ui/Skeleton';
import { StatusTag } from '../../ui/StatusTag';
import { Stepper } from '../../ui/Stepper';
import { Steps } from '../../ui/Steps';
import { Tabs } from '../../ui/Tabs';
import { TextField } from '../../ui/TextField';
import { Words } from '../../ui/Words';
import { YuanField } from '../../ui/YuanField';

/** Every component once, to be looked at in both sizes. Its words are examples, not published rules. */
const clause: Clause = {
  id: 'example',
  document: 'example',
  title: '示例文件',
  number: '示例〔2026〕1号',
  issuer: '示例单位',
  status: 'draft',
  phrase: '这里显示文件的原文，一字不改。',
  reading: '这里显示读法。',
  confidence: 'medium',
  version: 'example/1',
};

const startedAt = now();
const today = dateAt(startedAt);
const deadline = startedAt + 3 * 3_600_000 + 20 * 60_000 + 5000;

type Care = 'fullDay' | 'halfDay' | 'hourly';
type State = 'waiting' | 'confirmed' | 'ended';

export default function KitPage() {
  const [care, setCare] = useState<Care>('fullDay');
  const [state, setState] = useState<State>('waiting');
  const [name, setName] = useState('小满');
  const [price, setPrice] = useState('1850');
  const [places, setPlaces] = useState(20);
  const [birthDate, setBirthDate] = useState<CivilDate>();
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const [isSending, setIsSending] = useState(false);

  return (
    <PageShell
      title="部件"
      lead="每个部件一次，两种大小"
      foot={
        <Button busy={isSending && '正在提交'} onPress={() => setIsSending(true)}>
          申请这个托位
        </Button>
      }
    >
      <Card onPress={() => setIsSheetOpen(true)}>
        <Heading look={3}>示例托育园 · 托小班</Heading>
        <Words kind="soft">全日托 · 12月起 · 走路约 9 分钟</Words>
        <Price priceFen={fen(185_000)} capFen={fen(200_000)} />
        <Seats openPlaces={3} places={20} />
      </Card>

      <Section title="状态">
        <StatusTag tone="waiting">等待答复</StatusTag>
        <StatusTag tone="confirmed">已确认</StatusTag>
        <StatusTag tone="refused">已退回</StatusTag>
        <StatusTag tone="quiet">已取消</StatusTag>
        <Countdown until={deadline} />
      </Section>

      <Section title="消息">
        <Banner tone="waiting" title="等待机构答复">
          <Words>机构须在 11月23日 18:00 前答复，否则名额自动释放。</Words>
        </Banner>
        <Banner tone="confirmed" title="名额已确认">
          <Words>12月1日起，请带孩子到园。</Words>
        </Banner>
        <Banner tone="refused" title="价格高于上限，不能发布">
          <Words>您填的 2100 元高于公布的上限 2000 元。请改到 2000 元以内。</Words>
          <ClauseLink clause={clause} />
        </Banner>
        <Banner tone="info" title="网络没有回应">
          <Words>您填的内容还在，可以再试一次，不会重复提交。</Words>
        </Banner>
      </Section>

      <Section title="核对">
        <Steps at={2} of={3} name="核对" />
        <Card>
          <Facts
            facts={[
              { name: '孩子', value: '小满，18 个月' },
              { name: '机构', value: '示例托育园' },
              { name: '开始', value: '12月1日' },
              { name: '费用', value: <Price priceFen={fen(200_000)} capFen={fen(200_000)} /> },
            ]}
          />
        </Card>
      </Section>

      <Section title="填写">
        <TextField label="怎么称呼孩子" hint="小名就可以" value={name} onChange={setName} maxLength={30} />
        <TextField
          label="联系电话"
          error="请填 11 位手机号"
          value="138"
          onChange={() => undefined}
          keyboard="number"
        />
        <YuanField label="每月价格" hint="不能高于公布的上限" text={price} onChange={setPrice} />
        <DateField
          label="出生日期"
          from={addMonths(today, -36)}
          until={today}
          value={birthDate}
          onChange={setBirthDate}
        />
        <Stepper
          label="名额"
          value={places}
          least={1}
          most={20}
          words={(count) => `${count} 个`}
          onChange={setPlaces}
        />
        <Choice
          label="托育时间"
          value={care}
          onChange={setCare}
          options={[
            { value: 'fullDay', label: '全日托', note: '每天 8:00–17:30' },
            { value: 'halfDay', label: '半日托', note: '每天 8:00–12:00' },
            { value: 'hourly', label: '计时托', note: '这个班没有开放', isClosed: true },
          ]}
        />
      </Section>

      <Section title="列表与分页">
        <Tabs
          label="预约的状态"
          current={state}
          onChange={setState}
          tabs={[
            { key: 'waiting', text: '待答复', count: 2 },
            { key: 'confirmed', text: '已确认' },
            { key: 'ended', text: '已结束' },
          ]}
        >
          <List>
            <ListRow
              icon="child"
              title="小满"
              note="18 个月"
              value={birthDate ?? ''}
              onPress={() => setIsSheetOpen(true)}
            />
            <ListRow icon="phone" title="人工窗口" value="工作日 9:00–17:00" />
          </List>
        </Tabs>
        <Card>
          <Seats openPlaces={126} places={300} />
        </Card>
      </Section>

      <Section title="按钮">
        <Button kind="secondary" onPress={() => setIsSheetOpen(true)}>
          看看别的托位
        </Button>
        <Button kind="danger" onPress={() => setIsDialogOpen(true)}>
          取消预约
        </Button>
        <Button kind="quiet" onPress={() => setIsSending(false)}>
          重新开始
        </Button>
        <Button lacks={['选孩子']} onPress={() => undefined}>
          下一步
        </Button>
      </Section>

      <Announce text={isSending ? '正在提交' : ''} />

      <Section title="空与等待">
        <Empty icon="bookings" title="还没有预约">
          <Words kind="soft">约好的托位和机构的答复会出现在这里。</Words>
        </Empty>
        <Skeleton label="正在查找托位" cards={1} />
      </Section>

      <Dialog
        isOpen={isDialogOpen}
        title="取消 12月的预约？"
        confirm={{ text: '取消预约', isDangerous: true, act: () => setIsDialogOpen(false) }}
        dismiss={{ text: '再想想', act: () => setIsDialogOpen(false) }}
      >
        <Words>名额会立刻让给别的家庭。</Words>
      </Dialog>
      <Sheet isOpen={isSheetOpen} title="更多" onClose={() => setIsSheetOpen(false)}>
        <Words>不离开这一页就能看到的内容。</Words>
        <ClauseLink clause={clause} text="价格的依据" />
      </Sheet>
    </PageShell>
  );
}
