import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { listBookings, listSiteBookings } from '../../actions/listBookings';
import { moveBooking, readBooking } from '../../actions/moveBooking';
import { readQuote, requestPlace } from '../../actions/requestPlace';
import type { Deps } from '../../ports';
import { withHousehold } from '../household';
import { operation, type AppEnv } from '../operation';
import { pageOf, positionOf } from '../paging';

export function serveBookings(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.readQuote, ({ actor, query }) =>
    readQuote(deps, withHousehold(actor).household, query),
  );
  operation(app, deps, endpoints.requestPlace, ({ actor, body, receipt }) =>
    requestPlace(deps, withHousehold(actor), body, receipt),
  );
  operation(app, deps, endpoints.listBookings, async ({ actor, query }) =>
    found(await listBookings(deps, withHousehold(actor).household, pageOf(query))),
  );
  operation(app, deps, endpoints.readBooking, async ({ actor, params }) =>
    found(await readBooking(deps, actor, params.booking)),
  );
  operation(app, deps, endpoints.cancelBooking, ({ actor, params, receipt }) =>
    moveBooking(deps, actor, params.booking, { act: 'cancel' }, receipt),
  );
  operation(app, deps, endpoints.confirmBooking, ({ actor, params, receipt }) =>
    moveBooking(deps, actor, params.booking, { act: 'confirm' }, receipt),
  );
  operation(app, deps, endpoints.returnBooking, ({ actor, params, body, receipt }) =>
    moveBooking(deps, actor, params.booking, { act: 'return', reason: body.reason }, receipt),
  );
  operation(app, deps, endpoints.listSiteBookings, async ({ actor, params, query }) =>
    found(
      await listSiteBookings(deps, actor, { site: params.site, state: query.state, ...positionOf(query) }),
    ),
  );
}
