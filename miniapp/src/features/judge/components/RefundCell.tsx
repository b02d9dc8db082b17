import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import { ClauseLink } from '../../../ui/ClauseLink';
import { draftMark } from '../../../words/clauses';
import { Silent } from './Silent';

type Refund = CareJudgementView['cities'][number]['refunds'][number];

const whenWords = {
  beforeStart: '开始前退',
  afterStart: '中途退',
  closure: '机构停办',
} as const satisfies Record<Refund['when'], string>;

/** What comes back, when, each by its own words. */
export function RefundCell({ refunds }: { refunds: readonly Refund[] }) {
  if (refunds.length === 0) return <Silent />;
  return (
    <>
      {refunds.map((refund) => (
        <ClauseLink key={refund.when} clause={refund.clause} text={refundWords(refund)} />
      ))}
    </>
  );
}

/** 中途退：用了不超过 5 天的，退 50%（草案） */
function refundWords({ when, basis, percent, noticeDays, usedDaysAtMost, status }: Refund): string {
  const conditions = [
    ...(noticeDays === null ? [] : [`提前 ${noticeDays} 天说`]),
    ...(usedDaysAtMost === null ? [] : [`用了不超过 ${usedDaysAtMost} 天`]),
  ];
  const given = {
    full: '全额退',
    unusedDays: '按没用的天数退',
    percent: `退 ${percent ?? 0}%`,
    none: '不退',
  }[basis];
  const mark = draftMark(status);
  return `${whenWords[when]}：${[...conditions, given].join('，')}${mark === '' ? '' : `（${mark}）`}`;
}
