import type { Booking, Offered, PricePer } from '../booking';
import type { Pricing } from '../childcare/childcareClass';
import { dateAt, type CivilDate } from '../civil';
import type { Rounding } from '../contract/policyPack';
import { absenceRuleOn } from '../policy/absenceRules';
import { boundaryDays } from '../policy/boundaryDays';
import type { Policy } from '../policy/assemble';
import type { CareMode } from '../policy/childcareKinds';
import type { Clause } from '../policy/clauses';
import { feeRulesOn } from '../policy/feeRules';
import { monthlyBillingRuleOn } from '../policy/billingRules';
import { institutionOf } from '../policy/institutionOf';
import { priceCapsOn, type PriceCapInForce } from '../policy/priceCaps';
import { prorationRuleOn } from '../policy/prorationRules';
import type { Published } from '../policy/published';
import { refundRuleOn } from '../policy/refundRules';
import { mainFeeItem, type ServiceLine } from '../policy/serviceLines';
import type { Site } from '../site';
import type { BilledItem, Ground } from './bill';
import { refundTermsOn, type RefundTerms } from './refundTerms';

/** What a line is charged for, as far as rules ask. */
export type Charged = {
  readonly offer: Offered;
  readonly pricing: Pricing;
  readonly feeItem: BilledItem;
  readonly per: PricePer;
};

/** How a day's part of a month's price is reckoned. */
export type DayBasis =
  | { readonly kind: 'calendarDays' | 'openDays' }
  | { readonly kind: 'fixedDays'; readonly days: number };

type Said = { readonly rounding?: Rounding; readonly ground: Ground };

/** Everything a bill has to know of how less than the whole is charged, each with the word it rests on. */
export type FeeTerms = {
  /** By what a day is reckoned; `whole`: a month begun is a month charged. */
  readonly partMonth: Said & { readonly basis: DayBasis | 'whole' };
  readonly beforeStart: Said & { readonly percent: number; readonly noticeDays: number };
  readonly afterStart: Said & {
    readonly back: 'everything' | 'unusedDays' | 'nothing' | { readonly percent: number };
    readonly noticeDays: number;
    readonly usedDaysAtMost: number;
  };
  readonly closure: Said & { readonly percent: number };
  readonly absence: Said & {
    readonly fromDays: number;
    readonly counted: 'inARow' | 'inTheMonth';
    readonly percent: number;
    /** Told so many hours before the day's first hour; absent: nobody had to be told. */
    readonly noticeHours?: number;
  };
};

export type BillingRules = {
  readonly capsOn: (charged: Charged, on: CivilDate) => readonly PriceCapInForce[];
  /** Outside what a cap covers, and only with consent; or not to be charged at all. */
  readonly treatmentOn: (charged: Charged, on: CivilDate) => Treatment | undefined;
  readonly feeTerms: (charged: Charged, booking: Booking, on: CivilDate) => FeeTerms;
};

export type Treatment = { readonly kind: 'voluntary' | 'forbidden'; readonly clause: Clause };

/** The rules of a site's jurisdiction, with the site's own terms where they are silent. */
export function billingRulesOf(policy: Policy, site: Site, ownTerms: readonly RefundTerms[]): BillingRules {
  const capsOn = onceAPeriod(policy, (charged, on) => allCapsOn(policy, site, charged, on));
  const treatmentOn = onceAPeriod(policy, (charged, on) =>
    treatmentsOn(policy, site, charged, on, capsOn(charged, on)),
  );
  return {
    capsOn: (charged, on) => capsOn(charged, on).filter(({ feeItems }) => feeItems.includes(charged.feeItem)),
    treatmentOn,
    feeTerms: (charged, booking, on) =>
      feeTermsOn(policy, site, charged, on, refundTermsOn(ownTerms, orderedOn(booking))),
  };
}

/**
 * Every line asks for every day of its month, and a rule changes on few of them: between two such days the answer is
 * the same, and is looked up once.
 */
