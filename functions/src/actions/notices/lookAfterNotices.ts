import type { Deps } from '../../ports';
import { workTimeOf } from './workTime';
import { handOut } from './handOut';
import { sendDue } from './sendDue';
import { doTask } from './tasks';

/** The most that one look takes on: the next one comes in a minute. */
const mostAtOnce = 200;

/** What happens to notices by the clock: told when due, handed out, sent, sent again, and passed on to the next way. */
export async function lookAfterNotices(deps: Deps): Promise<void> {
  const faults: unknown[] = [];
  const each = async <T>(found: readonly T[], act: (one: T) => Promise<void>): Promise<void> => {
    for (const one of found.slice(0, mostAtOnce)) {
      try {
        await act(one);
      } catch (error) {
        // One that fails holds up none of the others.
        faults.push(error);
      }
    }
  };
  const until = () => workTimeOf(deps.now());
  await each(await deps.noticeTasks.due('OUT', until()), (task) => doTask(deps, task));
  await each(await deps.notices.due('OUT', until()), (notice) => handOut(deps, notice));
  await each(await deps.sendings.due('OUT', until()), (sending) => sendDue(deps, sending));
  if (faults.length > 0)
    throw new AggregateError(faults, `${faults.length} of what was due about notices failed`);
}
