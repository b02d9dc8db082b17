import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { pageFrom } from '../../actions/pages';
import { listCities, readChildcarePolicy } from '../../actions/readPolicy';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function servePolicy(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listCities, ({ query }) =>
    found(pageFrom(listCities(deps), positionOf(query))),
  );
  operation(app, deps, endpoints.readChildcarePolicy, ({ query }) =>
    found(readChildcarePolicy(deps, { jurisdiction: query.jurisdiction, on: query.on })),
  );
}
