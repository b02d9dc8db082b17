import type { PricePer } from '../booking';
import type { ChildcareClass } from '../childcare/childcareClass';
import { judgeOffer } from '../childcare/judgeOffer';
import { refusalAboveCap } from '../childcare/judgePrice';
import type { CivilDate } from '../civil';
import type { Id } from '../ids';
import { boundaryDays } from '../policy/boundaryDays';
import type { CareMode } from '../policy/childcareKinds';
import type { Policy } from '../policy/packTypes';
import { listed } from '../policy/ruleKinds';
import type { Refusal } from '../refusals';
import type { Service } from '../service';
import { judgeService, refusalAboveServiceCap } from '../services/judgeService';
import type { Site } from '../site';

/** Everything a site sells on the terms that are published now. */
export type OnSale = {
  readonly site: Site;
  readonly classes: readonly ChildcareClass[];
  readonly services: readonly Service[];
};

/** Published terms that may not be sold on a day of service: the refusal is the one a family would get. */
export type Breach = {
  readonly site: Pick<Site, 'id' | 'name'>;
  readonly seller: { readonly id: Id<'class'> | Id<'service'>; readonly name: string };
  /** Which of its prices; absent where the terms as a whole are the matter. */
  readonly rate?: { readonly careMode?: CareMode; readonly per: PricePer };
  /** The first day of service on which it is so. */
  readonly from: CivilDate;
  readonly refusal: Refusal;
};

/** From a day on, every day on which any rule begins or has ended: between two of them nothing changes. */
function changeDays(policy: Policy, from: CivilDate): readonly CivilDate[] {
  return boundaryDays(
    { from },
    listed(policy.rules).map(({ rule }) => rule.validity ?? {}),
  );
}

/** What of a site's terms breaks a rule on the days of service from `from` on, each from its first such day. */
export function breachesFrom(policy: Policy, onSale: OnSale, from: CivilDate): readonly Breach[] {
  return first(daysOf(policy, onSale, from).flatMap((on) => breachesOn(policy, onSale, on)));
}

/** The breaches that one policy makes of terms which were none, or others, under the policy before. */
export function newBreaches(
  before: Policy,
  after: Policy,
  onSale: OnSale,
  from: CivilDate,
): readonly Breach[] {
  const days = daysOf(after, onSale, from).flatMap((on) => {
    const known = new Set(breachesOn(before, onSale, on).map(whole));
    return breachesOn(after, onSale, on).filter((breach) => !known.has(whole(breach)));
  });
  return first(days);
}

/** The first days of what opens later count too: until then it is not sold. */
function daysOf(policy: Policy, { classes, services }: OnSale, from: CivilDate): readonly CivilDate[] {
  const openings = [...classes, ...services].map(({ opensOn }) => opensOn).filter((on) => on > from);
  return [...new Set([...changeDays(policy, from), ...openings])].sort();
}

function breachesOn(policy: Policy, { site, classes, services }: OnSale, on: CivilDate): readonly Breach[] {
  const about = (seller: ChildcareClass | Service, refusal: Refusal | undefined, rate?: Breach['rate']) =>
    refusal
      ? [
          {
            site: { id: site.id, name: site.name },
            seller: { id: seller.id, name: seller.name },
            ...(rate ? { rate } : {}),
            from: on,
            refusal,
          },
        ]
      : [];
  return [
    ...classes
      .filter(({ opensOn }) => opensOn <= on)
      .flatMap((offer) => [
        ...about(offer, judgeOffer(policy, site, { ...offer, opensOn: on, rates: [] }, on)),
        ...offer.rates.flatMap((rate) =>
          about(offer, refusalAboveCap(policy, site, offer, rate, on), {
            careMode: rate.careMode,
            per: rate.per,
          }),
        ),
      ]),
    ...services
      .filter(({ opensOn }) => opensOn <= on)
      .flatMap((offer) => {
        const price = refusalAboveServiceCap(policy, site, offer, on);
        if (price) return about(offer, price, { per: offer.per });
        return about(offer, judgeService(policy, site, { ...offer, opensOn: on }, on));
      }),
  ];
}

function first(breaches: readonly Breach[]): readonly Breach[] {
  const seen = new Set<string>();
  return breaches.filter((breach) => {
    const name = nameOf(breach);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** Which terms: those that break two rules one after the other are named once, with the earlier. */
function nameOf({ seller, rate }: Breach): string {
  return [seller.id, rate?.careMode, rate?.per].join(' ');
}

function whole(breach: Breach): string {
  const { code, facts, clause } = breach.refusal;
  return `${nameOf(breach)} ${code} ${JSON.stringify(facts)} ${clause?.id ?? ''}`;
}
