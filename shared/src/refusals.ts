import type { BookingState } from './booking';
import type { CivilDate, CivilMonth } from './civil';
import type { Id } from './ids';
import type { Fen } from './money';
import type { Clause } from './policy/clauses';

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
  'class.placesBelowTaken': { places: number; takenPlaces: number; month: CivilMonth };
  'class.changed': { revision: number };
  'place.full': { month: CivilMonth; places: number };
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
  'child.alreadyBooked': { booking: Id<'booking'>; month: CivilMonth };
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
