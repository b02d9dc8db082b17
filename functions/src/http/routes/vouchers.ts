import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { PersonId } from '@huiyue/shared/subsidies/standing';
import type { Hono } from 'hono';
import { absent, found, type Absent } from '../../actions/absent';
import { pageFrom } from '../../actions/pages';
import {
  grantPurchase,
  issueVoucher,
  listBoughtVisits,
  listPurchases,
  listStandings,
  listVouchers,
  recordStanding,
  recordVisit,
} from '../../actions/vouchers';
import { householdFor } from '../../actions/reach';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveVouchers(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.issueVoucher, ({ actor, body, receipt }) =>
    issueVoucher(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.listVouchers, ({ actor, query }) =>
    listOf(deps, actor, query, (whom) => listVouchers(deps, whom)),
  );
  operation(app, deps, endpoints.grantPurchase, ({ actor, body, receipt }) =>
    grantPurchase(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.listPurchases, ({ actor, query }) =>
    listOf(deps, actor, query, (whom) => listPurchases(deps, whom)),
  );
  operation(app, deps, endpoints.listBoughtVisits, async ({ actor, params, query }) => {
    const all = await listBoughtVisits(deps, actor, params.booking);
    return 'absent' in all ? absent : found(pageFrom(all, positionOf(query)));
  });
  operation(app, deps, endpoints.recordVisit, ({ actor, params, body, receipt }) =>
    recordVisit(deps, actor, { booking: params.booking, ...body }, receipt),
  );
  operation(app, deps, endpoints.recordStanding, ({ actor, body, receipt }) =>
    recordStanding(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.listStandings, ({ actor, query }) =>
    listOf(deps, actor, query, (whom) => listStandings(deps, whom)),
  );
}

type Query = {
  readonly person: PersonId;
  readonly household?: Id<'household'> | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: number | undefined;
};

async function listOf<T>(
  deps: Deps,
  actor: Actor,
  query: Query,
  list: (whom: {
    readonly household: Id<'household'>;
    readonly person: PersonId;
  }) => Promise<readonly T[] | Absent>,
) {
  // A regulator names the household, as the desk does; whoever pays wants to know what is paid already.
  const household =
    actor.role === 'regulator'
      ? query.household
      : ((await householdFor(deps, actor, query.household, query.person, 'order')) ??
        (await householdFor(deps, actor, query.household, query.person, 'pay')));
  const all = household ? await list({ household, person: query.person }) : absent;
  return 'absent' in all ? absent : found(pageFrom(all, positionOf(query)));
}
