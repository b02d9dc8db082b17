import { dateAt } from '@huiyue/shared/civil';
import type { BreachesView, BreachView } from '@huiyue/shared/contract/publishing';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import { breachesFrom } from '@huiyue/shared/publishing/breaches';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { breachView } from './policyViews';
import { readSitesOnSale, type SitesPage } from './sitesOnSale';
import { watchesOver } from './supervision';

/** What is on sale in a place against a published rule, now or from a day to come. */
export async function listBreaches(
  deps: Deps,
  actor: Actor,
  asked: SitesPage & { readonly jurisdiction: string },
): Promise<BreachesView | Absent> {
  if (!watchesOver(deps, actor, asked.jurisdiction)) return absent;
  const today = dateAt(deps.now());
  const { onSale, progress } = await readSitesOnSale(deps, asked.jurisdiction, asked);
  return {
    items: onSale.flatMap((one) => breachesFrom(deps.policy, one, today).map(breachView)),
    ...progress,
  };
}

/** The same of one site, for those who can change its terms. */
export async function listSiteBreaches(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly BreachView[] | Absent> {
  const site = actor.sites.includes(id) ? await deps.sites.find(id) : undefined;
  if (!site) return absent;
  const [classes, services] = await Promise.all([deps.classes.ofSite(site), deps.services.ofSite(site)]);
  return breachesFrom(deps.policy, { site, classes, services }, dateAt(deps.now())).map(breachView);
}
