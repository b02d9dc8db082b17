import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { readProof } from '../../actions/nightlyProof';
import { pageFrom } from '../../actions/pages';
import {
  actOnStatement,
  draftStatement,
  listCityStatements,
  listSiteStatements,
  readIndicators,
  readStatement,
  readStatementFile,
} from '../../actions/statements';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveStatements(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listSiteStatements, async ({ actor, params, query }) => {
    const all = await listSiteStatements(deps, actor, params.site);
    return 'absent' in all ? all : found(pageFrom(all, positionOf(query)));
  });
  operation(app, deps, endpoints.readStatement, async ({ actor, params }) =>
    found(await readStatement(deps, actor, params)),
  );
  operation(app, deps, endpoints.draftStatement, ({ actor, params, receipt }) =>
    draftStatement(deps, actor, params, receipt),
  );
  operation(app, deps, endpoints.confirmStatement, ({ actor, params, body, receipt }) =>
    actOnStatement(deps, actor, { ...params, ...body, act: 'confirm' }, receipt),
  );
  operation(app, deps, endpoints.returnStatement, ({ actor, params, body, receipt }) =>
    actOnStatement(deps, actor, { ...params, ...body, act: 'return' }, receipt),
  );
  operation(app, deps, endpoints.approveStatement, ({ actor, params, body, receipt }) =>
    actOnStatement(deps, actor, { ...params, ...body, act: 'approve' }, receipt),
  );
  operation(app, deps, endpoints.exportStatement, ({ actor, params, body, receipt }) =>
    actOnStatement(deps, actor, { ...params, ...body, act: 'export' }, receipt),
  );
  operation(app, deps, endpoints.freezeStatement, ({ actor, params, body, receipt }) =>
    actOnStatement(deps, actor, { ...params, ...body, act: 'freeze' }, receipt),
  );
  operation(app, deps, endpoints.readStatementFile, ({ actor, params, query }) =>
    readStatementFile(deps, actor, { ...params, format: query.format }),
  );
  operation(app, deps, endpoints.listCityStatements, async ({ actor, query }) => {
    const all = await listCityStatements(deps, actor, query);
    return 'absent' in all ? all : found(pageFrom(all, positionOf(query)));
  });
  operation(app, deps, endpoints.readIndicators, async ({ actor, query }) =>
    found(await readIndicators(deps, actor, query)),
  );
  operation(app, deps, endpoints.readProof, async ({ actor, query }) =>
    found(await readProof(deps, actor, query.city)),
  );
}
