import { lateUnits, type LateUnit } from '@huiyue/shared/attendance/lateTerms';
import type { LateTermsView } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import { parseYuan, yuanText } from '@huiyue/shared/money';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { put } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { lateKey, lateWords } from '../../../parts/late';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Announce } from '../../../ui/Announce';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import { yuanWords } from '../../../words/money';
import { originalWords } from '../originalWords';

const graces = ['0', '5', '10', '15', '30'] as const;
type Grace = (typeof graces)[number];

type Props = { readonly site: Id<'site'>; readonly terms: LateTermsView };

/** A price for being fetched late, in the very words that the family reads before it books. */
export function LateForm({ site, terms }: Props) {
  const client = useQueryClient();
  const { rule, hourCap, revision } = terms;
  const [unit, setUnit] = useState<LateUnit>(terms.unitMinutes ?? 30);
  const [grace, setGrace] = useState<Grace>(graces.find((one) => Number(one) === terms.graceMinutes) ?? '15');
  const [text, setText] = useState(terms.unitFen === null ? '' : yuanText(terms.unitFen));
  const [isChecked, setIsChecked] = useState(false);
  const { send, ...sending } = useSend<object, LateTermsView>(`late:${site}:${revision}`, (body, key) =>
    put(`/sites/${site}/late-pick-up`, body, key),
  );
  const unitFen = parseYuan(text);
  const said = { unitMinutes: unit, graceMinutes: Number(grace) };
  const perHour = unitFen === undefined ? undefined : (unitFen * 60) / unit;
  const isAbove = hourCap !== null && perHour !== undefined && perHour > hourCap.capFen;
  const publish = async () => {
    setIsChecked(true);
    if (unitFen === undefined || isAbove) return;
    const answer = await send({ unitFen, ...said, revision });
    if (answer?.ok) client.setQueryData(lateKey(site), answer.data);
  };
  return (
    <>
      <Banner tone="info" title={revision === 0 ? '还没有公布，接晚了不收费' : '现在公布的'}>
        <Words>{lateWords(terms)}</Words>
      </Banner>
      {rule && (
        <Banner
          tone="waiting"
          title={rule.kind === 'forbidden' ? '本地规定不能收' : '本地规定家长同意了才收'}
        >
          <ClauseLink clause={rule.clause} text={originalWords(rule.clause)} />
        </Banner>
      )}
      <Choice
        label="按多长时间收"
        hint="开始了就按一整段算"
        value={`${unit}`}
        onChange={(value) => setUnit(lateUnits.find((one) => `${one}` === value) ?? 30)}
        options={lateUnits.map((one) => ({ value: `${one}`, label: `每 ${one} 分钟` }))}
      />
      <YuanField
        label={`每 ${unit} 分钟收多少`}
        hint={
          hourCap
            ? `公布的上限：每小时 ${yuanWords(hourCap.capFen)}`
            : '这里没有公布晚接的限价；写 0 就是不收'
        }
        error={
          isAbove ? '高于公布的上限，请改低' : isChecked && unitFen === undefined ? '请写下价格' : undefined
        }
        text={text}
        onChange={setText}
        unit={`元/${unit} 分钟`}
      />
      {hourCap && <ClauseLink clause={hourCap.clause} text={originalWords(hourCap.clause)} />}
      <Choice
        label="晚多久以内不收"
        value={grace}
        onChange={setGrace}
        options={graces.map((value) => ({ value, label: value === '0' ? '一晚就收' : `${value} 分钟以内` }))}
      />
      {unitFen !== undefined && !isAbove && (
        <Banner tone="info" title="家长预约前会看到">
          <Words>{lateWords({ ...terms, ...said, unitFen })}</Words>
        </Banner>
      )}
      <Words kind="soft">只对公布以后的预约有效；以前的预约照当时公布的收。</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Announce text={sending.phase === 'done' ? '已经公布' : ''} />
      {sending.phase === 'done' && <Banner tone="confirmed" title="已经公布" />}
      <Button busy={sending.phase === 'sending' && '正在公布'} onPress={() => void publish()}>
        公布这个价格
      </Button>
    </>
  );
}