function onceAPeriod<Answer>(
  policy: Policy,
  ask: (charged: Charged, on: CivilDate) => Answer,
): (charged: Charged, on: CivilDate) => Answer {
  const { priceCaps, feeRules } = policy.rules;
  const changes = boundaryDays({}, [
    ...[...priceCaps, ...feeRules].map(({ validity }) => validity),
    ...[...policy.replacements.values()].flat(),
  ]);
  const answers = new Map<string, { readonly answer: Answer }>();
  return (charged, on) => {
    const since = changes.findLast((day) => day <= on) ?? on;
    const { offer, pricing, feeItem } = charged;
    const kind = offer.kind === 'class' ? `${offer.classKind} ${offer.careMode}` : offer.product;
    const name = `${kind} ${pricing} ${feeItem} ${since}`;
    const known = answers.get(name);
    if (known) return known.answer;
    const answer = ask(charged, on);
    answers.set(name, { answer });
    return answer;
  };
}

/** What keeps this site to a month at a time, where its jurisdiction has published it. */
export function monthlyRuleFor(
  policy: Policy,
  site: Site,
  on: CivilDate,
  line: ServiceLine = 'childcare',
): { readonly clause: Clause; readonly allowsRecordedException: boolean } | undefined {
  return monthlyBillingRuleOn(policy, { jurisdiction: site.jurisdiction, on, line });
}

/** The line of service an offer belongs to; a course belongs to none that plans set prices for. */
export function lineOf(offer: Offered): ServiceLine | undefined {
  if (offer.kind === 'class') return 'childcare';
  return offer.product === 'course' ? undefined : offer.product;
}

/** The item the price of a booking is for. */
export function mainItemOf(offer: Offered): BilledItem {
  const line = lineOf(offer);
  return line ? mainFeeItem[line] : 'activities';
}

function allCapsOn(policy: Policy, site: Site, charged: Charged, on: CivilDate): readonly PriceCapInForce[] {
  const line = lineOf(charged.offer);
  if (!line) return [];
  return priceCapsOn(policy, {
    jurisdiction: site.jurisdiction,
    on,
    line,
    ...kindOf(charged.offer),
    institution: institutionOf(site, charged.pricing),
  });
}

function treatmentsOn(
  policy: Policy,
  site: Site,
  charged: Charged,
  on: CivilDate,
  caps: readonly PriceCapInForce[],
): Treatment | undefined {
  const line = lineOf(charged.offer);
  if (!line) return undefined;
  const { feeItem } = charged;
  const institution = institutionOf(site, charged.pricing);
  const asked = { jurisdiction: site.jurisdiction, on, line };
  const said: readonly Treatment[] = [
    ...feeRulesOn(policy, { ...asked, feeItem, institution }).flatMap(({ treatment, clause }) =>
      treatment === 'forbidden' || treatment === 'voluntary' ? [{ kind: treatment, clause }] : [],
    ),
    ...caps.flatMap(({ forbidden, voluntary, clause }): readonly Treatment[] => {
      if (forbidden.includes(feeItem)) return [{ kind: 'forbidden', clause }];
      return voluntary.includes(feeItem) ? [{ kind: 'voluntary', clause }] : [];
    }),
  ];
  return said.find(({ kind }) => kind === 'forbidden') ?? said[0];
}

