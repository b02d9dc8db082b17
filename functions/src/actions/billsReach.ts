import type { Bill, BillLine } from '@huiyue/shared/billing/bill';
import type { Actor } from '@huiyue/shared/people';
import type { Id } from '@huiyue/shared/ids';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../ports';
import { answersFor } from './desk/area';
import { reachesOf, type Reach } from './reach';

/** The site, for whoever works there; for an authority, where it lies in what the authority answers for. */
export async function siteInReach(deps: Deps, actor: Actor, id: Id<'site'>): Promise<Site | undefined> {
  const site = await deps.sites.find(id);
  if (!site) return undefined;
  switch (actor.role) {
    case 'institution':
      return actor.sites.includes(id) ? site : undefined;
    case 'regulator':
    case 'desk':
      return answersFor(deps, actor, site.jurisdiction) ? site : undefined;
    case 'family':
      return undefined;
  }
}

/** A bill, and the part of it that is somebody's who pays from elsewhere: then nothing else of that household shows. */
export type BillPart = { readonly bill: Bill; readonly part?: readonly BillLine[] };

/**
 * A family sees its own bills once they are issued, and of another household's the lines of elders it pays for. A bill
 * on which nobody else stands is theirs as a whole.
 */
export function partOf(bill: Bill, reaches: readonly Reach[]): BillPart | undefined {
  const here = reaches.filter(({ household }) => household === bill.household);
  if (bill.issued === undefined || here.length === 0) return undefined;
  if (here.some(({ elder }) => elder === undefined)) return { bill };
  const part = bill.lines.filter(({ recipient }) => here.some(({ elder }) => elder === recipient.id));
  if (part.length === 0) return undefined;
  return part.length === bill.lines.length ? { bill } : { bill, part };
}

export async function billPartInReach(
  deps: Deps,
  actor: Actor,
  id: Id<'bill'>,
): Promise<(BillPart & { readonly site: Site }) | undefined> {
  if (actor.role !== 'family') return billInReach(deps, actor, id);
  const bill = await deps.bills.find(id);
  const part = bill && partOf(bill, await reachesOf(deps, actor, undefined, 'pay'));
  const site = part && (await deps.sites.find(part.bill.site.id));
  return site && part && { ...part, site };
}

/** A family sees its own bills once they are issued; a draft is nobody's to pay. */
export async function billInReach(
  deps: Deps,
  actor: Actor,
  id: Id<'bill'>,
): Promise<{ readonly bill: Bill; readonly site: Site } | undefined> {
  const bill = await deps.bills.find(id);
  if (!bill) return undefined;
  const isOwn = actor.role === 'family' && bill.household === actor.household && bill.issued !== undefined;
  const site = isOwn ? await deps.sites.find(bill.site.id) : await siteInReach(deps, actor, bill.site.id);
  return site && { bill, site };
}
