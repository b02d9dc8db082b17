import { attendanceRevision, lateMinutes, markOf } from '@huiyue/shared/attendance/attendance';
import { endsAt, stateAt, type Booking } from '@huiyue/shared/booking';
import {
  ageInMonths,
  dateAt,
  hourMs,
  isoAt,
  monthOf,
  weekdayOf,
  type CivilDate,
  type Instant,
} from '@huiyue/shared/civil';
import type { SiteTodayView, TodayPerson } from '@huiyue/shared/contract/today';
import { isId, type Id } from '@huiyue/shared/ids';
import { freeUnits, heldUnits, takenUnits, type PlaceSheetId, type Sheet } from '@huiyue/shared/ledger/sheet';
import { hasDay, type Span } from '@huiyue/shared/ledger/span';
import type { Actor, CareCard } from '@huiyue/shared/people';
import { isGivenOn } from '@huiyue/shared/services/quoteService';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../../ports';
import { absent, type Absent } from '../absent';
import { closureOn, expectedAt, type Expected } from '../attendance';
import { cardView, needOf } from '../cards';
import { datesOn, daysOn } from '../dates';
import { monthsOf } from '../listBookings';
import { papersToRenew } from './papers';
import { readRoundsToday } from './rounds';
import { offerOf, readSheets, type Sold } from '../sellers';
import { shown } from '../views';

/** More than one screen holds; the rest is on the page of answers. */
const mostAnswers = 30;
const soonMs = 48 * hourMs;

/** A site's day: read from its bookings, its roll-call and its sheets at one instant, and from nowhere else. */
export async function readToday(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly date: CivilDate | undefined },
): Promise<SiteTodayView | Absent> {
  const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
  if (!site) return absent;
  const now = deps.now();
  const on = asked.date ?? dateAt(now);
  const [bookings, expected, closure, sold, incidents, late, missed, staff] = await Promise.all([
    liveBookings(deps, site),
    expectedAt(deps, site, on),
    closureOn(deps, site, on),
    soldAt(deps, site),
    deps.incidents.due(site.id, '~'),
    deps.lateRequests.due(site.id, '~'),
    deps.missed.due(site.id, '~'),
    deps.staff.of(site.id),
  ]);
  const given = sold.filter((one) => isGiven(one, on));
  const sheetOf = await readSheets(
    deps,
    given,
    given.map((one) => sheetOn(one, on)),
  );
  const answers = bookings
    .filter((booking) => stateAt(booking, now) === 'requested')
    .sort((one, other) => deadline(one) - deadline(other) || (one.id < other.id ? -1 : 1));
  const offers = bookings.filter((booking) => stateAt(booking, now) === 'offered');
  return {
    site: site.id,
    on,
    at: isoAt(now),
    closure: closure ?? null,
    answers: answers.slice(0, mostAnswers).map(awaited),
    counts: {
      answers: answers.length,
      offers: offers.length,
      waiting: bookings.filter((booking) => stateAt(booking, now) === 'waiting').length,
      openIncidents: incidents.length,
      missed: missed.length,
    },
    lateRequests: late
      .filter(({ dueAt }) => now < dueAt)
      .map(({ id, recipientName, serviceName, date, dueAt }) => ({
        id,
        recipient: recipientName,
        service: serviceName,
        on: date,
        dueAt: isoAt(dueAt),
      })),
    people: await peopleAt(deps, expected),
    rooms: given.flatMap((one) => roomOf(one, sheetOf(sheetOn(one, on)), on, now)),
    meals: given.flatMap((one) => mealOf(one, sheetOf(sheetOn(one, on)), expected, now)),
    rounds: await readRoundsToday(deps, site, on, homeCareOf(given, expected)),
    papers: papersToRenew(site, staff, dateAt(now)),
    expiring: offers.flatMap((booking) => expiringOf(booking, now)).sort(bySoonest),
  };
}

/** Everything of this month and the months on sale, each once. */
async function liveBookings(deps: Deps, site: Site): Promise<readonly Booking[]> {
  const months = await monthsOf(deps, site);
  return (await Promise.all(months.map((month) => deps.bookings.ofSite(site.id, month)))).flat();
}

async function soldAt(deps: Deps, site: Site): Promise<readonly Sold[]> {
  const [classes, services] = await Promise.all([deps.classes.ofSite(site), deps.services.ofSite(site)]);
  return [
    ...classes.map((one): Sold => ({ kind: 'class', site, class: one })),
    ...services.map((one): Sold => ({ kind: 'service', site, service: one })),
  ];
}

function isGiven(sold: Sold, on: CivilDate): boolean {
  return sold.kind === 'class'
    ? hasDay(sold.class.weekdays, weekdayOf(on)) && sold.class.opensOn <= on
    : isGivenOn(sold.service, on) && sold.service.opensOn <= on;
}

function sheetOn(sold: Sold, on: CivilDate): PlaceSheetId {
  return sold.kind === 'class'
    ? { kind: 'classMonth', of: sold.class.id, period: monthOf(on) }
    : { kind: 'serviceDay', of: sold.service.id, period: on };
}

