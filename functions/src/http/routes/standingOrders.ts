import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import {
  actOnStandingOrder,
  listStandingOrders,
  makeStandingOrder,
  readStandingOrder,
  standingOrderView,
} from '../../actions/elderServices/standingOrders';
import { pageFrom } from '../../actions/pages';
import type { Deps } from '../../ports';
import { forHousehold } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveStandingOrders(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.makeStandingOrder, ({ actor, body, receipt }) =>
    forHousehold(actor, body.household, (household) =>
      makeStandingOrder(deps, actor, household, body, receipt),
    ),
  );
  operation(app, deps, endpoints.listStandingOrders, ({ actor, query }) =>
    forHousehold(actor, query.household, async (household) => {
      const { items, next } = pageFrom(
        await listStandingOrders(deps, household, query.recipient),
        positionOf(query),
      );
      return found({ items: await Promise.all(items.map((order) => standingOrderView(deps, order))), next });
    }),
  );
  operation(app, deps, endpoints.readStandingOrder, ({ actor, params, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(await readStandingOrder(deps, household, params.order)),
    ),
  );
  for (const [endpoint, act] of [
    [endpoints.pauseStandingOrder, 'pause'],
    [endpoints.resumeStandingOrder, 'resume'],
    [endpoints.endStandingOrder, 'end'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, body, receipt }) =>
      forHousehold(actor, body.household, (household) =>
        actOnStandingOrder(deps, household, params.order, act, receipt),
      ),
    );
}
