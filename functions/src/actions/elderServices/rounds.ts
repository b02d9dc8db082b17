import { stateAt, type Booking } from '@huiyue/shared/booking';
import { isCivilDate, monthOf, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { QuoteView } from '@huiyue/shared/contract/bookings';
import type { RoundsView } from '@huiyue/shared/contract/carers';
import { mayCome, proposed, sent, type Carer, type CarerVisit } from '@huiyue/shared/elderServices/rounds';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Quote } from '@huiyue/shared/quote';
import type { Actor } from '@huiyue/shared/people';
import type { Service } from '@huiyue/shared/service';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { siteInReach } from '../billsReach';
import { pageFrom, type PagePosition } from '../pages';
import { findPerson } from '../people';
import type { Sold } from '../sellers';
import { untilSettled } from '../untilSettled';

/** A booking somebody has to go to, with all that those who plan the day need to know of it. */
type Visit = {
  readonly booking: Booking;
  readonly service: Service;
  readonly state: 'requested' | 'confirmed';
};

type Day = { readonly site: Site; readonly date: CivilDate };

export async function readRounds(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly date: CivilDate } & PagePosition,
): Promise<RoundsView | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const day = { site, date: asked.date };
  const [visits, carers, rounds] = await Promise.all([
    visitsOn(deps, day, deps.now()),
    deps.carers.of(site.id),
    deps.rounds.find(site.id, asked.date),
  ]);
  return roundsView(deps, day, visits, carers, standingVisits(rounds?.visits ?? [], visits), {
    revision: rounds?.revision ?? 0,
    ...asked,
  });
}

/** All of it or nothing: a day's plan that half holds is none. */
export function assignCarers(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly site: Id<'site'>;
    readonly date: CivilDate;
    readonly visits: readonly { readonly booking: Id<'booking'>; readonly carer: Id<'carer'> | null }[];
    readonly revision: number;
  },
  receipt: Receipt,
): Promise<Outcome<RoundsView> | Absent> {
  const { date } = asked;
  return untilSettled(async () => {
    const site = await siteInReach(deps, actor, asked.site);
    if (!site) return absent;
    const day = { site, date };
    const before = await deps.rounds.find(site.id, date);
    const revision = before?.revision ?? 0;
    if (revision !== asked.revision) return refused({ code: 'rounds.changed', facts: { revision } });
    const [visits, carers] = await Promise.all([
      visitsOn(
        deps,
        day,
        deps.now(),
        asked.visits.map(({ booking }) => booking),
      ),
      deps.carers.of(site.id),
    ]);
    let next = standingVisits(before?.visits ?? [], visits);
    for (const { booking: id, carer: wanted } of asked.visits) {
      const visit = visits.find(({ booking }) => booking.id === id);
      const carer = carers.find((one) => one.id === wanted);
      if (!visit) return refused({ code: 'rounds.notAVisit', facts: { booking: id } });
      if (wanted !== null && !carer) return absent;
      // Whoever changes places with somebody is taken off before either is sent.
      next = next.filter(({ booking }) => booking !== id);
    }
    for (const { booking: id, carer: wanted } of asked.visits) {
      const visit = visits.find(({ booking }) => booking.id === id);
      if (!visit) continue;
      const outcome = sent(
        { visits: next },
        date,
        askedBy(visit),
        carers.find((one) => one.id === wanted),
      );
      if (!outcome.ok) return outcome;
      next = outcome.value;
    }
    const body = await roundsView(deps, day, visits, carers, next, {
      revision: revision + 1,
      limit: 60,
      offset: 0,
    });
    const rounds = { site: site.id, date, visits: next, revision: revision + 1 };
    const result = await deps.rounds.write([rounds], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** For the review before the tap: who could come at that hour. Nobody is promised: the institution sends whom it can. */
export async function carersInQuote(
  deps: Deps,
  sold: Sold,
  { sheet: { period }, span }: Pick<Quote, 'sheet' | 'span'>,
): Promise<Pick<QuoteView, 'carers'>> {
  if (sold.kind !== 'service' || sold.service.product !== 'homeCare' || !isCivilDate(period)) return {};
  const { service, site } = sold;
  const [carers, rounds] = await Promise.all([deps.carers.of(site.id), deps.rounds.find(site.id, period)]);
  const { from, to } = span;
  const free = mayCome(carers, period, rounds?.visits ?? [], { care: service.care, from, to });
  return carers.length === 0 ? {} : { carers: free.map(({ id, name }) => ({ id, name })) };
}

/** What is still to be done as it was when somebody was sent: what was cancelled or moved keeps nobody busy. */
function standingVisits(sentThere: readonly CarerVisit[], visits: readonly Visit[]): readonly CarerVisit[] {
  return sentThere.filter((one) =>
    visits.some(
      ({ booking }) =>
        booking.id === one.booking && booking.span.from === one.from && booking.span.to === one.to,
    ),
  );
}

async function visitsOn(
  deps: Deps,
  { site, date }: Day,
  now: Instant,
  also: readonly Id<'booking'>[] = [],
): Promise<readonly Visit[]> {
  const [services, listed] = await Promise.all([
    deps.services.ofSite(site),
    deps.bookings.ofSite(site.id, monthOf(date)),
  ]);
  // What was booked a moment ago may not be on the list yet.
  const others = await deps.bookings.findAll(also.filter((id) => !listed.some((one) => one.id === id)));
  const byId = new Map(services.map((service) => [service.id, service]));
  return [...listed, ...others]
    .flatMap((booking): readonly Visit[] => {
      const { sheet, away } = booking;
      if (sheet.kind !== 'serviceDay' || sheet.period !== date || away !== 0) return [];
      const service = byId.get(sheet.of);
      const state = stateAt(booking, now);
      if (service?.product !== 'homeCare' || (state !== 'requested' && state !== 'confirmed')) return [];
      return [{ booking, service, state }];
    })
    .toSorted(
      (one, other) =>
        one.booking.span.from - other.booking.span.from || (one.booking.id < other.booking.id ? -1 : 1),
    );
}

function askedBy({ booking, service }: Visit) {
  return { booking: booking.id, care: service.care, from: booking.span.from, to: booking.span.to };
}

async function roundsView(
  deps: Deps,
  { site, date }: Day,
  visits: readonly Visit[],
  carers: readonly Carer[],
  sentThere: readonly CarerVisit[],
  { revision, ...page }: { readonly revision: number } & PagePosition,
): Promise<RoundsView> {
  const names = new Map(carers.map(({ id, name }) => [id, { id, name }]));
  const open = proposed(carers, date, sentThere, visits.map(askedBy));
  const goes = (all: readonly CarerVisit[], booking: Id<'booking'>) => {
    const carer = all.find((one) => one.booking === booking)?.carer;
    return (carer && names.get(carer)) ?? null;
  };
  const { items, next } = pageFrom(visits, page);
  const shown = await Promise.all(
    items.map(async ({ booking, service, state }) => {
      const { id, recipient, household, span } = booking;
      const card = (await findPerson(deps, household, recipient.id))?.card;
      return {
        booking: id,
        recipient: { id: recipient.id, name: recipient.name },
        service: { id: service.id, name: service.name, care: service.care ?? null },
        from: span.from,
        to: span.to,
        state,
        // Where to go is told once somebody is to go there.
        address: state === 'confirmed' ? (card?.address ?? null) : null,
        carer: goes(sentThere, id),
        proposed: goes(open, id),
      };
    }),
  );
  return { site: site.id, date, revision, items: shown, next };
}
