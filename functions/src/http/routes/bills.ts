import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import { correctBill, draftBill, issueBill, recordPayment } from '../../actions/bills';
import { listBills, listSiteBills, printBill, printReceipt, readBill } from '../../actions/billsRead';
import { readRefund, readRefundAhead } from '../../actions/billsRefunds';
import {
  grantBillingExemption,
  listBillingExemptions,
  publishRefundTerms,
  readRefundTerms,
} from '../../actions/billsTerms';
import { pageFrom } from '../../actions/pages';
import { reachesOf } from '../../actions/reach';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveBills(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.draftBill, ({ actor, params, body, receipt }) =>
    draftBill(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.listSiteBills, async ({ actor, params, query }) =>
    found(await listSiteBills(deps, actor, { site: params.site, month: query.month, ...positionOf(query) })),
  );
  operation(app, deps, endpoints.listBills, async ({ actor, query }) => {
    const reaches = await reachesOf(deps, actor, query.household, 'pay');
    return reaches.length === 0 ? absent : found(await listBills(deps, reaches, positionOf(query)));
  });
  operation(app, deps, endpoints.readBill, async ({ actor, params }) =>
    found(await readBill(deps, actor, params.bill)),
  );
  operation(app, deps, endpoints.issueBill, ({ actor, params, body, receipt }) =>
    issueBill(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.correctBill, ({ actor, params, body, receipt }) =>
    correctBill(deps, actor, { ...params, ...body }, receipt),
  );
  for (const [endpoint, direction] of [
    [endpoints.recordPayment, 'paid'],
    [endpoints.recordRepayment, 'returned'],
  ] as const)
    operation(app, deps, endpoint, ({ actor, params, body, receipt }) =>
      recordPayment(deps, actor, { ...params, ...body, direction }, receipt),
    );
  operation(app, deps, endpoints.printBill, async ({ actor, params }) =>
    found(await printBill(deps, actor, params.bill)),
  );
  operation(app, deps, endpoints.printReceipt, async ({ actor, params }) =>
    found(await printReceipt(deps, actor, params)),
  );
  operation(app, deps, endpoints.readRefundAhead, ({ query }) => readRefundAhead(deps, query));
  operation(app, deps, endpoints.readRefund, ({ actor, params, query }) =>
    readRefund(deps, actor, { ...params, ...query }),
  );
  operation(app, deps, endpoints.readRefundTerms, async ({ params }) =>
    found(await readRefundTerms(deps, params.site)),
  );
  operation(app, deps, endpoints.publishRefundTerms, ({ actor, params, body, receipt }) =>
    publishRefundTerms(deps, actor, { site: params.site, terms: body }, receipt),
  );
  operation(app, deps, endpoints.grantBillingExemption, ({ actor, body, receipt }) =>
    grantBillingExemption(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.listBillingExemptions, async ({ actor, params, query }) => {
    const all = await listBillingExemptions(deps, actor, params.site);
    return 'absent' in all ? all : found(pageFrom(all, positionOf(query)));
  });
}
