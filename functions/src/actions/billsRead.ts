import { billPage, receiptPage } from '@huiyue/shared/billing/printed';
import type { Bill, Payment } from '@huiyue/shared/billing/bill';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { BillView, PrintedPage } from '@huiyue/shared/contract/bills';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { viewOf } from './bills';
import { monthlyClauseFor } from './billsMonth';
import { billPartInReach, partOf, siteInReach, type BillPart } from './billsReach';
import { pageFrom, type PagePosition } from './pages';
import type { Reach } from './reach';

type Page = { readonly items: BillView[]; readonly next: string | null };

export async function readBill(deps: Deps, actor: Actor, id: Id<'bill'>): Promise<BillView | Absent> {
  const found = await billPartInReach(deps, actor, id);
  return found ? partView(deps, found.site, found) : absent;
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

/** A household's bills and the parts of others that are the reader's to pay, newest month first; no drafts. */
export async function listBills(
  deps: Deps,
  reaches: readonly Reach[],
  position: PagePosition,
): Promise<Page> {
  const households = [...new Set(reaches.map(({ household }) => household))];
  const all = (await Promise.all(households.map((one) => deps.bills.ofHousehold(one)))).flat();
  const parts = all
    .flatMap((bill) => {
      const part = partOf(bill, reaches);
      return part ? [{ ...part, id: bill.id }] : [];
    })
    .sort((one, other) => order(other.bill).localeCompare(order(one.bill)));
  const { items, next } = pageFrom(parts, position);
  const sites = new Map(
    await Promise.all(
      [...new Set(items.map(({ bill }) => bill.site.id))].map(
        async (id) => [id, await deps.sites.find(id)] as const,
      ),
    ),
  );
  return {
    items: items.flatMap((one) => {
      const site = sites.get(one.bill.site.id);
      return site ? [partView(deps, site, one)] : [];
    }),
    next,
  };
}

export async function printBill(deps: Deps, actor: Actor, id: Id<'bill'>): Promise<PrintedPage | Absent> {
  const found = await billPartInReach(deps, actor, id);
  // A page that is kept shows a bill as a whole or not at all.
  if (!found || found.part) return absent;
  const { bill, site } = found;
  return billPage(bill, site, monthlyClauseFor(deps, site, bill.month, bill.lines[0]?.offer));
}

export async function printReceipt(
  deps: Deps,
  actor: Actor,
  asked: { readonly bill: Id<'bill'>; readonly receipt: number },
): Promise<PrintedPage | Absent> {
  const inReach = await billPartInReach(deps, actor, asked.bill);
  const found = inReach?.part ? undefined : inReach;
  const payment = found?.bill.payments.find(
    (one): one is Payment & { readonly receipt: number } => one.receipt === asked.receipt,
  );
  return found && payment ? receiptPage(found.bill, found.site, payment) : absent;
}

function order({ month, id }: Bill): string {
  return `${month} ${id}`;
}

/**
 * Payments are made on the whole bill, so none of them is shown on a part; of what is still open the part is at most
 * what is left of all of it.
 */
function partView(deps: Deps, site: Site, { bill, part }: BillPart): BillView {
  const whole = viewOf(deps, site, bill);
  if (!part) return whole;
  const own = viewOf(deps, site, { ...bill, lines: part, payments: [] });
  const leftFen = Math.min(own.familyFen, Math.max(0, whole.leftFen));
  return { ...own, status: whole.status, leftFen, paidFen: own.familyFen - leftFen, isPart: true };
}
