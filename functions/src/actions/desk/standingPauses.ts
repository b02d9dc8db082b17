import type { CivilDate } from '@huiyue/shared/civil';
import { pausableOf, pausedDates, type AreaPause, type PausableOffer } from '@huiyue/shared/desk/areaPause';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../../ports';

/** Those that are not over yet: hardly ever more than one or two. Read once for an order, however much is in it. */
export function pausesFrom(deps: Deps, day: CivilDate): Promise<readonly AreaPause[]> {
  return deps.areaPauses.of('areaPauses', { from: day });
}

export function isPausedAt(deps: Deps, pause: Pick<AreaPause, 'jurisdiction'>, site: Site): boolean {
  return jurisdictionChain(deps.policy, site.jurisdiction).some(({ code }) => code === pause.jurisdiction);
}

/**
 * Nothing is sold for days on which the area stands still. A month of which some days are left is sold as ever: whoever
 * has such a place is told of the others.
 */
export function refusalOfPause(
  deps: Deps,
  pauses: readonly AreaPause[],
  site: Site,
  offer: PausableOffer,
  dates: readonly CivilDate[],
): Refusal | undefined {
  const product = pausableOf(offer);
  const standing = pauses.filter(
    (pause) => pause.products.includes(product) && isPausedAt(deps, pause, site),
  );
  const stopped = new Set(standing.flatMap((pause) => pausedDates(pause, dates)));
  if (dates.length === 0 || !dates.every((date) => stopped.has(date))) return undefined;
  const last = standing.reduce((later, one) => (one.until > later.until ? one : later));
  return {
    code: 'area.paused',
    facts: { until: last.until, reason: last.reason, words: last.words },
  };
}
