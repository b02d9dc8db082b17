import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { addChild, listChildren, readFit } from '../../actions/children';
import { pageFrom } from '../../actions/pages';
import type { Deps } from '../../ports';
import { withHousehold } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveChildren(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listChildren, async ({ actor, query }) =>
    found(pageFrom(await listChildren(deps, withHousehold(actor).household), positionOf(query))),
  );
  operation(app, deps, endpoints.addChild, ({ actor, body, receipt }) =>
    addChild(deps, withHousehold(actor).household, body, receipt),
  );
  operation(app, deps, endpoints.readFit, async ({ actor, params, query }) =>
    found(
      await readFit(deps, withHousehold(actor).household, {
        child: params.child,
        jurisdiction: query.jurisdiction,
        on: query.on,
      }),
    ),
  );
}
