import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import {
  answerLate,
  askLate,
  listLateRequests,
  listSiteLateRequests,
} from '../../actions/elderServices/lateRequests';
import { followMissed, listMissed } from '../../actions/elderServices/missed';
import {
  confirmService,
  listedView,
  listServiceRecords,
  markService,
  readServiceRecord,
} from '../../actions/elderServices/serviceRecords';
import { pageFrom } from '../../actions/pages';
import { reachesOf } from '../../actions/reach';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

/** What is asked once orders have closed, what was given, and who was missed. */
export function serveElderCare(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.askLate, ({ actor, body, receipt }) => askLate(deps, actor, body, receipt));
  operation(app, deps, endpoints.listLateRequests, async ({ actor, query }) => {
    const reaches = await reachesOf(deps, actor, query.household, 'see');
    if (reaches.length === 0) return absent;
    return found(pageFrom(await listLateRequests(deps, reaches), positionOf(query)));
  });
  operation(app, deps, endpoints.listSiteLateRequests, async ({ actor, params, query }) => {
    const requests = await listSiteLateRequests(deps, actor, params.site);
    return 'absent' in requests ? absent : found(pageFrom(requests, positionOf(query)));
  });
  operation(app, deps, endpoints.answerLate, ({ actor, params, body, receipt }) =>
    answerLate(deps, actor, { ...params, ...body }, receipt),
  );

  operation(app, deps, endpoints.readServiceRecord, async ({ actor, params }) =>
    found(await readServiceRecord(deps, actor, params.booking)),
  );
  operation(app, deps, endpoints.markService, ({ actor, params, body, receipt }) =>
    markService(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.confirmService, ({ actor, params, body, receipt }) =>
    confirmService(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.listServiceRecords, async ({ actor, params, query }) => {
    const records = await listServiceRecords(deps, actor, { ...params, date: query.date });
    if ('absent' in records) return absent;
    const { items, next } = pageFrom(records, positionOf(query));
    return found({ items: await Promise.all(items.map((one) => listedView(deps, actor, one))), next });
  });

  operation(app, deps, endpoints.listMissed, async ({ actor, query }) => {
    const { site, city } = query;
    const reaches = await reachesOf(deps, actor, query.household, 'see');
    if (actor.role === 'family' && reaches.length === 0) return absent;
    const missed = await listMissed(deps, actor, { reaches, site, city });
    return 'absent' in missed ? absent : found(pageFrom(missed, positionOf(query)));
  });
  operation(app, deps, endpoints.followMissed, ({ actor, params, body, receipt }) =>
    followMissed(deps, actor, { ...params, ...body }, receipt),
  );
}
