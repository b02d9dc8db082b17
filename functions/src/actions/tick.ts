import type { Deps } from '../ports';
import { leaveOnTheirDay } from './childcare/leavings';
import { lookAfterElders } from './elderServices/byTheClock';
import { lookAfterNotices } from './notices/lookAfterNotices';

/** What happens by the clock alone, once a minute. */
export async function tick(deps: Deps): Promise<void> {
  // None waits for another, and none fails with another.
  const all = [
    deps.ledger.offerWhatIsFree(),
    lookAfterNotices(deps),
    lookAfterElders(deps),
    leaveOnTheirDay(deps),
  ];
  const failed = (await Promise.allSettled(all)).filter((one) => one.status === 'rejected');
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ reason }): unknown => reason),
      'the tick did not do all it had to',
    );
}
