import { endpoints } from '@huiyue/shared/contract/endpoints';
import { accepted } from '@huiyue/shared/outcome';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { countUnread, listNotices, markRead } from '../../actions/notices/inbox';
import { listSendings } from '../../actions/notices/sendings';
import { allowNotices, changeSettings, readSettings } from '../../actions/notices/settings';
import type { Deps } from '../../ports';
import { forHousehold } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveNotices(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listNotices, async ({ actor, query: { person, household, ...page } }) =>
    accepted(await listNotices(deps, actor, { ...positionOf(page), person, household })),
  );
  operation(app, deps, endpoints.countUnreadNotices, async ({ actor }) =>
    accepted(await countUnread(deps, actor)),
  );
  operation(app, deps, endpoints.markNoticesRead, ({ actor, body, receipt }) =>
    markRead(deps, actor, body.notices, receipt),
  );
  operation(app, deps, endpoints.readNoticeSettings, ({ actor, query }) =>
    forHousehold(actor, query.household, async (household) =>
      accepted(await readSettings(deps, actor, household)),
    ),
  );
  operation(app, deps, endpoints.changeNoticeSettings, ({ actor, body, receipt }) =>
    forHousehold(actor, body.household, (household) => changeSettings(deps, actor, household, body, receipt)),
  );
  operation(app, deps, endpoints.allowNotices, ({ actor, body, receipt }) =>
    forHousehold(actor, undefined, (household) => allowNotices(deps, actor, household, body, receipt)),
  );
  operation(app, deps, endpoints.listSendings, async ({ actor, query: { site, city, ...page } }) =>
    found(await listSendings(deps, actor, { ...positionOf(page), site, city })),
  );
}
