import type { RefusalCode } from '@huiyue/shared/refusals';
import type { Failure } from '../../api/answer';
import { refusalIn } from '../../words/refusals';

/** What a family can do about a refusal, the most helpful first. */
export type NextAct = 'queueUp' | 'otherPlaces' | 'otherMonth' | 'otherChild' | 'reviewAgain' | 'thatBooking';

const acts = {
  'price.changed': ['reviewAgain'],
  'place.full': ['queueUp', 'otherPlaces', 'otherMonth'],
  'month.past': ['otherMonth', 'otherPlaces'],
  'month.beyondWindow': ['otherMonth', 'otherPlaces'],
  'child.outsideAgeWindow': ['otherPlaces', 'otherMonth', 'otherChild'],
  'recipient.alreadyBooked': ['thatBooking', 'otherMonth', 'otherChild'],
  'place.keptBack': ['queueUp', 'otherPlaces', 'otherMonth'],
  'day.notServed': ['otherMonth', 'otherPlaces'],
  'day.past': ['otherMonth', 'otherPlaces'],
  'day.beyondWindow': ['otherMonth', 'otherPlaces'],
  'day.tooLate': ['otherMonth', 'otherPlaces'],
  'hours.notOpen': ['otherMonth'],
  'careMode.notOffered': ['otherMonth', 'otherPlaces'],
  'price.aboveCap': ['otherPlaces'],
  'idempotency.otherBody': ['reviewAgain'],
} as const satisfies Partial<Record<RefusalCode, readonly NextAct[]>>;

const known: Partial<Record<RefusalCode, readonly NextAct[]>> = acts;

export function actsAfter(failure: Failure): readonly NextAct[] {
  const refusal = refusalIn(failure.problem);
  return (refusal && known[refusal.code]) ?? ['otherPlaces'];
}

/** The booking that stands in the way, where one does. */
export function bookingInTheWay(failure: Failure): string | undefined {
  const refusal = refusalIn(failure.problem);
  return refusal?.code === 'recipient.alreadyBooked' ? refusal.facts.booking : undefined;
}
