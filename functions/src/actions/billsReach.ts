import type { Bill } from '@huiyue/shared/billing/bill';
import type { Actor } from '@huiyue/shared/people';
import type { Id } from '@huiyue/shared/ids';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../ports';
import { answersFor } from './desk/area';

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
