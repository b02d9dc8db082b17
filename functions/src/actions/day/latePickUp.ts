import { lateMinutes, markOf } from '@huiyue/shared/attendance/attendance';
import {
  chargedMinutes,
  hourFenOf,
  latePriceAt,
  lateRuleOn,
  refusalOfLatePrice,
  strictestLateRule,
  type LateOffer,
  type LateTerms,
} from '@huiyue/shared/attendance/lateTerms';
import type { ExtraItem } from '@huiyue/shared/billing/extraItem';
import { billingRulesOf } from '@huiyue/shared/billing/rules';
import { serviceDays } from '@huiyue/shared/billing/serviceDays';
import { requestedAt } from '@huiyue/shared/booking';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { dateAt, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import type { LateTermsView, NewLateTerms } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { bookingsOf } from '../billsMonth';
import { untilSettled } from '../untilSettled';

const termsKey = 'TERMS';

/** What stands now, and what is published on it, for whoever is about to book. */
export async function readLateTerms(deps: Deps, id: Id<'site'>): Promise<LateTermsView | Absent> {
  const site = await deps.sites.find(id);
  if (!site) return absent;
  const [terms, rule] = await Promise.all([deps.lateTerms.find(id, termsKey), ruleAt(deps, site)]);
  return viewOf(terms, rule);
}

/** For places that are asked for from now on. */
export function publishLateTerms(
  deps: Deps,
  actor: Actor,
  asked: NewLateTerms & { readonly site: Id<'site'> },
  receipt: Receipt,
): Promise<Outcome<LateTermsView> | Absent> {
  const { unitFen, unitMinutes, graceMinutes } = asked;
  return untilSettled(async () => {
    const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
    if (!site) return absent;
    const before = await deps.lateTerms.find(site.id, termsKey);
    const revision = before?.revision ?? 0;
    if (revision !== asked.revision) return refused({ code: 'lateTerms.changed', facts: { revision } });
    const rule = await ruleAt(deps, site);
    const refusal = refusalOfLatePrice(asked, rule);
    if (refusal) return refused(refusal);
    const price = { unitFen, unitMinutes, graceMinutes, at: deps.now(), by: actor.account };
    const next = { site: site.id, said: [...(before?.said ?? []), price], revision: revision + 1 };
    const body = viewOf(next, rule);
    return (await deps.lateTerms.write([next], { receipt, body })) === 'committed' ? accepted(body) : 'again';
  });
}

async function ruleAt(deps: Deps, site: Site): Promise<ReturnType<typeof strictestLateRule>> {
  const rules = billingRulesOf(deps.policy, site, []);
  const classes = await deps.classes.ofSite(site);
  return strictestLateRule(rules, classes.flatMap(offersOf), dateAt(deps.now()));
}

function offersOf({ id, name, kind, pricing, rates }: ChildcareClass): readonly LateOffer[] {
  return rates.map(({ careMode }) => ({
    offer: { kind: 'class', id, name, classKind: kind, careMode },
    pricing,
  }));
}

function viewOf(
  terms: LateTerms | undefined,
  { treatment, cap }: ReturnType<typeof strictestLateRule>,
): LateTermsView {
  const price = terms?.said.at(-1);
  return {
    unitFen: price?.unitFen ?? null,
    unitMinutes: price?.unitMinutes ?? null,
    graceMinutes: price?.graceMinutes ?? 0,
    rule: treatment ?? null,
    hourCap: cap ? { capFen: cap.capFen, clause: cap.clause } : null,
    revision: terms?.revision ?? 0,
  };
}

/**
 * What a household's late evenings of a month add to its bill, by the price that stood published when the place was
 * asked for: lines like any other extra, so the caps that bind those bind these. Where staff have put one on by hand
 * for that day, theirs stands; what a rule forbids is not charged, and what it makes voluntary only by hand, with the
 * family's word for it.
 */
export async function lateExtras(
  deps: Deps,
  site: Site,
  asked: {
    readonly household: Id<'household'>;
    readonly month: CivilMonth;
    readonly extras: readonly ExtraItem[];
  },
): Promise<readonly ExtraItem[]> {
  const terms = await deps.lateTerms.find(site.id, termsKey);
  if (!terms) return [];
  const rules = billingRulesOf(deps.policy, site, []);
  const [bookings, classes] = await Promise.all([
    bookingsOf(deps, site, asked.household, asked.month),
    deps.classes.ofSite(site),
  ]);
  const pricings = new Map<string, ChildcareClass['pricing']>(
    classes.map(({ id, pricing }) => [id, pricing]),
  );
  const lines = await Promise.all(
    bookings.map(async (booking) => {
      const price = latePriceAt(terms, requestedAt(booking));
      if (!price) return [];
      const rows = await deps.attendance.ofBooking(booking.id);
      const days = serviceDays(booking, (on) =>
        rows.some((row) => row.on === on && markOf(row).kind === 'present'),
      );
      return rows.flatMap((row): readonly ExtraItem[] => {
        const day = days.find(({ on }) => on === row.on);
        const pricing = day && pricings.get(day.where.offer.id);
        if (!day || !pricing || row.site !== site.id || monthOf(row.on) !== asked.month) return [];
        const { treatment, caps } = lateRuleOn(rules, { offer: day.where.offer, pricing }, row.on);
        const quantity = chargedMinutes(price, lateMinutes(markOf(row), day.where.span.to), caps);
        const isByHand = asked.extras.some(
          ({ feeItem, booking: of, from, to }) =>
            feeItem === 'lateCollection' && of === booking.id && from <= row.on && row.on <= to,
        );
        return quantity === 0 || isByHand || treatment
          ? []
          : [
              {
                booking: booking.id,
                feeItem: 'lateCollection',
                per: 'hour',
                quantity,
                unitPriceFen: hourFenOf(price),
                from: row.on,
                to: row.on,
              },
            ];
      });
    }),
  );
  return lines.flat();
}
