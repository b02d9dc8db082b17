import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Pricing } from '@huiyue/shared/childcare/childcareClass';
import type { Clause } from '@huiyue/shared/policy/clauses';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import { draftMark } from '../../words/clauses';
import { serviceLineWords } from '../../words/names';
import { refundWords } from '../../words/refunds';

type Asked = { readonly line: ServiceLine; readonly pricing: Pricing };
type When = CareJudgementView['cities'][number]['refunds'][number]['when'];

export type CityRule = { readonly key: string; readonly text: string; readonly clause: Clause };
export type CityRefunds = Readonly<Record<When, readonly CityRule[]>> & {
  /** Published too, where the judge only says that it is: 请假退费, 按天折算. */
  readonly others: readonly ('absenceRules' | 'prorationRules')[];
};

/** Rules may bind one kind of price alone, so each thing that is sold is asked for with its own. */
export function askedOf(
  classes: readonly Pick<OwnClass, 'pricing'>[],
  services: readonly Pick<ServiceCard, 'product' | 'pricing'>[],
): readonly Asked[] {
  const all = [
    ...classes.map(({ pricing }): Asked => ({ line: 'childcare', pricing })),
    ...services.flatMap(({ product, pricing }): readonly Asked[] =>
      // No plan speaks of courses.
      product === 'course' ? [] : [{ line: product, pricing }],
    ),
  ];
  return all.filter(
    ({ line, pricing }, at) =>
      all.findIndex((other) => other.line === line && other.pricing === pricing) === at,
  );
}

/** What the place publishes of giving back for anything the institution sells, each once. */
export function cityRefundsOf(judged: readonly CareJudgementView[]): CityRefunds {
  const said = judged.flatMap(({ asked, cities }) =>
    cities.flatMap(({ refunds }) =>
      refunds.map((refund) => ({
        when: refund.when,
        key: `${asked.line} ${refund.clause.id} ${refundWords(refund)}`,
        text: `${draftMark(refund.status)}${serviceLineWords[asked.line]}，${refundWords(refund)}`,
        clause: refund.clause,
      })),
    ),
  );
  const at = (when: When) =>
    said.filter((one, index) => one.when === when && said.findIndex(({ key }) => key === one.key) === index);
  const cities = judged.flatMap((one) => one.cities);
  return {
    beforeStart: at('beforeStart'),
    afterStart: at('afterStart'),
    closure: at('closure'),
    others: (['absenceRules', 'prorationRules'] as const).filter((kind) =>
      cities.some(({ unpublished }) => !unpublished.includes(kind)),
    ),
  };
}
