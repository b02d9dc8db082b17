import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import { pausableOf, pausedDates, type AreaPause, type PausableOffer } from '@huiyue/shared/desk/areaPause';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import type { DaySet } from '@huiyue/shared/ledger/span';
import type { Refusal } from '@huiyue/shared/refusals';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../../ports';
import { datesOn, daysOn } from '../dates';
import { findSold, type Sold } from '../sellers';

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

/**
 * On which days of a sheet nothing is offered to those who wait: what the site shut, and where the area stands still. A
 * lifted pause counts until everybody whose day it took has been given it back: they had booked, the others only wait.
 */
export async function standingFrom(deps: Deps): Promise<(sheet: PlaceSheetId) => Promise<DaySet>> {
  const pauses = await pausesFrom(deps, dateAt(deps.now()));
  const known = new Map<string, Promise<Sold | undefined>>();
  const owed = new Map<string, Promise<ReadonlySet<CivilDate>>>();
  return async (sheet) => {
    const sold = await once(known, sheet.of, () => findSold(deps, sheet.of));
    if (!sold) return 0;
    const dates = datesOn(sheet, allDays);
    const product = pausableOf(sold.kind === 'class' ? sold : { ...sold, product: sold.service.product });
    const shut = (sold.site.shutDays ?? []).map(({ on }) => on);
    const stopped = pauses
      .filter((pause) => pause.products.includes(product) && isPausedAt(deps, pause, sold.site))
      .map(async ({ id, lifted, ...days }) => {
        const paused = pausedDates(days, dates);
        if (!lifted || paused.length === 0) return paused;
        const stillOwed = await once(owed, id, () => daysOwed(deps, id));
        return paused.filter((date) => stillOwed.has(date));
      });
    return daysOn(sheet, [...shut, ...(await Promise.all(stopped)).flat()]);
  };
}

const allDays: DaySet = 2 ** 31 - 1;

async function daysOwed(deps: Deps, pause: AreaPause['id']): Promise<ReadonlySet<CivilDate>> {
  const calls = await deps.callbacks.due(pause, '~');
  return new Set(calls.flatMap(({ resumed, pausedDays = [] }) => (resumed ? [] : pausedDays)));
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}