/** The people at the door, in the order in which they come, and of children who may fetch them. */
export async function peopleAt(deps: Deps, expected: readonly Expected[]): Promise<TodayPerson[]> {
  const fetched = expected.flatMap(({ booking, day }) => {
    const { household, recipient } = booking;
    const isComing = day.where.offer.kind === 'class' && day.givenUpAt === undefined;
    return isComing && isId('child', recipient.id) ? [{ household, child: recipient.id }] : [];
  });
  const children = await deps.children.findEach(fetched);
  const cards = new Map<string, CareCard | undefined>(children.map(({ id, card }) => [id, card]));
  return expected
    .map((one) => {
      const isComing = one.day.givenUpAt === undefined;
      const card = isComing ? cards.get(one.booking.recipient.id) : undefined;
      return todayPerson(
        one,
        cardView(card, { kind: 'institution', needs: [needOf(one.booking)] }).collectors,
      );
    })
    .sort((one, other) => one.from - other.from || (one.booking < other.booking ? -1 : 1));
}

function todayPerson({ booking, day, row }: Expected, collectors: TodayPerson['collectors']): TodayPerson {
  const { offer, span } = day.where;
  const mark = row ? markOf(row) : null;
  return {
    booking: booking.id,
    recipient: { id: booking.recipient.id, name: booking.recipient.name },
    line: offer.kind === 'class' ? 'childcare' : offer.product,
    seller: offer.id,
    offer: offer.name,
    from: span.from,
    to: span.to,
    units: booking.units,
    way: booking.meal?.way ?? null,
    isAway: day.awayToldAt !== undefined,
    isGivenUp: day.givenUpAt !== undefined,
    mark,
    seen: row ? attendanceRevision(row) : 0,
    lateMinutes: mark ? lateMinutes(mark, span.to) : 0,
    collectors,
  };
}

function awaited(booking: Booking): SiteTodayView['answers'][number] {
  const { id, recipient, offer, sheet, span, units, startsOn, judgement, payFen } = booking;
  const endedAt = endsAt(booking);
  return {
    booking: id,
    recipient: { id: recipient.id, name: recipient.name },
    offer,
    period: sheet.period,
    dates: datesOn(sheet, span.days),
    from: span.from,
    to: span.to,
    units,
    startsOn,
    ageInMonths: ageInMonths(recipient.birthDate, startsOn),
    priceFen: judgement.priceFen,
    per: judgement.per,
    payFen,
    answerBy: endedAt === undefined ? null : isoAt(endedAt),
  };
}

const minutesAnHour = 60;

/** Hour by hour, off the sheet of that very day; what is sold whole has one band. */
function roomOf(sold: Sold, sheet: Sheet, on: CivilDate, now: Instant): SiteTodayView['rooms'] {
  const offer = offerOf(sold);
  if (sold.kind === 'service' && sold.service.product !== 'dayCare' && sold.service.product !== 'course')
    return [];
  const { opensAt, closesAt } = offer;
  const days = daysOn(sheetOn(sold, on), [on]);
  return [
    {
      seller: offer.id,
      name: offer.name,
      places: sheet.places,
      bands: Array.from({ length: Math.ceil((closesAt - opensAt) / minutesAnHour) }, (_, index) => {
        const from = opensAt + index * minutesAnHour;
        const span: Span = { days, from, to: Math.min(from + minutesAnHour, closesAt) };
        return {
          from: span.from,
          to: span.to,
          takenPlaces: takenUnits(sheet, span, now),
          openPlaces: shown(freeUnits(sheet, span, [], now)),
        };
      }),
    },
  ];
}

function mealOf(
  sold: Sold,
  sheet: Sheet,
  expected: readonly Expected[],
  now: Instant,
): SiteTodayView['meals'] {
  if (sold.kind === 'class' || sold.service.product !== 'meal') return [];
  const { id, name, opensAt, closesAt } = sold.service;
  const whole: Span = { days: 1, from: opensAt, to: closesAt };
  const [taken, held] = [takenUnits(sheet, whole, now), heldUnits(sheet, whole, now)];
  const ordered = comingTo(id, expected);
  return [
    {
      service: id,
      name,
      from: opensAt,
      to: closesAt,
      orders: ordered.length,
      portions: taken - held,
      heldPortions: held,
      servedPortions: ordered
        .filter(({ row }) => row && markOf(row).kind === 'present')
        .reduce((sum, { booking }) => sum + booking.units, 0),
      openPortions: shown(freeUnits(sheet, whole, [], now)),
    },
  ];
}

function homeCareOf(given: readonly Sold[], expected: readonly Expected[]) {
  return given.flatMap((sold) =>
    sold.kind === 'service' && sold.service.product === 'homeCare'
      ? [{ service: sold.service, coming: comingTo(sold.service.id, expected) }]
      : [],
  );
}

/** Who is booked for it and neither away nor gone. */
function comingTo(seller: Id<'service'>, expected: readonly Expected[]): readonly Expected[] {
  return expected.filter(
    ({ day }) => day.where.offer.id === seller && day.awayToldAt === undefined && day.givenUpAt === undefined,
  );
}

function expiringOf(booking: Booking, now: Instant): SiteTodayView['expiring'] {
  const at = endsAt(booking);
  if (at === undefined || at - now > soonMs) return [];
  const { id, recipient, offer } = booking;
  return [
    {
      booking: id,
      recipient: { id: recipient.id, name: recipient.name },
      offer: offer.name,
      at: isoAt(at),
    },
  ];
}

function bySoonest(one: { readonly at: string }, other: { readonly at: string }): number {
  return one.at < other.at ? -1 : 1;
}

function deadline(booking: Booking): Instant {
  return endsAt(booking) ?? Infinity;
}
