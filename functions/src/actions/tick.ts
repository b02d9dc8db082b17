import type { Deps } from '../ports';
import { lookAfterNotices } from './notices/lookAfterNotices';

/** What happens by the clock alone, once a minute. */
export async function tick(deps: Deps): Promise<void> {
  // Neither waits for the other, and neither fails with the other.
  const both = [deps.ledger.offerWhatIsFree(), lookAfterNotices(deps)];
  const failed = (await Promise.allSettled(both)).filter((one) => one.status === 'rejected');
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ reason }): unknown => reason),
      'the tick did not do all it had to',
    );
}
