import { canRetry } from './answer';
import type { CallFailed } from './queries';

type Asked = { readonly state: { readonly error: CallFailed | null } };
/** For a query's `refetchInterval`: in how many milliseconds it is asked anew by itself, if at all. */
export type Alive = (query: Asked) => number | false;

/** What was refused is not asked for again by itself; what got no answer is. */
export function aliveEvery(everyMs: number): Alive {
  return ({ state: { error } }) => (error && !canRetry(error.failure) ? false : everyMs);
}
