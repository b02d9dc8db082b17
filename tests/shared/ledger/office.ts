import { endsAt, stateAt, type Booking, type BookingFacts, type Doer } from '@huiyue/shared/booking';
import { civilDate, type Instant } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { MoveOn, Offer, Order } from '@huiyue/shared/ledger/commands';
import { decide } from '@huiyue/shared/ledger/decide';
import {
  blankSheet,
  diaryTerms,
  isLive,
  sheetName,
  type Claim,
  type PlaceSheetId,
  type Sheet,
  type SheetId,
  type Terms,
} from '@huiyue/shared/ledger/sheet';
import { minutesInDay, type Span } from '@huiyue/shared/ledger/span';
import { fen } from '@huiyue/shared/money';
import {
  claimsOfEach,
  diaryClaim,
  diaryOf,
  offered,
  planNew,
  planNext,
  together,
  type Plan,
  type Wanted,
} from '@huiyue/shared/plan';
import { answerOf, bkg, month, nine, roomId, type Answer } from './sheets';

export const family: Doer = { account: 'acc_000001', role: 'family' };

/** A child’s place in a room; the same number is the same booking and, unless said otherwise, the same child. */
export function care(
  number: number,
  more: Partial<BookingFacts> & { readonly child?: number } = {},
): BookingFacts {
  const { child = number, ...facts } = more;
  return {
    id: bkg(number),
    household: 'hh_000001',
    orderer: 'acc_000001',
    channel: 'app',
    recipient: {
      id: `chd_${String(child).padStart(6, '0')}`,
      name: '小满',
      birthDate: civilDate('2024-06-15'),
    },
    site: { id: 'site_000001', name: '试验托育园' },
    offer: {
      kind: 'class',
      id: 'cls_000001',
      name: '托大班',
      classKind: 'olderToddlerClass',
      careMode: 'fullDay',
    },
    sheet: roomId,
    span: month,
    units: 1,
    startsOn: civilDate('2026-09-01'),
    judgement: { priceFen: fen(158_000), per: 'month' },
    payFen: fen(158_000),
    ...facts,
  };
}

/** A lunch for an older person on a day. */
export function lunch(
  number: number,
  on: string,
  more: Partial<BookingFacts> & { readonly elder?: number } = {},
): BookingFacts {
  const { elder = number, ...facts } = more;
  return {
    ...care(number),
    recipient: {
      id: `eld_${String(elder).padStart(6, '0')}`,
      name: '老陈',
      birthDate: civilDate('1946-03-01'),
    },
    offer: { kind: 'service', id: 'svc_000001', name: '午餐', product: 'meal' },
    sheet: { kind: 'serviceDay', of: 'svc_000001', period: civilDate(on) },
    span: { days: 1, from: 660, to: 780 },
    startsOn: civilDate(on),
    judgement: { priceFen: fen(1_200), per: 'portion' },
    payFen: fen(1_200),
    ...facts,
  };
}

/**
 * An institution's office on paper: the real plans and the real decisions, committed one after another as the store
 * commits them. After each it counts, booking by booking and minute by minute, whether everything adds up.
 */
export class Office {
  now: Instant = nine;
  readonly sheets = new Map<string, Sheet>();
  readonly bookings = new Map<Id<'booking'>, Booking>();
  readonly log: MoveOn[] = [];
  readonly #termsOf: (sheet: PlaceSheetId) => Terms;

  constructor(termsOf: number | ((sheet: PlaceSheetId) => Terms)) {
    this.#termsOf = typeof termsOf === 'number' ? () => ({ places: termsOf, reserves: [] }) : termsOf;
  }

  /** The plan for a booking that is made, or for the next act on one that is there. */
  plan(facts: BookingFacts | number, wanted: Wanted): Plan {
    const about = { by: family, at: this.now };
    return typeof facts === 'number'
      ? planNext(this.booking(facts), wanted, about)
      : planNew(facts, wanted, about);
  }

  booking(number: number): Booking {
    const booking = this.bookings.get(bkg(number));
    if (!booking) throw new Error(`there is no booking ${number}`);
    return booking;
  }

  stateOf(number: number) {
    return stateAt(this.booking(number), this.now);
  }

  sheet(id: SheetId): Sheet {
    return this.sheets.get(sheetName(id)) ?? this.#blank(id);
  }

  /** One act on one booking. */
  do(facts: BookingFacts | number, wanted: Wanted): Answer {
    const [answer] = this.decide([this.plan(facts, wanted)]);
    if (answer === undefined) throw new Error('one order has one answer');
    return answer;
  }

