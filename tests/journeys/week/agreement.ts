import { monthOf, weekdayOf, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { blankSheet, sheetName, type PlaceSheetId, type Sheet } from '@huiyue/shared/ledger/sheet';
import { expect } from 'vitest';
import { done, type Send } from '../../support/town/caller';
import type { Town } from '../../support/town/openTown';
import { hour, moments, openAt, placed, sum, takenAt, thereAt } from './counting';
import type { House, Station } from './house';
import type { Family } from './people';

export type Offer = House['classes'][number] | Station['canteen'];

export function offersOf(house: House | Station): readonly Offer[] {
  return 'canteen' in house ? [house.canteen, house.dayCare, house.homeCare] : house.classes;
}

function isGivenOn({ weekdays }: Offer, date: CivilDate): boolean {
  return Math.floor(weekdays / 2 ** weekdayOf(date)) % 2 === 1;
}

function sheetIdsOf(offer: Offer, dates: readonly CivilDate[]): readonly PlaceSheetId[] {
  if ('product' in offer) return dates.map((period) => ({ kind: 'serviceDay', of: offer.id, period }));
  const months = [...new Set(dates.map((date) => monthOf(date)))];
  return months.map((period) => ({ kind: 'classMonth', of: offer.id, period }));
}

/** As the store has them; one that nobody has touched yet is blank. */
export async function sheetsOf(
  town: Town,
  offers: readonly Offer[],
  dates: readonly CivilDate[],
): Promise<ReadonlyMap<string, Sheet>> {
  const asked = offers.flatMap((offer) => sheetIdsOf(offer, dates).map((id) => ({ id, offer })));
  const drawn = await town.edition.deps.ledger.sheets(asked.map(({ id }) => id));
  const blank = asked.map(({ id, offer: { places, reserves } }) =>
    blankSheet(id, { places, reserves: reserves.map(({ for: group, units }) => ({ for: group, units })) }),
  );
  return new Map([...blank, ...drawn].map((sheet) => [sheetName(sheet.id), sheet]));
}

/** Nobody was ever sold a place that is not there, at any minute of any day. */
export function expectNobodyOversold(
  sheets: Iterable<Sheet>,
  dates: readonly CivilDate[],
  now: number,
): void {
  for (const sheet of sheets)
    for (const date of datesOn(sheet, dates))
      for (const minute of moments(0, 1440)) {
        const taken = takenAt(sheet, { date, minute, now });
        if (taken > sheet.places)
          throw new Error(`${sheetName(sheet.id)}: ${taken} of ${sheet.places} at ${date} ${minute}`);
      }
}

function datesOn({ id }: Sheet, dates: readonly CivilDate[]): readonly CivilDate[] {
  return dates.filter((date) =>
    id.kind === 'serviceDay' ? date === id.period : monthOf(date) === id.period,
  );
}

/** One day of one house: every screen that shows a number of it, against the sheets. */
export async function expectDayToAgree(town: Town, house: House | Station, date: CivilDate): Promise<void> {
  const { deps } = town.edition;
  const now = deps.now();
  const send = await house.staff[0].now();
  const params = { site: house.site.id };
  const today = done(await send(endpoints.readToday, { params, query: { date } }));
  const called = done(await send(endpoints.readSiteAttendance, { params, query: { on: date } }));
  const sheets = await sheetsOf(town, offersOf(house), [date]);
  const where = `${house.site.name} ${date}`;
  // The roll-call and the day's screen name the same people, and the same marks.
  const byId = (one: { readonly booking: string }, other: { readonly booking: string }) =>
    one.booking < other.booking ? -1 : 1;
  expect(today.people.map(({ booking, mark }) => ({ booking, mark })).sort(byId), where).toEqual(
    called.items.map(({ booking, mark }) => ({ booking, mark })).sort(byId),
  );

  for (const offer of offersOf(house).filter((one) => isGivenOn(one, date))) {
    const [id] = sheetIdsOf(offer, [date]);
    const sheet = id && sheets.get(sheetName(id));
    if (!sheet) throw new Error(`${offer.id} has no sheet of ${date}`);
    const what = `${where} ${offer.name}`;
    const at = (minute: number) => ({ date, minute, now });
    const most = (from: number, to: number, kind?: 'held' | 'kept') =>
      Math.max(...moments(from, to).map((minute) => takenAt(sheet, at(minute), kind)));
    const open = (from: number, to: number) =>
      Math.max(0, Math.min(...moments(from, to).map((minute) => openAt(sheet, at(minute)))));

    const people = today.people.filter(
      ({ seller, isAway, isGivenUp }) => seller === offer.id && !isAway && !isGivenUp,
    );
    const roster = done(await readRoster(send, offer, date)).items.filter(({ isAway }) => !isAway);
    for (const minute of moments(0, 1440)) {
      const expected = takenAt(sheet, at(minute), 'kept');
      const there = [people, roster].map((list) =>
        sum(list.filter(({ from, to }) => from <= minute && minute < to)),
      );
      if (there.some((count) => count !== expected))
        throw new Error(`${what} ${minute}: ${there.join(' and ')} people, ${expected} on the sheet`);
    }

    const days = done(await readDays(send, offer, date)).days;
    for (const { from, to, openPlaces } of days.find((day) => day.date === date)?.bands ?? [])
      expect(openPlaces, `${what}, free from ${from}`).toBe(open(from, to));
    const room = today.rooms.find(({ seller }) => seller === offer.id);
    expect(room !== undefined, what).toBe(!('product' in offer) || offer.product === 'dayCare');
    for (const { from, to, takenPlaces, openPlaces } of room?.bands ?? [])
      expect([takenPlaces, openPlaces], `${what}, today from ${from}`).toEqual([
        most(from, to),
        open(from, to),
      ]);

    if (!('product' in offer)) continue;
    const { opensAt, closesAt } = offer;
    if (offer.product === 'meal') {
      const [kept, held] = [most(opensAt, closesAt, 'kept'), most(opensAt, closesAt, 'held')];
      const query = { params: { service: offer.id }, query: { date } };
      const kitchen = done(await send(endpoints.readKitchen, query));
      const round = done(await send(endpoints.readDeliveries, query));
      expect(today.meals, what).toMatchObject([
        { portions: kept, heldPortions: held, orders: people.length, openPortions: open(opensAt, closesAt) },
      ]);
      expect(today.meals[0]?.servedPortions, what).toBe(
        sum(people.filter(({ mark }) => mark?.kind === 'present')),
      );
      expect([kitchen.portions, sum(kitchen.counts.map(({ portions: units }) => ({ units })))], what).toEqual(
        [kept, kept],
      );
      expect(sum(kitchen.labels), what).toBe(kept);
      expect(sum(round.stops), what).toBe(sum(kitchen.labels.filter(({ way }) => way === 'deliver')));
    }
    if (offer.product === 'homeCare') {
      const minutes = moments(0, 1440).reduce(
        (all, minute) => all + hour * takenAt(sheet, at(minute), 'kept'),
        0,
      );
      expect(
        today.rounds.reduce((all, { visits }) => all + visits, 0),
        what,
      ).toBe(minutes / (offer.minutes ?? 60));
    }
  }
}

function readRoster(send: Send, offer: Offer, date: CivilDate) {
  return 'product' in offer
    ? send(endpoints.readServiceRoster, { params: { service: offer.id }, query: { date } })
    : send(endpoints.readClassRoster, { params: { class: offer.id }, query: { date } });
}

function readDays(send: Send, offer: Offer, date: CivilDate) {
  const query = { month: monthOf(date) };
  return 'product' in offer
    ? send(endpoints.readServiceDays, { params: { service: offer.id }, query })
    : send(endpoints.readClassDays, { params: { class: offer.id }, query });
}

/** A house's lists and counts, against the sheets of all days on which anything was sold. */
export async function expectListsToAgree(
  town: Town,
  house: House | Station,
  dates: readonly CivilDate[],
): Promise<void> {
  const now = town.clock.now();
  const send = await house.staff[1].now();
  const params = { site: house.site.id };
  const sheets = [...(await sheetsOf(town, offersOf(house), dates)).values()];
  const lists = new Map<string, readonly BookingView[]>();
  for (const state of ['requested', 'confirmed', 'waiting', 'offered'] as const)
    lists.set(
      state,
      await pages(async (cursor) =>
        done(await send(endpoints.listSiteBookings, { params, query: { state, limit: '50', ...cursor } })),
      ),
    );
  const listed = (...states: readonly string[]) => states.flatMap((state) => lists.get(state) ?? []);
  expectToFill(sheets, dates, listed('requested', 'offered'), now, 'held');
  expectToFill(sheets, dates, listed('confirmed'), now, 'kept');

  const today = done(await send(endpoints.readToday, { params }));
  expect(today.counts, house.site.name).toMatchObject({
    answers: listed('requested').length,
    offers: listed('offered').length,
    waiting: listed('waiting').length,
  });
  const queue = await pages(async (cursor) =>
    done(await send(endpoints.listSiteQueue, { params, query: { limit: '50', ...cursor } })),
  );
  for (const sheet of sheets) {
    const inTurn = queue.filter(
      ({ offer, period }) => offer.id === sheet.id.of && period === sheet.id.period,
    );
    const onSheet = waitingOn(sheet);
    const byName = (one: string, other: string) => (one < other ? -1 : 1);
    expect(inTurn.map(({ booking }) => booking).sort(byName), sheetName(sheet.id)).toEqual(
      onSheet.map((booking) => booking).sort(byName),
    );
    expect(inTurn.map(({ rank }) => rank)).toEqual(inTurn.map((_, index) => index + 1));
    const last = inTurn.at(-1);
    if (!last) continue;
    const rank = done(await send(endpoints.readRank, { params: { booking: last.booking } }));
    expect([rank.rank, rank.waiting, rank.ahead.length]).toEqual([
      onSheet.length,
      onSheet.length,
      onSheet.length - 1,
    ]);
  }
  expect(queue).toHaveLength(listed('waiting').length);
}

/** Every booking of every family as the family sees it; with those of people who were never in the app. */
export function expectFamiliesToAgree(
  sheets: readonly Sheet[],
  dates: readonly CivilDate[],
  bookings: readonly BookingView[],
  now: number,
): void {
  const live = bookings.filter(({ state }) => placed.includes(state));
  expectToFill(sheets, dates, live, now, 'all');
  for (const sheet of sheets) {
    const { id } = sheet;
    const waiting = bookings.filter(
      ({ state, offer, period }) => state === 'waiting' && offer.id === id.of && period === id.period,
    );
    expect(waiting.length, sheetName(id)).toBe(waitingOn(sheet).length);
  }
}

/** Whoever is held an offer is waiting no more. */
function waitingOn({ queue }: Sheet) {
  return queue.flatMap(({ booking, offered }) => (offered === undefined ? [booking] : []));
}

/** At every moment as many people as the sheet has units taken: nobody without a place, and no place without somebody. */
function expectToFill(
  sheets: readonly Sheet[],
  dates: readonly CivilDate[],
  bookings: readonly BookingView[],
  now: number,
  kind: 'all' | 'held' | 'kept',
): void {
  for (const sheet of sheets) {
    const here = bookings.filter(
      ({ offer, period }) => offer.id === sheet.id.of && period === sheet.id.period,
    );
    for (const date of datesOn(sheet, dates))
      for (const minute of moments(0, 1440)) {
        const [there, taken] = [thereAt(here, { date, minute }), takenAt(sheet, { date, minute, now }, kind)];
        if (there !== taken)
          throw new Error(
            `${sheetName(sheet.id)} ${date} ${minute}: ${there} booked, ${taken} ${kind} on the sheet`,
          );
      }
  }
}

/** A whole list, page by page. */
export async function pages<T>(
  read: (cursor: {
    readonly cursor?: string;
  }) => Promise<{ readonly items: readonly T[]; readonly next: string | null }>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let next: string | null = null;
  do {
    const page: { readonly items: readonly T[]; readonly next: string | null } = await read(
      next === null ? {} : { cursor: next },
    );
    all.push(...page.items);
    next = page.next;
  } while (next !== null);
  return all;
}

export async function bookingsOf(family: Family): Promise<readonly BookingView[]> {
  const send = await family.now();
  return pages(async (cursor) =>
    done(await send(endpoints.listBookings, { query: { limit: '50', ...cursor } })),
  );
}
