import { billPage, receiptPage } from '@huiyue/shared/billing/printed';
import type { Bill, Payment } from '@huiyue/shared/billing/bill';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { BillView, PrintedPage } from '@huiyue/shared/contract/bills';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { viewOf } from './bills';
import { monthlyClauseFor } from './billsMonth';
import { billInReach, siteInReach } from './billsReach';
import { pageFrom, type PagePosition } from './pages';

type Page = { readonly items: BillView[]; readonly next: string | null };

export async function readBill(deps: Deps, actor: Actor, id: Id<'bill'>): Promise<BillView | Absent> {
  const found = await billInReach(deps, actor, id);
  return found ? viewOf(deps, found.site, found.bill) : absent;
}

/** A site's bills of a month, drafts among them. */
export async function listSiteBills(
  deps: Deps,
  actor: Actor,
  asked: PagePosition & { readonly site: Id<'site'>; readonly month: CivilMonth },
): Promise<Page | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const { items, next } = pageFrom(await deps.bills.ofSite(site.id, asked.month), asked);
  return { items: items.map((bill) => viewOf(deps, site, bill)), next };
}

/** A household's bills, newest month first; a draft is not one yet. */
export async function listBills(
  deps: Deps,
  household: Id<'household'>,
  position: PagePosition,
): Promise<Page> {
  const bills = (await deps.bills.ofHousehold(household))
    .filter(({ issued }) => issued !== undefined)
    .sort((one, other) => order(other).localeCompare(order(one)));
  const { items, next } = pageFrom(bills, position);
  const sites = new Map(
    await Promise.all(
      [...new Set(items.map(({ site }) => site.id))].map(
        async (id) => [id, await deps.sites.find(id)] as const,
      ),
    ),
  );
  return {
    items: items.flatMap((bill) => {
      const site = sites.get(bill.site.id);
      return site ? [viewOf(deps, site, bill)] : [];
    }),
    next,
  };
}

export async function printBill(deps: Deps, actor: Actor, id: Id<'bill'>): Promise<PrintedPage | Absent> {
  const found = await billInReach(deps, actor, id);
  if (!found) return absent;
  const { bill, site } = found;
  return billPage(bill, site, monthlyClauseFor(deps, site, bill.month, bill.lines[0]?.offer));
}

export async function printReceipt(
  deps: Deps,
  actor: Actor,
  asked: { readonly bill: Id<'bill'>; readonly receipt: number },
): Promise<PrintedPage | Absent> {
  const found = await billInReach(deps, actor, asked.bill);
  const payment = found?.bill.payments.find(
    (one): one is Payment & { readonly receipt: number } => one.receipt === asked.receipt,
  );
  return found && payment ? receiptPage(found.bill, found.site, payment) : absent;
}

function order({ month, id }: Bill): string {
  return `${month} ${id}`;
}
