import type { Offered } from '../booking';
import type { Pricing } from '../childcare/childcareClass';
import type { CivilMonth } from '../civil';
import type { BillLine } from './bill';
import { judgementOf, type Capped } from './rooms';
import type { BillingRules } from './rules';

/** What a room says of itself, as far as a bill asks. */
export type SoldAs = { readonly pricing: Pricing; readonly weekdays: number };

/** What a line is judged by: the rules, on the days of its month, for what its room is sold as. */
export type Judging = {
  readonly month: CivilMonth;
  readonly rules: BillingRules;
  readonly soldAs: (offer: Offered) => SoldAs;
};

export function cappedOf(line: BillLine, soldAs: Judging['soldAs']): Capped {
  return { ...line, pricing: soldAs(line.offer).pricing };
}

/** The line with the cap that lets it pass, where one binds it. */
export function withJudgement(line: BillLine, { month, rules, soldAs }: Judging): BillLine {
  const judgement = judgementOf(cappedOf(line, soldAs), month, rules);
  return { ...line, ...(judgement ? { judgement } : {}) };
}
