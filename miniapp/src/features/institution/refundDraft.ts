import type { RefundTerms } from '@huiyue/shared/billing/refundTerms';
import type { CivilDate } from '@huiyue/shared/civil';

type Absence = NonNullable<RefundTerms['absence']>;

/** Terms as they stand in the form: what is not asked for at the moment keeps what was chosen. */
export type RefundDraft = {
  readonly partMonth: RefundTerms['partMonth'];
  readonly beforePercent: number;
  readonly beforeDays: number;
  readonly back: RefundTerms['afterStart']['back'];
  readonly afterDays: number;
  readonly absence: Absence['counted'] | 'charged';
  readonly absentDays: number;
  readonly absentPercent: number;
};

/** By what is reckoned where nobody has published anything: the form begins with it. */
export const plainTerms: Omit<RefundTerms, 'from'> = {
  partMonth: 'openDays',
  beforeStart: { percent: 100, noticeDays: 0 },
  afterStart: { back: 'unusedDays', noticeDays: 0 },
};

export function refundDraftOf(terms: Omit<RefundTerms, 'from'>): RefundDraft {
  const { partMonth, beforeStart, afterStart, absence } = terms;
  return {
    partMonth,
    beforePercent: beforeStart.percent,
    beforeDays: beforeStart.noticeDays,
    back: afterStart.back,
    afterDays: afterStart.noticeDays,
    absence: absence?.counted ?? 'charged',
    absentDays: absence?.fromDays ?? 1,
    absentPercent: absence?.percent ?? 100,
  };
}

/** What is not given back needs no notice: nothing that the form does not show is published. */
export function termsIn(draft: RefundDraft, from: CivilDate): RefundTerms {
  const { partMonth, beforePercent, beforeDays, back, afterDays, absence } = draft;
  return {
    from,
    partMonth,
    beforeStart: { percent: beforePercent, noticeDays: beforePercent === 0 ? 0 : beforeDays },
    afterStart: { back, noticeDays: back === 'nothing' ? 0 : afterDays },
    ...(absence !== 'charged' && {
      absence: { counted: absence, fromDays: draft.absentDays, percent: draft.absentPercent },
    }),
  };
}
