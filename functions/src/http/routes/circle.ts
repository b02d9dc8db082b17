import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { readBookingCard, recordCareLevel } from '../../actions/cards';
import { changeChild, removeChild } from '../../actions/children';
import {
  answerConsent,
  answerConsentByCode,
  askConsent,
  listAskedConsents,
} from '../../actions/circleConsents';
import {
  changeMember,
  inviteMember,
  joinCircle,
  leaveCircle,
  listCircleElders,
  readCircle,
} from '../../actions/circleMembers';
import { changeElder, removeElder } from '../../actions/elders';
import { answerOrder } from '../../actions/elderWords';
import { pageFrom } from '../../actions/pages';
import { readOrdered, readTimeline } from '../../actions/timeline';
import type { Deps } from '../../ports';
import { forHousehold, forPerson } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

/** The people cared for, their circles, and the elders' own word. */
export function serveCircle(app: Hono<AppEnv>, deps: Deps): void {
  serveCards(app, deps);
  operation(app, deps, endpoints.listCircleElders, async ({ actor, query }) =>
    found(pageFrom(await listCircleElders(deps, actor), positionOf(query))),
  );
  operation(app, deps, endpoints.readCircle, async ({ actor, params, query }) =>
    found(await readCircle(deps, actor, { elder: params.elder, household: query.household })),
  );
  operation(app, deps, endpoints.inviteMember, ({ actor, params, body, receipt }) =>
    inviteMember(deps, actor, { elder: params.elder, household: body.household, roles: body.roles }, receipt),
  );
  operation(app, deps, endpoints.joinCircle, ({ actor, body, receipt }) =>
    joinCircle(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.changeMember, ({ actor, params, body, receipt }) =>
    changeMember(deps, actor, { ...params, household: body.household, to: body }, receipt),
  );
  operation(app, deps, endpoints.leaveCircle, ({ actor, params, body, receipt }) =>
    leaveCircle(deps, actor, { ...params, household: body.household }, receipt),
  );
  operation(app, deps, endpoints.askConsent, ({ actor, params, body, receipt }) =>
    askConsent(deps, actor, { elder: params.elder, household: body.household }, receipt),
  );
  operation(app, deps, endpoints.answerConsent, ({ actor, params, body, receipt }) =>
    answerConsent(deps, actor, { elder: params.elder, ...body }, receipt),
  );
  operation(app, deps, endpoints.answerConsentByCode, ({ actor, body, receipt }) =>
    answerConsentByCode(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.listAskedConsents, async ({ actor, query }) =>
    found(pageFrom(await listAskedConsents(deps, actor), positionOf(query))),
  );
  operation(app, deps, endpoints.answerOrder, ({ actor, params, body, receipt }) =>
    answerOrder(deps, actor, params.booking, body.answer, receipt),
  );
  operation(app, deps, endpoints.readOrdered, async ({ actor, params, query }) =>
    found(
      await readOrdered(deps, actor, {
        recipient: params.recipient,
        household: query.household,
        from: query.from,
        until: query.until,
      }),
    ),
  );
  operation(app, deps, endpoints.readTimeline, ({ actor, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(await readTimeline(deps, actor, { household, from: query.from, days: query.days })),
    ),
  );
}

function serveCards(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.changeChild, ({ actor, params, body, receipt }) =>
    forHousehold(actor, body.household, (household) =>
      changeChild(deps, household, params.child, body, receipt),
    ),
  );
  operation(app, deps, endpoints.removeChild, ({ actor, params, body, receipt }) =>
    forHousehold(actor, body.household, (household) => removeChild(deps, household, params.child, receipt)),
  );
  operation(app, deps, endpoints.changeElder, ({ actor, params, body, receipt }) =>
    forPerson(deps, actor, { household: body.household, person: params.elder, deed: 'decide' }, (household) =>
      changeElder(deps, household, params.elder, body, receipt),
    ),
  );
  // To take a card away is for the household that keeps it.
  operation(app, deps, endpoints.removeElder, ({ actor, params, body, receipt }) =>
    forHousehold(actor, body.household, (household) =>
      removeElder(deps, actor, household, params.elder, receipt),
    ),
  );
  operation(app, deps, endpoints.recordCareLevel, ({ actor, params, body, receipt }) =>
    recordCareLevel(
      deps,
      actor,
      {
        elder: params.elder,
        household: body.household,
        level: body.level,
        on: body.on,
        site: body.site,
      },
      receipt,
    ),
  );
  operation(app, deps, endpoints.readBookingCard, async ({ actor, params }) =>
    found(await readBookingCard(deps, actor, params.booking)),
  );
}
