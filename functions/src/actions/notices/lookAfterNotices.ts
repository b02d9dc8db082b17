import type { Deps } from '../../ports';
import { workTimeOf } from './workTime';
import { handOut } from './handOut';
import { sendDue } from './sendDue';
import { doTask } from './tasks';

/** One look ends before the next begins, a minute later; what is left by then is that one's. */
const lookLastsMs = 40_000;
/** Mostly it waits for others to answer: so many at a time. */
const atATime = 10;

/** What happens to notices by the clock: told when due, handed out, sent, sent again, and passed on to the next way. */
export async function lookAfterNotices(deps: Deps): Promise<void> {
  const faults: unknown[] = [];
  const until = deps.now() + lookLastsMs;
  const each = async <T>(found: readonly T[], act: (one: T) => Promise<void>): Promise<void> => {
    for (let next = 0; next < found.length && deps.now() < until; next += atATime) {
      const done = await Promise.allSettled(found.slice(next, next + atATime).map(act));
      // One that fails holds up none of the others.
      faults.push(...done.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : [])));
    }
  };
  const due = () => workTimeOf(deps.now());
  await each(await deps.noticeTasks.due('OUT', due()), (task) => doTask(deps, task));
  await each(await deps.notices.due('OUT', due()), (notice) => handOut(deps, notice));
  await each(await deps.sendings.due('OUT', due()), (sending) => sendDue(deps, sending));
  if (faults.length > 0)
    throw new AggregateError(faults, `${faults.length} of what was due about notices failed`);
}
