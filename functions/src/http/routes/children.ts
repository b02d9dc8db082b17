import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { addChild, listChildren, readFit } from '../../actions/children';
import { pageFrom } from '../../actions/pages';
import type { Deps } from '../../ports';
import { forHousehold } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveChildren(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listChildren, ({ actor, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(pageFrom(await listChildren(deps, household), positionOf(query))),
    ),
  );
  operation(app, deps, endpoints.addChild, ({ actor, body, receipt }) =>
    forHousehold(actor, body.household, (household) => addChild(deps, household, body, receipt)),
  );
  operation(app, deps, endpoints.readFit, ({ actor, params, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(
        await readFit(deps, household, {
          child: params.child,
          jurisdiction: query.jurisdiction,
          on: query.on,
        }),
      ),
    ),
  );
}
