import { addDays, dateAt } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import { changeChild } from '../../actions/children';
import { recordIncident } from '../../actions/day/incidents';
import { publishLateTerms } from '../../actions/day/latePickUp';
import type { Deps } from '../../ports';
import { once, receipt } from './step';

const site: Id<'site'> = 'site_demo0001';

/** Who may fetch the invented child, for the door to show. */
async function nameCollectors(deps: Deps): Promise<void> {
  const household: Id<'household'> = 'hh_demofamily';
  const [child] = await deps.children.list(household);
  if (!child) return;
  const { id, name, birthDate, revision = 1 } = child;
  const card = { collectors: [{ name: '外婆（演示）', phone: '000 0000 0000' }] };
  const about = receipt('acc_demofamily', 'collectors');
  await once(() => changeChild(deps, household, id, { name, birthDate, card, revision }, about));
}

/** What an institution's day has to show before anybody has booked: invented, as all of this town. */
export async function fillDemoDay(deps: Deps): Promise<void> {
  await nameCollectors(deps);
  const staff = { account: 'acc_demoinstitution', role: 'institution', sites: [site] } as const;
  await once(() =>
    publishLateTerms(
      deps,
      staff,
      { site, unitFen: fen(1000), unitMinutes: 30, graceMinutes: 15, revision: 0 },
      receipt(staff.account, 'late-terms'),
    ),
  );
  await once(() =>
    recordIncident(
      deps,
      staff,
      {
        site,
        kind: 'premises',
        on: addDays(dateAt(deps.now()), -1),
        at: 16 * 60 + 20,
        bookings: [],
        what: '（演示）活动室一盏灯不亮',
        done: '（演示）已经停用这间活动室，请人来修',
        told: [],
      },
      receipt(staff.account, 'incident'),
    ),
  );
}
