import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { findSites, readSite } from '../../actions/findSites';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveSites(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.findSites, async ({ query }) =>
    found(
      await findSites(deps, {
        city: query.city,
        near: { longitude: query.longitude, latitude: query.latitude },
        month: query.month,
        ageInMonths: query.ageInMonths,
        maxPriceFen: query.maxPriceFen,
        maxDistanceMetres: query.maxDistanceMetres,
        isInclusive: query.inclusive === undefined ? undefined : query.inclusive === 'true',
        careMode: query.careMode,
        isOpen: query.openOnly === 'true',
        ...positionOf(query),
      }),
    ),
  );
  operation(app, deps, endpoints.readSite, async ({ params, query }) =>
    found(await readSite(deps, params.site, query.month)),
  );
}