  /** Several orders in one decision; what stands in one list is all or nothing. */
  decide(...orders: readonly (readonly Plan[])[]): readonly Answer[] {
    const ids = orders.flatMap((plans) => plans.flatMap(({ sheets }) => sheets));
    const decision = decide(
      new Map(ids.map((id) => [sheetName(id), this.sheet(id)])),
      orders.map((plans) => together(plans)),
      this.now,
    );
    for (const [index, plans] of orders.entries()) {
      const outcome = decision.outcomes[index];
      if (!outcome?.ok) continue;
      const each = claimsOfEach(plans, outcome.value);
      for (const [which, plan] of plans.entries()) this.#write(plan, plan.after(each[which] ?? [], this.now));
    }
    this.#take(decision);
    return decision.outcomes.map(answerOf);
  }

  /** What a seller or regulator does to a sheet itself. */
  amend(order: Order, id: PlaceSheetId = roomId): Answer {
    const own = order.map(({ command }) => ({ sheet: sheetName(id), command }));
    const decision = decide(new Map([[sheetName(id), this.sheet(id)]]), [own], this.now);
    this.#take(decision);
    return answerOf(decision.outcomes[0]);
  }

  /** Nothing but the clock. */
  tick(id: PlaceSheetId = roomId): void {
    this.#take(decide(new Map([[sheetName(id), this.sheet(id)]]), [], this.now));
  }

  /** Who holds an offer right now. */
  offeredTo(): readonly Id<'booking'>[] {
    return [...this.bookings.values()]
      .filter((one) => stateAt(one, this.now) === 'offered')
      .map(({ id }) => id);
  }

  /** How many are in a room at a moment, booking by booking. */
  inside(id: SheetId, day: number, minute: number): number {
    return insideOf(this.#claimsOn(id), day, minute);
  }

  #write(plan: Plan, booking: Booking): void {
    const before = this.bookings.get(booking.id);
    if (before !== plan.before) throw new Error(`${booking.id} has changed since this was planned`);
    this.bookings.set(booking.id, booking);
  }

  #take(decision: {
    book: ReadonlyMap<string, Sheet>;
    offers: readonly Offer[];
    moves: readonly MoveOn[];
  }): void {
    for (const [name, sheet] of decision.book) this.sheets.set(name, sheet);
    for (const { booking: id, claim } of decision.offers) {
      const booking = this.bookings.get(id);
      if (!booking) throw new Error(`${id} was offered a place and does not exist`);
      this.bookings.set(id, offered(booking, claim, this.now));
    }
    this.log.push(...decision.moves);
    for (const name of decision.book.keys()) this.#count(name);
  }

  #blank(id: SheetId): Sheet {
    return blankSheet(id, id.kind === 'personMonth' ? diaryTerms : this.#termsOf(id));
  }

  /** What the bookings say is taken of a sheet. */
  #claimsOn(id: SheetId): readonly Claim[] {
    const name = sheetName(id);
    return [...this.bookings.values()].flatMap((booking): readonly Claim[] => {
      const { claim, sheet } = booking;
      if (!claim || (endsAt(booking) !== undefined && !isLive(claim, this.now))) return [];
      if (sheetName(sheet) === name) return [claim];
      const own = diaryClaim(booking);
      const keepsTime = booking.writtenState !== 'offered';
      return own && keepsTime && sheetName(diaryOf(booking)) === name ? [own] : [];
    });
  }

  #count(name: string): void {
    const sheet = this.sheets.get(name);
    if (!sheet) throw new Error(`no sheet called ${name}`);
    const claims = this.#claimsOn(sheet.id);
    const onSheet = summed(sheet.claims.filter((claim) => isLive(claim, this.now)));
    const onBookings = summed(claims);
    if (onSheet !== onBookings)
      throw new Error(`${name} says ${onSheet} is taken, and its bookings ${onBookings}`);
    const most = sheet.overAllocations.reduce((sum, { units }) => sum + units, sheet.places);
    for (let day = 0; day < 31; day += 1)
      for (let at = 0; at < minutesInDay; at += 15) {
        const inside = insideOf(claims, day, at);
        if (inside > most)
          throw new Error(`${inside} are on ${name} on day ${day} at ${at}, and ${most} may be`);
      }
  }
}

function insideOf(claims: readonly Claim[], day: number, minute: number): number {
  return claims.filter(({ span }) => isThere(span, day, minute)).reduce((sum, { units }) => sum + units, 0);
}

function isThere({ days, from, to }: Span, day: number, minute: number): boolean {
  return Math.floor(days / 2 ** day) % 2 === 1 && from <= minute && minute < to;
}

/** Claims as a text that is the same whenever they come to the same. */
function summed(claims: readonly Claim[]): string {
  const units = new Map<string, number>();
  for (const { span, pool, until, booking, units: more } of claims) {
    const key = [span.days, span.from, span.to, pool, until ?? 'for good', booking ?? ''].join(' ');
    units.set(key, (units.get(key) ?? 0) + more);
  }
  return [...units]
    .map(([key, count]) => `${count} × ${key}`)
    .toSorted()
    .join(', ');
}
