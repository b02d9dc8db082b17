import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import { ClauseLink } from '../../../ui/ClauseLink';
import { draftMark } from '../../../words/clauses';
import { refundWords } from '../../../words/refunds';
import { Silent } from './Silent';

type Refund = CareJudgementView['cities'][number]['refunds'][number];

/** What comes back, when, each by its own words. */
export function RefundCell({ refunds }: { refunds: readonly Refund[] }) {
  if (refunds.length === 0) return <Silent />;
  return (
    <>
      {refunds.map((refund) => (
        <ClauseLink
          key={refund.when}
          clause={refund.clause}
          text={`${draftMark(refund.status)}${refundWords(refund)}`}
        />
      ))}
    </>
  );
}
