import { stateAt, revisionOf } from '@huiyue/shared/booking';
import { dateAt } from '@huiyue/shared/civil';
import { isId, type Id } from '@huiyue/shared/ids';
import { expiryNotices } from '@huiyue/shared/notices/bookingNotices';
import type { TellOf } from '@huiyue/shared/notices/notice';
import { breachesFrom } from '@huiyue/shared/publishing/breaches';
import type { Deps, NoticeTask } from '../../ports';
import { readSitesOnSale } from '../sitesOnSale';

/** Tells what is due to be told by the clock, if it is still so; the notices have ids that follow from the task. */
export async function doTask(deps: Deps, task: NoticeTask): Promise<void> {
  switch (task.kind) {
    case 'expiry':
      await tellOfExpiry(deps, task);
      break;
    case 'publication':
      await tellOfBreaches(deps, task);
      break;
  }
  const { dueAt: _, ...rest } = task;
  await deps.noticeTasks.write([{ ...rest, revision: task.revision + 1 }]);
}

async function tellOfExpiry(deps: Deps, { of, key }: NoticeTask): Promise<void> {
  const now = deps.now();
  const booking = isId('booking', of) ? await deps.bookings.find(of) : undefined;
  if (!booking || String(revisionOf(booking)) !== key || stateAt(booking, now) !== 'expired') return;
  await deps.outbox.put(expiryNotices(booking, booking.claim?.until ?? now), `BKG#${of}@${key}!`);
}

/** Whoever sells against a rule that was published is told once, site by site, with how much of it there is. */
async function tellOfBreaches(deps: Deps, { of, key }: NoticeTask): Promise<void> {
  // It may have been published in another process, a moment ago.
  await deps.publishing.takeUp();
  const publication = deps.publishing.published().find(({ number }) => String(number) === key);
  if (!publication) throw new Error(`publication ${key} has not been taken up`);
  const { document, from } = publication.amendment;
  const now = deps.now();
  let cursor: Id<'site'> | undefined;
  do {
    const { onSale, progress } = await readSitesOnSale(deps, of, { limit: undefined, cursor });
    for (const one of onSale) {
      const count = breachesFrom(deps.policy, one, dateAt(now)).length;
      if (count === 0) continue;
      const { id, name } = one.site;
      const notice: TellOf<'capPublished'> = {
        kind: 'capPublished',
        to: { who: 'site', id },
        about: { site: id },
        facts: { title: document.title, on: from, site: name, count },
        at: publication.at,
      };
      await deps.outbox.put([notice], `PUBLICATION#${key}#${id}`);
    }
    cursor = progress.next !== null && isId('site', progress.next) ? progress.next : undefined;
  } while (cursor);
}
