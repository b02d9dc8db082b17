import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { readBookingAttendance, readSiteDay, recordAttendance } from '../../actions/attendance';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';

export function serveAttendance(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.readSiteAttendance, async ({ actor, params, query }) =>
    found(await readSiteDay(deps, actor, { ...params, ...query })),
  );
  operation(app, deps, endpoints.recordAttendance, ({ actor, params, body, receipt }) =>
    recordAttendance(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.readBookingAttendance, async ({ actor, params }) =>
    found(await readBookingAttendance(deps, actor, params.booking)),
  );
}
