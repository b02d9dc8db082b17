import { useState } from 'react';
import { canRetry } from '../api/answer';
import type { CallFailed } from '../api/queries';

export type Asked = {
  readonly data: unknown;
  readonly error: CallFailed | null;
  /** How often it could not be read; the query library forgets why as soon as it asks again. */
  readonly errorUpdateCount?: number;
};

/**
 * Why something could not be read. That there was no answer stays said while it is asked for again: what is looked at
 * asks by itself every few seconds, and the words and the button under somebody's thumb would come and go with it.
 */
export function useNotRead(asked: readonly Asked[]): CallFailed | null {
  const failed = asked.find(({ error }) => error !== null)?.error ?? null;
  const [last, keep] = useState(failed);
  if (failed !== null && failed !== last) keep(failed);
  if (failed !== null || last === null || !canRetry(last.failure)) return failed;
  const isAskedAgain = asked.some(
    ({ data, errorUpdateCount = 0 }) => data === undefined && errorUpdateCount > 0,
  );
  return isAskedAgain ? last : null;
}
