import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { openHousehold } from '../../actions/desk/households';
import { addElder, listElders } from '../../actions/elders';
import { pageFrom } from '../../actions/pages';
import { proveGroups } from '../../actions/proofs';
import type { Deps } from '../../ports';
import { forHousehold } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function servePeople(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.openHousehold, ({ actor, body, receipt }) =>
    openHousehold(deps, actor, body.jurisdiction, receipt),
  );
  operation(app, deps, endpoints.listElders, ({ actor, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(pageFrom(await listElders(deps, household), positionOf(query))),
    ),
  );
  operation(app, deps, endpoints.addElder, ({ actor, body, receipt }) =>
    forHousehold(actor, body.household, (household) => addElder(deps, actor, household, body, receipt)),
  );
  operation(app, deps, endpoints.proveGroups, ({ actor, params, body, receipt }) =>
    proveGroups(deps, actor, { ...body, site: body.site, recipient: params.recipient }, receipt),
  );
}
