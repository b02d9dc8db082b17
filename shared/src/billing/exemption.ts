import type { CivilDate, Instant } from '../civil';
import type { Id } from '../ids';
import { accepted, refused, type Outcome } from '../outcome';
import type { Clause } from '../policy/clauses';

/** A regulator's recorded permission, with an end, to ask for a month's money before the month is over. */
export type BillingExemption = {
  readonly id: Id<'exemption'>;
  readonly site: Id<'site'>;
  readonly until: CivilDate;
  readonly reason: string;
  readonly at: Instant;
  readonly by: Id<'account'>;
  /** The rule it is an exception from, where one is published. */
  readonly clause?: Clause;
};

export function grantExemption(
  asked: Omit<BillingExemption, 'clause'>,
  rule: { readonly clause: Clause; readonly allowsRecordedException: boolean } | undefined,
  today: CivilDate,
): Outcome<BillingExemption> {
  if (asked.until < today)
    return refused({ code: 'exemption.alreadyOver', facts: { until: asked.until, today } });
  if (rule && !rule.allowsRecordedException)
    return refused({ code: 'exemption.notAllowed', facts: {}, clause: rule.clause });
  return accepted({ ...asked, ...(rule ? { clause: rule.clause } : {}) });
}

export function exemptionOn(
  exemptions: readonly BillingExemption[],
  on: CivilDate,
): BillingExemption | undefined {
  return exemptions.find(({ until }) => on <= until);
}
