import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import { addCarer, changeCarer, listCarers } from '../../actions/elderServices/carers';
import { assignCarers, readRounds } from '../../actions/elderServices/rounds';
import { pageFrom } from '../../actions/pages';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveCarers(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listCarers, async ({ actor, params, query }) => {
    const carers = await listCarers(deps, actor, params.site);
    return 'absent' in carers ? absent : found(pageFrom(carers, positionOf(query)));
  });
  operation(app, deps, endpoints.addCarer, ({ actor, params, body, receipt }) =>
    addCarer(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.changeCarer, ({ actor, params, body, receipt }) =>
    changeCarer(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.readRounds, async ({ actor, params, query }) =>
    found(await readRounds(deps, actor, { ...params, date: query.date, ...positionOf(query) })),
  );
  operation(app, deps, endpoints.assignCarers, ({ actor, params, body, receipt }) =>
    assignCarers(deps, actor, { ...params, ...body }, receipt),
  );
}
