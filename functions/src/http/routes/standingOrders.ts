import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import {
  actOnStandingOrder,
  listStandingOrders,
  makeStandingOrder,
  readStandingOrder,
  standingOrderView,
} from '../../actions/elderServices/standingOrders';
import { pageFrom } from '../../actions/pages';
import { reachesOf } from '../../actions/reach';
import type { Deps } from '../../ports';
import { forPerson } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveStandingOrders(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.makeStandingOrder, ({ actor, body, receipt }) =>
    forPerson(
      deps,
      actor,
      { household: body.household, person: body.recipient, deed: 'order' },
      (household) => makeStandingOrder(deps, actor, household, body, receipt),
    ),
  );
  operation(app, deps, endpoints.listStandingOrders, async ({ actor, query }) => {
    const reaches = await reachesOf(deps, actor, query.household, 'see');
    if (reaches.length === 0) return absent;
    const orders = await listStandingOrders(deps, reaches, query.recipient);
    const { items, next } = pageFrom(orders, positionOf(query));
    return found({ items: await Promise.all(items.map((order) => standingOrderView(deps, order))), next });
  });
  operation(app, deps, endpoints.readStandingOrder, async ({ actor, params, query }) =>
    found(await readStandingOrder(deps, await reachesOf(deps, actor, query.household, 'see'), params.order)),
  );
  for (const [endpoint, act] of [
    [endpoints.pauseStandingOrder, 'pause'],
    [endpoints.resumeStandingOrder, 'resume'],
    [endpoints.endStandingOrder, 'end'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, body, receipt }) =>
      actOnStandingOrder(deps, actor, { household: body.household, order: params.order, act }, receipt),
    );
}
