import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { allowOverAllocation } from '../../actions/overAllocations';
import { readQueueLog } from '../../actions/waitlist';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveSheets(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.allowOverAllocation, ({ actor, params, body, receipt }) =>
    allowOverAllocation(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.readQueueLog, async ({ actor, params, query }) =>
    found(await readQueueLog(deps, actor, { ...params, ...positionOf(query) })),
  );
}
