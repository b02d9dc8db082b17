import { isCivilDate, type CivilDate } from '@huiyue/shared/civil';
import type { RefusalCode } from '@huiyue/shared/refusals';
import type { Failure } from '../../api/answer';
import { refusalIn } from '../../words/refusals';

/** The day of an order that a refusal is about, where it names one. */
export function refusedDay(failure: Failure): CivilDate | undefined {
  const refusal = refusalIn(failure.problem);
  if (!refusal) return undefined;
  const facts: Readonly<Record<string, unknown>> = refusal.facts;
  const named = facts['period'] ?? facts['on'];
  return typeof named === 'string' && isCivilDate(named) ? named : undefined;
}

export type NextAct =
  | 'wait'
  | 'withoutThatDay'
  | 'otherDays'
  | 'thatBooking'
  | 'otherServices'
  | 'reviewAgain'
  | 'call'
  | 'askConsent';

const acts = {
  'place.full': ['wait', 'otherDays', 'otherServices'],
  'place.keptBack': ['wait', 'otherDays', 'otherServices'],
  'recipient.alreadyBooked': ['thatBooking', 'otherDays'],
  'day.tooLate': ['otherDays', 'call'],
  'price.changed': ['reviewAgain'],
  'idempotency.otherBody': ['reviewAgain'],
  'hours.notOpen': ['otherDays'],
  'elder.notConsented': ['askConsent', 'otherServices'],
  'assessment.missing': ['call', 'otherServices'],
  'assessment.otherLevel': ['call', 'otherServices'],
  'assessment.outdated': ['call', 'otherServices'],
} as const satisfies Partial<Record<RefusalCode, readonly NextAct[]>>;

const known: Partial<Record<RefusalCode, readonly NextAct[]>> = acts;

/** What a family can do now, the most helpful first. Never nothing. `isPart`: other days of the order are left. */
export function actsAfter(failure: Failure, isPart: boolean): readonly NextAct[] {
  const refusal = refusalIn(failure.problem);
  const all = (refusal && known[refusal.code]) ?? ['otherDays', 'otherServices'];
  // Of several days one is in the way: the others can be had without it, and waiting is for one day alone.
  return isPart ? ['withoutThatDay', ...all.filter((act) => act !== 'wait')] : all;
}

/** The booking that stands in the way, where one does. */
export function bookingInTheWay(failure: Failure): string | undefined {
  const refusal = refusalIn(failure.problem);
  return refusal?.code === 'recipient.alreadyBooked' ? refusal.facts.booking : undefined;
}
