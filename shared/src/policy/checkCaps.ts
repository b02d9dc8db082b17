import type { PriceCap } from '../contract/policyPack';
import { boundaryDays } from './boundaryDays';
import { problemOf } from './checkRules';
import { ratioOf, roundingLifts } from './derivation';
import { isStanding } from './inForce';
import { jurisdictionChain } from './jurisdictions';
import type { Policy } from './packTypes';
import { baseOn, capInForce, capQuestionKey } from './priceCaps';
import { pricingAuthorityOn } from './pricingAuthorities';
import type { PolicyProblem, PolicyProblemCode } from './problems';
import { coveredItems } from './scope';

/** What caps come to: shares, bases, circles, roundings, and whose they are to set. */
export function checkCaps(policy: Policy): readonly PolicyProblem[] {
  const caps = policy.rules.priceCaps;
  const shape = [
    ...caps.flatMap((cap) => [...itemProblems(policy, cap), ...baseProblems(policy, cap)]),
    ...shareProblems(policy),
    ...circleProblems(policy),
  ];
  // A base in a circle or without end cannot be worked out, so nothing more can be said.
  if (shape.length > 0) return shape;
  return caps.flatMap((cap) => [...dayProblems(policy, cap), ...authorityProblems(policy, cap)]);
}

function complaint(policy: Policy, cap: PriceCap, code: PolicyProblemCode, sentence: string): PolicyProblem {
  return problemOf(policy, { kind: 'priceCaps', rule: cap }, code, sentence);
}

function itemProblems(policy: Policy, cap: PriceCap): readonly PolicyProblem[] {
  const { feeItems = [], voluntary = [], forbidden = [] } = cap;
  const torn = [
    ...feeItems.filter((item) => voluntary.includes(item) || forbidden.includes(item)),
    ...voluntary.filter((item) => forbidden.includes(item)),
  ];
  return [
    ...(torn.length === 0
      ? []
      : [
          complaint(
            policy,
            cap,
            'rule.itemsContradict',
            `says two things of ${torn.join(', ')}: an item is covered, voluntary or forbidden`,
          ),
        ]),
    ...(coveredItems(cap)?.length === 0
      ? [
          complaint(
            policy,
            cap,
            'rule.itemsContradict',
            'covers nothing: name in feeItems what the amount is for',
          ),
        ]
      : []),
  ];
}

function shareProblems(policy: Policy): readonly PolicyProblem[] {
  const { priceCaps, refundRules, absenceRules, slots } = policy.rules;
  const tooMuch = (percent: number | undefined) => percent !== undefined && percent > 100;
  const sentence =
    'is a share of more than the whole: give per cent of 100 at most, or for a rise above a base use the kind float';
  return [
    ...priceCaps
      .filter(({ derived }) => derived && isTooMuch(derived))
      .map((cap) => complaint(policy, cap, 'share.above100', sentence)),
    ...refundRules
      .filter(({ percent }) => tooMuch(percent))
      .map((rule) => problemOf(policy, { kind: 'refundRules', rule }, 'share.above100', sentence)),
    ...absenceRules
      .filter(({ percent }) => tooMuch(percent))
      .map((rule) => problemOf(policy, { kind: 'absenceRules', rule }, 'share.above100', sentence)),
    ...slots
      .filter(({ key, value }) => key.endsWith('Percent') && tooMuch(value ?? undefined))
      .map(({ key, jurisdiction }) => ({
        code: 'share.above100' as const,
        where: `slots.json, ${key} in ${jurisdiction}`,
        sentence,
      })),
  ];
}

function isTooMuch(derived: NonNullable<PriceCap['derived']>): boolean {
  const { times, over } = ratioOf(derived);
  return derived.kind === 'float' ? derived.percent > 100 : times > over;
}

