import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import { planLeaving, readLeaving, withdrawLeaving } from '../../actions/childcare/leavings';
import { listRenewals } from '../../actions/childcare/renewals';
import { actTogether } from '../../actions/childcare/together';
import {
  bookTour,
  cancelTour,
  closeTour,
  listOwnTours,
  listTourBookings,
  listTours,
  publishTours,
} from '../../actions/childcare/tours';
import { listTrials, publishTrial, readTrialDays } from '../../actions/childcare/trials';
import { pageFrom } from '../../actions/pages';
import type { Deps } from '../../ports';
import { forHousehold } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveTrials(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.requestTogether, ({ actor, body, receipt }) =>
    actTogether(deps, actor, body.bookings, 'request', receipt),
  );
  operation(app, deps, endpoints.cancelTogether, ({ actor, body, receipt }) =>
    actTogether(deps, actor, body.bookings, 'cancel', receipt),
  );
  operation(app, deps, endpoints.readLeaving, async ({ actor, params }) =>
    found(await readLeaving(deps, actor, params.booking)),
  );
  operation(app, deps, endpoints.planLeaving, ({ actor, params, body, receipt }) =>
    planLeaving(deps, actor, { booking: params.booking, on: body.on }, receipt),
  );
  operation(app, deps, endpoints.withdrawLeaving, ({ actor, params, receipt }) =>
    withdrawLeaving(deps, actor, params.booking, receipt),
  );
  operation(app, deps, endpoints.listRenewals, ({ actor, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(pageFrom(await listRenewals(deps, actor, household), positionOf(query))),
    ),
  );

  operation(app, deps, endpoints.publishTrial, ({ actor, params, body, receipt }) =>
    publishTrial(deps, actor, { class: params.class, ...body }, receipt),
  );
  operation(app, deps, endpoints.listTrials, async ({ params, query }) => {
    const all = await listTrials(deps, params.site);
    return 'absent' in all ? absent : found(pageFrom(all, positionOf(query)));
  });
  operation(app, deps, endpoints.readTrialDays, ({ actor, params, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(await readTrialDays(deps, household, { class: params.class, child: query.child })),
    ),
  );

  operation(app, deps, endpoints.publishTours, ({ actor, params, body, receipt }) =>
    publishTours(deps, actor, params.site, body, receipt),
  );
  operation(app, deps, endpoints.listTours, async ({ params, query }) => {
    const all = await listTours(deps, params.site);
    return 'absent' in all ? absent : found(pageFrom(all, positionOf(query)));
  });
  operation(app, deps, endpoints.listOwnTours, async ({ actor, params, query }) => {
    const all = await listOwnTours(deps, actor, params.site);
    return 'absent' in all ? absent : found(pageFrom(all, positionOf(query)));
  });
  operation(app, deps, endpoints.closeTour, ({ actor, params, body, receipt }) =>
    closeTour(deps, actor, { site: params.site, ...body }, receipt),
  );
  operation(app, deps, endpoints.bookTour, ({ actor, body, receipt }) =>
    forHousehold(actor, body.household, (household) => bookTour(deps, household, body, receipt)),
  );
  operation(app, deps, endpoints.listTourBookings, ({ actor, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(pageFrom(await listTourBookings(deps, household), positionOf(query))),
    ),
  );
  operation(app, deps, endpoints.cancelTour, ({ actor, body, receipt }) =>
    forHousehold(actor, body.household, (household) => cancelTour(deps, household, body, receipt)),
  );
}
