import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import { readDays } from '../../actions/days';
import { pageFrom } from '../../actions/pages';
import { readRoster } from '../../actions/rosters';
import {
  changeServiceTerms,
  findServices,
  listSiteServices,
  publishService,
  readService,
} from '../../actions/services';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveServices(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.findServices, async ({ query }) => {
    const { city, product, date, longitude, latitude } = query;
    const near = longitude === undefined || latitude === undefined ? undefined : { longitude, latitude };
    const services = await findServices(deps, { city, product, date, near });
    return 'absent' in services ? absent : found(pageFrom(services, positionOf(query)));
  });
  operation(app, deps, endpoints.listSiteServices, async ({ params, query }) => {
    const services = await listSiteServices(deps, params.site, query.date);
    return 'absent' in services ? absent : found(pageFrom(services, positionOf(query)));
  });
  operation(app, deps, endpoints.publishService, ({ actor, params, body, receipt }) =>
    publishService(deps, actor, { site: params.site, offer: body }, receipt),
  );
  operation(app, deps, endpoints.readService, async ({ params, query }) =>
    found(await readService(deps, params.service, query.date)),
  );
  operation(app, deps, endpoints.changeServiceTerms, ({ actor, params, body, receipt }) =>
    changeServiceTerms(deps, actor, { service: params.service, ...body }, receipt),
  );
  operation(app, deps, endpoints.readServiceDays, async ({ params, query }) =>
    found(await readDays(deps, params.service, query.month)),
  );
  operation(app, deps, endpoints.readServiceRoster, async ({ actor, params, query }) =>
    found(await readRoster(deps, actor, params.service, query.date)),
  );
}
