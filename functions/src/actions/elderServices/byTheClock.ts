import type { Deps } from '../../ports';
import { bookAllAhead } from './bookAhead';
import { lookForMissed } from './missed';

/** What happens to meals and care by the clock alone: days that come into a window, people of whom nothing was said. */
export async function lookAfterElders(deps: Deps): Promise<void> {
  // Prices are judged by everything published so far, in whichever process it was published.
  await deps.publishing.takeUp();
  const failed = (await Promise.allSettled([bookAllAhead(deps), lookForMissed(deps)])).filter(
    (one) => one.status === 'rejected',
  );
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ reason }): unknown => reason),
      'elder services were not all looked after',
    );
}
