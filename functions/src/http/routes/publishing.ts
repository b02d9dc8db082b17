import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import { listBreaches, listSiteBreaches } from '../../actions/breaches';
import { pageFrom } from '../../actions/pages';
import { listCaps, listPublications, readClause, readPublication } from '../../actions/publications';
import {
  changeDraft,
  listDrafts,
  publishDraft,
  readDraft,
  startDraft,
  withdrawDraft,
} from '../../actions/publishing';
import { readRegulatorDesk } from '../../actions/regulatorDesk';
import { simulateDraft } from '../../actions/simulateDraft';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { pageOf, positionOf } from '../paging';

export function servePublishing(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.readRegulatorDesk, ({ actor, query }) =>
    found(readRegulatorDesk(deps, actor, query.jurisdiction)),
  );
  operation(app, deps, endpoints.listDrafts, async ({ actor, query }) =>
    found(await listDrafts(deps, actor, { jurisdiction: query.jurisdiction, ...pageOf(query) })),
  );
  operation(app, deps, endpoints.startDraft, ({ actor, body, receipt }) =>
    startDraft(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.readDraft, async ({ actor, params, query }) =>
    found(await readDraft(deps, actor, params.draft, query.revision)),
  );
  operation(app, deps, endpoints.changeDraft, ({ actor, params, body, receipt }) =>
    changeDraft(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.withdrawDraft, ({ actor, params, body, receipt }) =>
    withdrawDraft(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.simulateDraft, ({ actor, params, query }) =>
    simulateDraft(deps, actor, params.draft, { limit: query.limit, cursor: query.cursor }),
  );
  operation(app, deps, endpoints.publishDraft, ({ actor, params, body, receipt }) =>
    publishDraft(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.listBreaches, async ({ actor, query }) =>
    found(
      await listBreaches(deps, actor, {
        jurisdiction: query.jurisdiction,
        limit: query.limit,
        cursor: query.cursor,
      }),
    ),
  );
  operation(app, deps, endpoints.listSiteBreaches, async ({ actor, params, query }) => {
    const breaches = await listSiteBreaches(deps, actor, params.site);
    return 'absent' in breaches ? absent : found(pageFrom(breaches, positionOf(query)));
  });
  operation(app, deps, endpoints.listPublications, ({ query }) => {
    const publications = listPublications(deps, query.jurisdiction);
    return 'absent' in publications ? absent : found(pageFrom(publications, positionOf(query)));
  });
  operation(app, deps, endpoints.readPublication, ({ params }) => found(readPublication(deps, params)));
  operation(app, deps, endpoints.readClause, async ({ params, query }) =>
    found(await readClause(deps, { clause: params.clause, version: query.version })),
  );
  operation(app, deps, endpoints.listCaps, ({ query }) => {
    const caps = listCaps(deps, { jurisdiction: query.jurisdiction, on: query.on, line: query.line });
    return 'absent' in caps ? absent : found(pageFrom(caps, positionOf(query)));
  });
}
