import type { CivilDate } from '../civil';

/**
 * What an institution publishes of its own where its jurisdiction is silent. A day on which it was closed is not in
 * here: it is never charged on an institution's own word.
 */
export type RefundTerms = {
  readonly from: CivilDate;
  /** A month that is booked in part: by its calendar days, by its open days, or whole. */
  readonly partMonth: 'calendarDays' | 'openDays' | 'wholeMonth';
  /** Given up before the first day: so much of the price is given back … */
  readonly beforeStart: { readonly percent: number; readonly noticeDays: number };
  /** … and after it: the unused days, or nothing; so many days' notice are charged. */
  readonly afterStart: { readonly back: 'unusedDays' | 'nothing'; readonly noticeDays: number };
  /** Absent: days of absence are charged. */
  readonly absence?: {
    readonly fromDays: number;
    readonly counted: 'inARow' | 'inTheMonth';
    readonly percent: number;
  };
};

/** The terms that stood on a day. What a family booked under holds for what it booked. */
export function refundTermsOn(history: readonly RefundTerms[], on: CivilDate): RefundTerms | undefined {
  return history
    .filter(({ from }) => from <= on)
    .reduce<RefundTerms | undefined>(
      (last, next) => (last && last.from > next.from ? last : next),
      undefined,
    );
}