function baseProblems(policy: Policy, cap: PriceCap): readonly PolicyProblem[] {
  if (!cap.derived) return [];
  const { of } = cap.derived;
  const base = policy.rules.priceCaps.find(({ id }) => id === of);
  if (!base) {
    const sentence = `is derived from ${of}, which is no cap: name the id of an entry of priceCaps`;
    return [complaint(policy, cap, 'cap.baseUnknown', sentence)];
  }
  if (base.line !== cap.line) {
    const sentence = `is derived from ${of}, a cap on ${base.line}: a base must be of the same line, ${cap.line}`;
    return [complaint(policy, cap, 'cap.baseOtherLine', sentence)];
  }
  if (!jurisdictionChain(policy, cap.jurisdiction).some(({ code }) => code === base.jurisdiction)) {
    const sentence = `is derived from ${of}, a cap of another place: a base must be of ${cap.jurisdiction} or of a place above it`;
    return [complaint(policy, cap, 'cap.baseOtherPlace', sentence)];
  }
  return [];
}

/** By question, for a base is whatever answers its question on the day. */
function circleProblems(policy: Policy): readonly PolicyProblem[] {
  const caps = policy.rules.priceCaps;
  const next = new Map<string, Set<string>>();
  for (const cap of caps) {
    const base = cap.derived && caps.find(({ id }) => id === cap.derived?.of);
    if (!base) continue;
    const from = capQuestionKey(cap);
    next.set(from, (next.get(from) ?? new Set()).add(capQuestionKey(base)));
  }
  const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
    [...(next.get(from) ?? [])].some(
      (step) => step === to || (!seen.has(step) && reaches(step, to, new Set([...seen, step]))),
    );
  return caps
    .filter((cap) => cap.derived && reaches(capQuestionKey(cap), capQuestionKey(cap), new Set()))
    .map((cap) =>
      complaint(
        policy,
        cap,
        'cap.circle',
        `is derived from ${cap.derived?.of ?? ''}, which in the end is derived from this cap or from what this cap would replace: give one of them as an amount`,
      ),
    );
}

/** On each day that anything changes: the base is there, and rounding does not make more of it than the share allows. */
function dayProblems(policy: Policy, cap: PriceCap): readonly PolicyProblem[] {
  const { derived, rounding } = cap;
  if (!derived) return [];
  const days = boundaryDays(
    cap.validity,
    policy.rules.priceCaps.map(({ validity }) => validity),
  ).filter((on) => isStanding(policy, cap, on));
  // Only a place with caps of its own can have another base than the cap's place.
  const places = [
    ...new Set([cap, ...policy.rules.priceCaps].map(({ jurisdiction }) => jurisdiction)),
  ].filter((code) => jurisdictionChain(policy, code).some((place) => place.code === cap.jurisdiction));
  for (const on of days) {
    for (const jurisdiction of places) {
      const asked = { jurisdiction, on };
      const base = baseOn(policy, asked, derived.of);
      const baseFen = base && capInForce(policy, asked, base)?.capFen;
      if (baseFen === undefined) {
        const sentence = `is derived from ${derived.of}, which has no amount on ${on}: let the two begin and end together`;
        return [complaint(policy, cap, 'cap.baseMissing', sentence)];
      }
      if (rounding && roundingLifts(baseFen, derived, rounding)) {
        const sentence = `rounding to ${rounding.toFen} fen (${rounding.direction}) lifts the price over what ${baseFen} fen allow on ${on}: use the direction down, or give the rounded amount the document prints`;
        return [complaint(policy, cap, 'rounding.lifts', sentence)];
      }
    }
  }
  return [];
}

function authorityProblems(policy: Policy, cap: PriceCap): readonly PolicyProblem[] {
  const [place] = jurisdictionChain(policy, cap.jurisdiction);
  const [on] = boundaryDays(cap.validity, []);
  const authority = on && pricingAuthorityOn(policy, { jurisdiction: cap.jurisdiction, on, line: cap.line });
  if (!authority || !place || authority.level === place.level) return [];
  const sentence = `is set for ${place.name}, but by ${authority.clause.id} prices of this line are set by ${authority.authority}: let them publish it`;
  return [complaint(policy, cap, 'cap.notTheirs', sentence)];
}
