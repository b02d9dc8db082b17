import type { DaysView } from '@huiyue/shared/contract/places';
import type { CallFailed } from '../../api/queries';

type Answer = { readonly data: Pick<DaysView, 'days'> | undefined; readonly error: CallFailed | null };

/**
 * The days of several months as one list. Undefined until all of them are known: next week, counted from the month that
 * came first, would be a week in another month.
 */
export function daysOfMonths(answers: readonly Answer[]) {
  const days = answers.flatMap(({ data }) => data?.days ?? []);
  return {
    data: answers.every(({ data }) => data !== undefined) ? days : undefined,
    error: answers.find(({ error }) => error !== null)?.error ?? null,
  };
}
