import type { BookingState } from './booking';
import type { ReserveGroup } from './ledger/sheet';
import type { CivilDate, CivilMonth, Instant } from './civil';
import type { Id } from './ids';
import type { Fen } from './money';
import type { CareMode } from './policy/childcareKinds';
import type { Clause } from './policy/clauses';

/** What a sheet is about: a month, or a day. */
export type Period = CivilMonth | CivilDate;

/**
 * Every way a rule says no: a dotted `subject.reason` and the facts that decided it.
 * The server sends these; the words are the mini-program's (`words/`). A new code does not compile
 * until the table of HTTP statuses and the table of Chinese sentences both know it.
 */
type RefusalFacts = {
  'price.aboveCap': { priceFen: Fen; capFen: Fen };
  'price.changed': { reviewedFen: Fen; priceFen: Fen };
  'site.notFiled': { site: string };
  'site.notDesignated': { site: string };
  'site.designatedSellsInclusive': { site: string };
  'class.tooLarge': { places: number; maxChildren: number };
  'class.wrongAgeWindow': {
    ageFromMonths: number;
    ageBelowMonths: number;
    allowedFromMonths: number;
    allowedBelowMonths?: number;
  };
  'class.opensInPast': { opensOn: CivilDate; today: CivilDate };
  'class.answerTooSlow': { answerWithinHours: number; allowedHours: number };
  'places.belowTaken': { places: number; takenPlaces: number; period: Period };
  'class.changed': { revision: number };
  'place.full': { period: Period; places: number };
  'place.keptBack': { period: Period; for: ReserveGroup; releasedAt?: Instant };
  'waitlist.placeIsFree': { period: Period };
  'day.notServed': { on: CivilDate };
  'day.past': { on: CivilDate; firstDay: CivilDate };
  'day.beyondWindow': { on: CivilDate; lastDay: CivilDate };
  'day.tooLate': { on: CivilDate; closedAt: Instant };
  'hours.notOpen': { from: number; to: number; opensAt: number; closesAt: number };
  'careMode.notOffered': { careMode: CareMode };
  'month.past': { month: CivilMonth; firstMonth: CivilMonth };
  'month.beyondWindow': { month: CivilMonth; lastMonth: CivilMonth };
  'child.bornInFuture': { birthDate: CivilDate; today: CivilDate };
  'child.tooOld': { ageInMonths: number; ageBelowMonths: number };
  'child.outsideAgeWindow': {
    ageInMonths: number;
    startsOn: CivilDate;
    ageFromMonths: number;
    ageBelowMonths: number;
  };
  'recipient.alreadyBooked': { booking: Id<'booking'>; period: Period };
  'booking.notOpenToAct': { state: BookingState };
  'login.refused': Record<string, never>;
  'idempotency.otherBody': Record<string, never>;
};

export type RefusalCode = keyof RefusalFacts;

export type Refusal = {
  [Code in RefusalCode]: {
    readonly code: Code;
    readonly facts: Readonly<RefusalFacts[Code]>;
    /** The published rule that decided, where one did. */
    readonly clause?: Clause;
  };
}[RefusalCode];

export type FactsOf<Code extends RefusalCode> = Readonly<RefusalFacts[Code]>;