function feeTermsOn(
  policy: Policy,
  site: Site,
  charged: Charged,
  on: CivilDate,
  own: RefundTerms | undefined,
): FeeTerms {
  const neutral = own ? ownTermsOf(own, charged) : plainTerms(charged);
  const line = lineOf(charged.offer);
  if (!line) return neutral;
  const careMode = careModeOf(charged.offer);
  const asked = {
    jurisdiction: site.jurisdiction,
    on,
    line,
    feeItem: charged.feeItem,
    ...(careMode ? { careMode } : {}),
    institution: institutionOf(site, charged.pricing),
  };
  const proration = prorationRuleOn(policy, asked);
  const before = refundRuleOn(policy, { ...asked, when: 'beforeStart' });
  const after = refundRuleOn(policy, { ...asked, when: 'afterStart' });
  const closure = refundRuleOn(policy, { ...asked, when: 'closure' });
  const absence = absenceRuleOn(policy, asked);
  return {
    partMonth: proration ? { ...said(proration), basis: basisOf(proration) } : neutral.partMonth,
    beforeStart: before
      ? { ...said(before), percent: wholePercent(before), noticeDays: before.noticeDays ?? 0 }
      : neutral.beforeStart,
    afterStart: after
      ? {
          ...said(after),
          back: backOf(after),
          noticeDays: after.noticeDays ?? 0,
          usedDaysAtMost: after.usedDaysAtMost ?? Infinity,
        }
      : neutral.afterStart,
    closure: closure ? { ...said(closure), percent: wholePercent(closure) } : neutral.closure,
    absence: absence
      ? {
          ...said(absence),
          fromDays: absence.fromDays,
          counted: absence.counted,
          percent: absence.percent,
          ...(absence.noticeHours === undefined ? {} : { noticeHours: absence.noticeHours }),
        }
      : neutral.absence,
  };
}

function said(rule: Published & { readonly rounding?: Rounding }): Said {
  return {
    ground: { kind: 'rule', rule: rule.id, clause: rule.clause, version: rule.version },
    ...(rule.rounding ? { rounding: rule.rounding } : {}),
  };
}

function basisOf({ basis, fixedDays }: NonNullable<ReturnType<typeof prorationRuleOn>>): DayBasis {
  return basis === 'fixedDays' ? { kind: basis, days: fixedDays ?? 1 } : { kind: basis };
}

type RefundSaid = NonNullable<ReturnType<typeof refundRuleOn>>;

/** Of what is not given, all of it is unused: only `percent` and `none` keep a part back. */
function wholePercent({ basis, percent }: RefundSaid): number {
  if (basis === 'none') return 0;
  return basis === 'percent' ? (percent ?? 0) : 100;
}

function backOf({ basis, percent }: RefundSaid): FeeTerms['afterStart']['back'] {
  if (basis === 'full') return 'everything';
  if (basis === 'none') return 'nothing';
  return basis === 'percent' ? { percent: percent ?? 0 } : 'unusedDays';
}

function ownTermsOf(own: RefundTerms, charged: Charged): FeeTerms {
  const ground: Ground = { kind: 'ownTerms', from: own.from };
  const plain = plainTerms(charged);
  return {
    partMonth: { ground, basis: own.partMonth === 'wholeMonth' ? 'whole' : { kind: own.partMonth } },
    beforeStart: { ground, ...own.beforeStart },
    afterStart: {
      ground,
      back: own.afterStart.back,
      noticeDays: own.afterStart.noticeDays,
      usedDaysAtMost: Infinity,
    },
    // No institution's own word makes a family pay for a day on which it was shut.
    closure: plain.closure,
    absence: own.absence ? { ground, ...own.absence } : plain.absence,
  };
}

/**
 * Where nobody has published anything: only what was given or kept ready is charged. A day that was told off
 * beforehand gave its place back and is not charged; of a month's place it kept the room, and is.
 */
function plainTerms({ per }: Charged): FeeTerms {
  const ground: Ground = { kind: 'nothingPublished' };
  return {
    partMonth: { ground, basis: { kind: 'openDays' } },
    beforeStart: { ground, percent: 100, noticeDays: 0 },
    afterStart: { ground, back: 'unusedDays', noticeDays: 0, usedDaysAtMost: Infinity },
    closure: { ground, percent: 100 },
    absence: {
      ground,
      fromDays: 1,
      counted: 'inTheMonth',
      percent: per === 'month' ? 0 : 100,
      noticeHours: 0,
    },
  };
}

function kindOf(offer: Offered) {
  return offer.kind === 'class' ? { classKind: offer.classKind, careMode: offer.careMode } : {};
}

function careModeOf(offer: Offered): CareMode | undefined {
  return offer.kind === 'class' ? offer.careMode : undefined;
}

function orderedOn({ history }: Booking): CivilDate {
  return dateAt(history[0]?.at ?? 0);
}
