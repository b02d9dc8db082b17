import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import {
  actOnComplaint,
  fileComplaint,
  listCityComplaints,
  listComplaints,
  listSiteComplaints,
  readComplaint,
} from '../../actions/after/complaints';
import {
  listRatings,
  rate,
  readOwnRating,
  removeRatingWords,
  replyToRating,
} from '../../actions/after/ratings';
import { pageFrom } from '../../actions/pages';
import type { Deps } from '../../ports';
import { forHousehold } from '../household';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveAfter(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listRatings, async ({ params, query }) =>
    found(await listRatings(deps, params.site, positionOf(query))),
  );
  operation(app, deps, endpoints.readOwnRating, async ({ actor, params }) =>
    found(await readOwnRating(deps, actor, params.booking)),
  );
  operation(app, deps, endpoints.rate, ({ actor, params, body, receipt }) =>
    rate(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.replyToRating, ({ actor, params, body, receipt }) =>
    replyToRating(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.removeRatingWords, ({ actor, params, body, receipt }) =>
    removeRatingWords(deps, actor, { ...params, ...body }, receipt),
  );

  operation(app, deps, endpoints.fileComplaint, ({ actor, body, receipt }) =>
    forHousehold(actor, body.household, (household) => fileComplaint(deps, actor, household, body, receipt)),
  );
  operation(app, deps, endpoints.listComplaints, ({ actor, query }) =>
    forHousehold(actor, query.household, async (household) =>
      found(pageFrom(await listComplaints(deps, actor, household), positionOf(query))),
    ),
  );
  operation(app, deps, endpoints.readComplaint, async ({ actor, params }) =>
    found(await readComplaint(deps, actor, params.number)),
  );
  operation(app, deps, endpoints.listSiteComplaints, async ({ actor, params, query }) => {
    const all = await listSiteComplaints(deps, actor, params.site);
    return 'absent' in all ? absent : found(pageFrom(all, positionOf(query)));
  });
  operation(app, deps, endpoints.listCityComplaints, async ({ actor, query }) =>
    found(
      await listCityComplaints(deps, actor, {
        jurisdiction: query.jurisdiction,
        open: query.open === 'true',
        reports: query.reports === undefined ? undefined : query.reports === 'true',
        ...positionOf(query),
      }),
    ),
  );
  for (const [endpoint, act] of [
    [endpoints.settleComplaint, 'settle'],
    [endpoints.withdrawComplaint, 'withdraw'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, receipt }) =>
      actOnComplaint(deps, actor, params.number, { act }, receipt),
    );
  for (const [endpoint, act] of [
    [endpoints.answerComplaint, 'answer'],
    [endpoints.escalateComplaint, 'escalate'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, body, receipt }) =>
      actOnComplaint(deps, actor, params.number, { act, words: body.words }, receipt),
    );
  operation(app, deps, endpoints.decideComplaint, ({ actor, params, body, receipt }) =>
    actOnComplaint(deps, actor, params.number, { act: 'decide', ...body }, receipt),
  );
}
