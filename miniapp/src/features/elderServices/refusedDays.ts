import type { CivilDate } from '@huiyue/shared/civil';
import { isCivilDate } from '@huiyue/shared/civil';
import type { Failure } from '../../api/answer';
import { refusalIn } from '../../words/refusals';

/** The day of an order that a refusal is about, where it names one. */
export function refusedDay(failure: Failure): CivilDate | undefined {
  const refusal = refusalIn(failure.problem);
  switch (refusal?.code) {
    case 'place.full':
    case 'place.keptBack':
    case 'recipient.alreadyBooked':
    case 'waitlist.placeIsFree':
      return isCivilDate(refusal.facts.period) ? refusal.facts.period : undefined;
    case 'day.notServed':
    case 'day.past':
    case 'day.beyondWindow':
    case 'day.tooLate':
      return refusal.facts.on;
    default:
      return undefined;
  }
}

export type NextAct =
  | 'wait'
  | 'withoutThatDay'
  | 'otherDays'
  | 'thatBooking'
  | 'otherServices'
  | 'reviewAgain'
  | 'call';

/** What a family can do now, the most helpful first. Never nothing. */
export function actsAfter(failure: Failure, days: number): readonly NextAct[] {
  const refusal = refusalIn(failure.problem);
  const isPart = days > 1 && refusedDay(failure) !== undefined;
  switch (refusal?.code) {
    case 'place.full':
    case 'place.keptBack':
      return isPart
        ? ['withoutThatDay', 'otherDays', 'otherServices']
        : ['wait', 'otherDays', 'otherServices'];
    case 'recipient.alreadyBooked':
      return isPart ? ['withoutThatDay', 'thatBooking', 'otherDays'] : ['thatBooking', 'otherDays'];
    case 'day.notServed':
    case 'day.past':
    case 'day.beyondWindow':
      return isPart ? ['withoutThatDay', 'otherDays'] : ['otherDays', 'otherServices'];
    case 'day.tooLate':
      return isPart ? ['withoutThatDay', 'call', 'otherDays'] : ['call', 'otherDays'];
    case 'price.changed':
    case 'idempotency.otherBody':
      return ['reviewAgain'];
    case 'hours.notOpen':
      return ['otherDays'];
    default:
      return ['otherDays', 'otherServices'];
  }
}

/** The booking that stands in the way, where one does. */
export function bookingInTheWay(failure: Failure): string | undefined {
  const refusal = refusalIn(failure.problem);
  return refusal?.code === 'recipient.alreadyBooked' ? refusal.facts.booking : undefined;
}
