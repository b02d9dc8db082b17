import { addDays, dateAt, hourMs } from '@huiyue/shared/civil';
import type { Deps } from '../../ports';
import { demoTown } from './town';

/** Something unread for the demo family and a site's staff to find. Invented, as all of the town is. */
export async function fillNotices(deps: Deps): Promise<void> {
  const site = demoTown[0]?.site;
  if (!site) return;
  const now = deps.now();
  const on = addDays(dateAt(now), 7);
  const about = { site: site.id };
  const family = { who: 'household', id: 'hh_demofamily' } as const;
  await deps.outbox.put(
    [
      {
        kind: 'closureDay',
        to: family,
        about,
        facts: { site: site.name, on, reason: '演示：这一天检修水电' },
        at: now - 2 * hourMs,
      },
      {
        kind: 'complaintAnswered',
        to: family,
        about,
        facts: { number: '演示-0001', site: site.name },
        at: now - 5 * hourMs,
      },
      {
        kind: 'capPublished',
        to: { who: 'site', id: site.id },
        about,
        facts: { title: '演示用的限价通知', on, site: site.name },
        at: now - 3 * hourMs,
      },
    ],
    'demo-town-notices',
  );
}
