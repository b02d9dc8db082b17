import { refusalAboveCap, capBinding } from '@huiyue/shared/childcare/judgePrice';
import { mostTrialDays, onTrial, type TrialTerms, type TrialUse } from '@huiyue/shared/childcare/trial';
import { openDays, datesIn, refusalOfTime, wholeMonth } from '@huiyue/shared/childcare/when';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { addMonthsTo, ageInMonths, dateAt, monthOf, type Instant } from '@huiyue/shared/civil';
import { stateAt, type Booking } from '@huiyue/shared/booking';
import type { TrialDaysView, TrialView } from '@huiyue/shared/contract/trials';
import { isId, type Id } from '@huiyue/shared/ids';
import { freeUnits } from '@huiyue/shared/ledger/sheet';
import type { Fen } from '@huiyue/shared/money';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { slotOn, type FilledSlot } from '@huiyue/shared/policy/slots';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { findSold, readSheets, type Sold } from '../sellers';
import { untilSettled } from '../untilSettled';
import { shown } from '../views';

/** On what terms a class can be tried; the price stands under the cap of a single day. */
export function publishTrial(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly class: Id<'class'>;
    readonly daysPerChild: number;
    readonly priceFen: Fen;
    readonly revision: number;
  },
  receipt: Receipt,
): Promise<Outcome<TrialView> | Absent> {
  return untilSettled(async () => {
    const sold = await findSold(deps, asked.class);
    if (sold?.kind !== 'class' || !actor.sites.includes(sold.site.id)) return absent;
    const { site, class: offer } = sold;
    const before = await deps.trials.find(site.id, offer.id);
    const revision = before?.revision ?? 0;
    if (revision !== asked.revision) return refused({ code: 'class.changed', facts: { revision } });
    const { daysPerChild, priceFen } = asked;
    const next: TrialTerms = {
      site: site.id,
      class: offer.id,
      daysPerChild,
      priceFen,
      revision: revision + 1,
    };
    const refusal = refusalAboveCap(deps.policy, site, offer, rateOf(next), dateAt(deps.now()));
    if (refusal) return refused(refusal);
    const body = trialView(deps, site, offer, next);
    const result = await deps.trials.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

export async function listTrials(deps: Deps, id: Id<'site'>): Promise<readonly TrialView[] | Absent> {
  const site = await deps.sites.find(id);
  if (!site) return absent;
  const [terms, classes] = await Promise.all([deps.trials.of(site.id), deps.classes.ofSite(site)]);
  return classes.flatMap((offer) => {
    const one = terms.find((known) => known.class === offer.id);
    return one && one.daysPerChild > 0 ? [trialView(deps, site, offer, one)] : [];
  });
}

/** Which days a child of its age can try, this month and next, and what is free on each. */
export async function readTrialDays(
  deps: Deps,
  household: Id<'household'>,
  asked: { readonly class: Id<'class'>; readonly child: Id<'child'> },
): Promise<TrialDaysView | Absent> {
  const [sold, child] = await Promise.all([
    findSold(deps, asked.class),
    deps.children.find(household, asked.child),
  ]);
  if (sold?.kind !== 'class' || !child) return absent;
  const { site, class: offer } = sold;
  const now = deps.now();
  const terms = await deps.trials.find(site.id, offer.id);
  const used = await usedBy(deps, child.id, site.id, now);
  const most = terms ? mostDays(deps, site, terms, now).days : 0;
  const months = [monthOf(dateAt(now)), addMonthsTo(monthOf(dateAt(now)), 1)];
  const ids = months.map((period) => ({ kind: 'classMonth' as const, of: offer.id, period }));
  const sheetOf = await readSheets(deps, [sold], ids);
  const tried = terms && onTrial(offer, terms);
  const days = ids.flatMap((id) =>
    datesIn(id.period).flatMap((date) => {
      const bit = openDays(offer, id.period) & (1 << (Number(date.slice(8)) - 1));
      const age = ageInMonths(child.birthDate, date);
      const isOfAge = age >= offer.ageFromMonths && age < offer.ageBelowMonths;
      if (!tried || bit === 0 || !isOfAge) return [];
      if (refusalOfTime(tried, { careMode: 'occasional', date, trial: true }, now)) return [];
      const span = { ...wholeMonth(offer, id.period), days: bit };
      return [{ date, openPlaces: shown(freeUnits(sheetOf(id), span, [], now)) }];
    }),
  );
  return { child: child.id, used, left: Math.max(0, most - used), days };
}

/** The class as it is sold on a trial day; undefined where it cannot be tried. */
export async function classOnTrial(
  deps: Pick<Deps, 'trials'>,
  { site, class: offer }: Extract<Sold, { kind: 'class' }>,
): Promise<ChildcareClass | undefined> {
  const terms = await deps.trials.find(site.id, offer.id);
  return terms && terms.daysPerChild > 0 ? onTrial(offer, terms) : undefined;
}

type Use = {
  readonly sold: Sold;
  readonly child: Id<'child'> | Id<'elder'>;
  readonly booking: Id<'booking'>;
};

/**
 * Writes down that these bookings are trial days of their children, before the places are taken: of two orders that
 * would go over the number together, one is told. What then comes to nothing counts no more after a minute.
 */
export async function useTrials(
  deps: Deps,
  wanted: readonly Use[],
  now: Instant,
): Promise<Refusal | undefined> {
  for (const { sold, child, booking } of wanted) {
    if (sold.kind !== 'class' || !isId('child', child)) continue;
    const { site, class: offer } = sold;
    const refusal = await untilSettled(async () => {
      const [terms, before] = await Promise.all([
        deps.trials.find(site.id, offer.id),
        deps.trialUses.find(child, site.id),
      ]);
      if (before?.uses.some((use) => use.booking === booking)) return undefined;
      const uses = await standing(deps, before, now);
      const { days, slot } = terms ? mostDays(deps, site, terms, now) : { days: 0, slot: undefined };
      if (uses.length >= days)
        return {
          code: 'trial.usedUp' as const,
          facts: { site: site.name, days },
          ...(slot && slot.value === days ? { clause: slot.clause } : {}),
        };
      const next: TrialUse = {
        child,
        site: site.id,
        uses: [...uses, { booking, at: now }],
        revision: (before?.revision ?? 0) + 1,
      };
      return (await deps.trialUses.write([next])) === 'committed' ? undefined : 'again';
    });
    if (refusal) return refusal;
  }
  return undefined;
}

/** The order came to nothing: its days are free to be tried again at once. */
export async function giveTrialsBack(deps: Deps, wanted: readonly Use[]): Promise<void> {
  for (const { sold, child, booking } of wanted)
    await untilSettled(async () => {
      const before = await deps.trialUses.find(child, sold.site.id);
      if (!before?.uses.some((use) => use.booking === booking)) return undefined;
      const uses = before.uses.filter((use) => use.booking !== booking);
      const result = await deps.trialUses.write([{ ...before, uses, revision: before.revision + 1 }]);
      return result === 'committed' ? undefined : 'again';
    });
}

const committingMs = 60_000;
const counting: readonly ReturnType<typeof stateAt>[] = [
  'held',
  'waiting',
  'offered',
  'requested',
  'confirmed',
];

async function standing(
  deps: Pick<Deps, 'bookings'>,
  before: TrialUse | undefined,
  now: Instant,
): Promise<TrialUse['uses']> {
  const uses = before?.uses ?? [];
  const found = new Map<string, Booking>(
    (await deps.bookings.findAll(uses.map(({ booking }) => booking))).map((one) => [one.id, one]),
  );
  return uses.filter(({ booking, at }) => {
    const made = found.get(booking);
    return made ? counting.includes(stateAt(made, now)) : now - at < committingMs;
  });
}

async function usedBy(deps: Deps, child: Id<'child'>, site: Id<'site'>, now: Instant): Promise<number> {
  return (await standing(deps, await deps.trialUses.find(child, site), now)).length;
}

function mostDays(
  deps: Pick<Deps, 'policy'>,
  { jurisdiction }: Site,
  { daysPerChild }: TrialTerms,
  now: Instant,
): { readonly days: number; readonly slot: FilledSlot | undefined } {
  const slot = slotOn(deps.policy, { jurisdiction, on: dateAt(now), key: 'trialDays', line: 'childcare' });
  return { days: mostTrialDays(daysPerChild, slot?.value), slot };
}

function rateOf({ priceFen }: Pick<TrialTerms, 'priceFen'>) {
  return { careMode: 'occasional', per: 'day', priceFen } as const;
}

function trialView(deps: Deps, site: Site, offer: ChildcareClass, terms: TrialTerms): TrialView {
  const now = deps.now();
  const cap = capBinding(deps.policy, site, offer, rateOf(terms), dateAt(now));
  const { days, slot } = mostDays(deps, site, terms, now);
  return {
    class: offer.id,
    name: offer.name,
    ageFromMonths: offer.ageFromMonths,
    ageBelowMonths: offer.ageBelowMonths,
    daysPerChild: days,
    daysClause: slot?.clause ?? null,
    priceFen: terms.priceFen,
    cap: cap ? { capFen: cap.capFen, clause: cap.clause } : null,
    revision: terms.revision,
  };
}
