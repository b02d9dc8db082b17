import { endpoints } from '@huiyue/shared/contract/endpoints';
import { accepted } from '@huiyue/shared/outcome';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { closeSite, listClosings, previewClosing, sweepClosing } from '../../actions/house/closings';
import { addCompanionMeal, listCompanionMeals } from '../../actions/house/companionMeals';
import { putRoute, readDeliveries } from '../../actions/house/deliveries';
import { readKitchen } from '../../actions/house/kitchen';
import { readSiteList } from '../../actions/house/siteLists';
import { pageFrom } from '../../actions/pages';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveHouse(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.readKitchen, async ({ actor, params, query }) =>
    found(await readKitchen(deps, actor, params.service, query.date)),
  );
  operation(app, deps, endpoints.readDeliveries, async ({ actor, params, query }) =>
    found(await readDeliveries(deps, actor, { ...params, ...query })),
  );
  operation(app, deps, endpoints.putRoute, ({ actor, params, body, receipt }) =>
    putRoute(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.previewClosing, async ({ actor, params, query }) =>
    found(await previewClosing(deps, actor, { ...params, ...query })),
  );
  operation(app, deps, endpoints.closeSite, ({ actor, params, body, receipt }) =>
    closeSite(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.listClosings, async ({ actor, params, query }) => {
    const closings = await listClosings(deps, actor, params.site);
    return 'absent' in closings ? closings : accepted(pageFrom(closings, positionOf(query)));
  });
  operation(app, deps, endpoints.sweepClosing, ({ actor, params, receipt }) =>
    sweepClosing(deps, actor, params, receipt),
  );
  operation(app, deps, endpoints.addCompanionMeal, ({ actor, params, body, receipt }) =>
    addCompanionMeal(deps, actor, { ...body, ...params }, receipt),
  );
  operation(app, deps, endpoints.listCompanionMeals, async ({ params, query }) => {
    const meals = await listCompanionMeals(deps, params.site);
    return 'absent' in meals ? meals : accepted(pageFrom(meals, positionOf(query)));
  });
  operation(app, deps, endpoints.readSiteList, async ({ actor, params, query }) =>
    found(await readSiteList(deps, actor, { ...params, ...query })),
  );
}
