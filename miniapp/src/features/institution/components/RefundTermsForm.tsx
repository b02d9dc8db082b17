import { addDays, addMonths, type CivilDate } from '@huiyue/shared/civil';
import type { RefundTermsView } from '@huiyue/shared/contract/bills';
import type { Id } from '@huiyue/shared/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useKept } from '../../../api/useKept';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { BroughtBack } from '../../../parts/BroughtBack';
import { refundTermsKey } from '../../../parts/refundTerms';
import { open } from '../../../platform/navigation';
import { Announce } from '../../../ui/Announce';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { ClauseLink } from '../../../ui/ClauseLink';
import { DateField } from '../../../ui/DateField';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { refundTermsWords } from '../../../words/ownRefunds';
import { ruleKindWords } from '../../../words/ruleKinds';
import type { CityRefunds, CityRule } from '../cityRefunds';
import { plainTerms, refundDraftOf, termsIn, type RefundDraft } from '../refundDraft';

type Props = {
  readonly site: Id<'site'>;
  readonly items: RefundTermsView['items'];
  readonly city: CityRefunds;
  readonly today: CivilDate;
};

const percentWords = (percent: number) => (percent === 0 ? '不退' : `退 ${percent}%`);
const daysWords = (days: number) => `${days} 天`;

/** An institution's own terms for giving back, in the very words that whoever books a childcare place reads before. */
export function RefundTermsForm({ site, items, city, today }: Props) {
  const client = useQueryClient();
  const firstDay = addDays(today, 1);
  const { value, put, ...kept } = useKept<{
    readonly draft: RefundDraft;
    readonly from: CivilDate | undefined;
  }>(`refundTerms:${site}`, { draft: refundDraftOf(items.at(-1) ?? plainTerms), from: firstDay }, (read) => ({
    ...read,
    from: read.from !== undefined && read.from > firstDay ? read.from : firstDay,
  }));
  const { draft, from } = value;
  const [isChecked, setIsChecked] = useState(false);
  const { send, ...sending } = useSend<object, RefundTermsView>(`refundTerms:${site}`, (body, key) =>
    post(`/sites/${site}/refund-terms`, body, key),
  );
  const change = (changed: Partial<RefundDraft>) => put({ draft: { ...draft, ...changed } });
  const publish = async () => {
    setIsChecked(true);
    if (from === undefined) return;
    const answer = await send(termsIn(draft, from));
    if (answer?.ok) client.setQueryData(refundTermsKey(site), answer.data);
  };
  return (
    <>
      <BroughtBack of={kept} />
      <Stepper
        label="第一天以前说不来了"
        hint={hintOf(city.beforeStart)}
        value={draft.beforePercent}
        least={0}
        most={100}
        by={10}
        words={percentWords}
        onChange={(beforePercent) => change({ beforePercent })}
      />
      <Rules rules={city.beforeStart} />
      {draft.beforePercent > 0 && (
        <Stepper
          label="最晚提前几天说"
          value={draft.beforeDays}
          least={0}
          most={60}
          words={(days) => (days === 0 ? '第一天以前' : daysWords(days))}
          onChange={(beforeDays) => change({ beforeDays })}
        />
      )}
      <Choice
        label="开始以后不来了"
        hint={hintOf(city.afterStart)}
        value={draft.back}
        onChange={(back) => change({ back })}
        options={[
          { value: 'unusedDays', label: '没用的天数退' },
          { value: 'nothing', label: '不退' },
        ]}
      />
      <Rules rules={city.afterStart} />
      {draft.back === 'unusedDays' && (
        <Stepper
          label="从说的那天起，再收几天"
          value={draft.afterDays}
          least={0}
          most={60}
          words={(days) => (days === 0 ? '不再收' : daysWords(days))}
          onChange={(afterDays) => change({ afterDays })}
        />
      )}
      <Choice
        label="按月的只约一部分"
        value={draft.partMonth}
        onChange={(partMonth) => change({ partMonth })}
        options={[
          { value: 'openDays', label: '按当月开放的天数折算' },
          { value: 'calendarDays', label: '按当月的天数折算' },
          { value: 'wholeMonth', label: '也按整月收' },
        ]}
      />
      <Choice
        label="没来的天"
        value={draft.absence}
        onChange={(absence) => change({ absence })}
        options={[
          { value: 'charged', label: '按月的照收', note: '按天、按次的，来之前说了就不收' },
          { value: 'inARow', label: '连着几天没来，退' },
          { value: 'inTheMonth', label: '一个月里几天没来，退' },
        ]}
      />
      {draft.absence !== 'charged' && (
        <>
          <Stepper
            label="几天没来才退"
            value={draft.absentDays}
            least={1}
            most={31}
            words={daysWords}
            onChange={(absentDays) => change({ absentDays })}
          />
          <Stepper
            label="没来的天退多少"
            value={draft.absentPercent}
            least={0}
            most={100}
            by={10}
            words={percentWords}
            onChange={(absentPercent) => change({ absentPercent })}
          />
        </>
      )}
      {city.others.length > 0 && (
        <Banner tone="waiting" title={`这里公布了${city.others.map(ruleKindWords).join('、')}的规定`}>
          <Words>照公布的收和退，不照您写的。</Words>
          <Button kind="secondary" onPress={() => void open('/packages/public/publications/index')}>
            看公布的规定
          </Button>
        </Banner>
      )}
      <Rules rules={city.closure} />
      <DateField
        label="从哪天起用"
        hint="最早从明天起：今天下的预约，照今天的办法退"
        error={isChecked && from === undefined ? '请选年、月、日' : undefined}
        from={firstDay}
        until={addMonths(firstDay, 12)}
        value={from}
        onChange={(day) => put({ from: day })}
      />
      <Banner tone="info" title="公布出来是这样，约托位的家长预约前会看到">
        <Words>{refundTermsWords(termsIn(draft, from ?? firstDay))}</Words>
      </Banner>
      <Words kind="soft">只对那天和以后下的预约有效；以前下的，照下单那天的办法退。</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Announce text={sending.phase === 'done' ? '已经公布' : ''} />
      {sending.phase === 'done' && <Banner tone="confirmed" title="已经公布" />}
      <Button busy={sending.phase === 'sending' && '正在公布'} onPress={() => void publish()}>
        公布这个办法
      </Button>
    </>
  );
}

function hintOf(rules: readonly CityRule[]): string {
  return rules.length === 0 ? '这里没有公布规定，照您写的' : '这里公布了规定，公布到的服务照公布的';
}

function Rules({ rules }: { readonly rules: readonly CityRule[] }) {
  return rules.map(({ key, text, clause }) => <ClauseLink key={key} clause={clause} text={text} />);
}
