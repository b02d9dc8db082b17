import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { confirmBookings, readLastAnswer } from '../../actions/day/answers';
import { findAtDoor, readDayCode } from '../../actions/day/door';
import {
  addIncidentWord,
  listIncidents,
  listSiteIncidents,
  readIncident,
  recordIncident,
} from '../../actions/day/incidents';
import { publishLateTerms, readLateTerms } from '../../actions/day/latePickUp';
import { recordMarks } from '../../actions/day/marks';
import { listSiteQueue } from '../../actions/day/queue';
import { readToday } from '../../actions/day/today';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveToday(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.readToday, async ({ actor, params, query }) =>
    found(await readToday(deps, actor, { site: params.site, date: query.date })),
  );
  operation(app, deps, endpoints.recordMarks, ({ actor, params, body, receipt }) =>
    recordMarks(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.findAtDoor, async ({ actor, params, query }) =>
    found(await findAtDoor(deps, actor, { ...params, ...query })),
  );
  operation(app, deps, endpoints.readDayCode, async ({ actor, params }) =>
    found(await readDayCode(deps, actor, params.booking)),
  );
  operation(app, deps, endpoints.confirmBookings, ({ actor, params, body, receipt }) =>
    confirmBookings(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.readLastAnswer, async ({ actor, params }) =>
    found(await readLastAnswer(deps, actor, params.booking)),
  );
  operation(app, deps, endpoints.listSiteQueue, async ({ actor, params, query }) =>
    found(await listSiteQueue(deps, actor, { site: params.site, ...positionOf(query) })),
  );

  operation(app, deps, endpoints.readLateTerms, async ({ params }) =>
    found(await readLateTerms(deps, params.site)),
  );
  operation(app, deps, endpoints.publishLateTerms, ({ actor, params, body, receipt }) =>
    publishLateTerms(deps, actor, { ...params, ...body }, receipt),
  );

  operation(app, deps, endpoints.recordIncident, ({ actor, params, body, receipt }) =>
    recordIncident(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.addIncidentWord, ({ actor, params, body, receipt }) =>
    addIncidentWord(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.readIncident, async ({ actor, params }) =>
    found(await readIncident(deps, actor, params)),
  );
  operation(app, deps, endpoints.listSiteIncidents, async ({ actor, params, query }) =>
    found(
      await listSiteIncidents(deps, actor, {
        site: params.site,
        state: query.state,
        ...positionOf(query),
      }),
    ),
  );
  operation(app, deps, endpoints.listIncidents, async ({ actor, query }) =>
    found(await listIncidents(deps, actor, { city: query.city, state: query.state, ...positionOf(query) })),
  );
}
