import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import { changeClassTerms, listSiteClasses, publishClass } from '../../actions/classes';
import { readDays } from '../../actions/days';
import { pageFrom } from '../../actions/pages';
import { readRoster } from '../../actions/rosters';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveClasses(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listSiteClasses, async ({ actor, params, query }) => {
    const classes = await listSiteClasses(deps, actor, params.site);
    return 'absent' in classes ? absent : found(pageFrom(classes, positionOf(query)));
  });
  operation(app, deps, endpoints.publishClass, ({ actor, params, body, receipt }) =>
    publishClass(deps, actor, { site: params.site, offer: body }, receipt),
  );
  operation(app, deps, endpoints.changeClassTerms, ({ actor, params, body, receipt }) =>
    changeClassTerms(deps, actor, { class: params.class, ...body }, receipt),
  );
  operation(app, deps, endpoints.readClassDays, async ({ params, query }) =>
    found(await readDays(deps, params.class, query.month)),
  );
  operation(app, deps, endpoints.readClassRoster, async ({ actor, params, query }) =>
    found(await readRoster(deps, actor, params.class, query.date)),
  );
}
