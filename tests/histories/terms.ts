import { addDays, addMonthsTo, type CivilMonth } from '@huiyue/shared/civil';
import type { PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import { isId } from '@huiyue/shared/ids';
import type { ReserveRule } from '@huiyue/shared/reserves';
import { classIn, serviceIn, sheetIn, isSheet } from './check/facts';
import { sellerPlace } from './check/commits';
import { rowsAt, type Scene } from './scene';
import { currentDay, currentMonth, months, serviceDays } from './town';

type Seller = PlaceSheetId['of'];

export type AnyTerms = {
  readonly of: Seller;
  readonly places: number;
  /** New rules, or those there are. */
  readonly reserves: readonly ReserveRule[] | undefined;
  readonly revision: number;
};

/** A class or a service as it stands, and a place or a reserve more or fewer. */
export function anyTerms({ world: { random, store }, town, plan }: Scene): AnyTerms {
  const isService = plan.menu.some((dish) => ['meal', 'week', 'dayCare', 'couple', 'course'].includes(dish));
  const of: Seller = random.pick<{ readonly id: Seller }>(
    isService && (!plan.menu.includes('month') || random.chance(0.5)) ? town.services : town.classes,
  ).id;
  const row = store.table.row(sellerPlace(of));
  if (!row) throw new Error(`${of} is gone`);
  const { places, reserves, revision } = isId('class', of) ? classIn(row) : serviceIn(row);
  const more = plan.isCrowd ? random.between(1, 20) : random.pick([-1, -1, 1, 2]);
  return {
    of,
    places: Math.max(1, places + more),
    reserves: random.chance(0.3) ? reserves.slice(0, random.below(2)) : undefined,
    revision,
  };
}

/** Every sheet a seller may have, from now on. */
export function mayBeDrawn(of: Seller): readonly PlaceSheetId[] {
  if (isId('class', of))
    return Array.from({ length: 5 }, (_, month) => ({
      kind: 'classMonth' as const,
      of,
      period: addMonthsTo(currentMonth, month),
    }));
  return Array.from({ length: 21 }, (_, day) => ({
    kind: 'serviceDay' as const,
    of,
    period: addDays(currentDay, day),
  }));
}

/** A sheet on which more are let in for a while: one that is there already, more often than not. */
export function sheetAllowed({ world: { random, store, schedule }, town, plan }: Scene): {
  readonly sheet: PlaceSheetId;
  readonly units: number;
  readonly until: number;
} {
  const { table } = store;
  const drawn = [...table.places()]
    .filter(isSheet)
    .flatMap((place) => rowsAt(table, place))
    .map((row) => sheetIn(row).id)
    .filter(({ kind }) => kind !== 'personMonth');
  const known = random.any(drawn);
  const month: CivilMonth = random.pick(months);
  const fallback: PlaceSheetId = plan.menu.includes('month')
    ? { kind: 'classMonth', of: random.pick(town.classes).id, period: month }
    : { kind: 'serviceDay', of: random.pick(town.services).id, period: random.pick(serviceDays) };
  const sheets = [
    ...town.classes.flatMap(({ id }) => mayBeDrawn(id)),
    ...town.services.flatMap(({ id }) => mayBeDrawn(id)),
  ];
  return {
    sheet:
      (random.chance(0.7)
        ? sheets.find(({ of, period }) => of === known?.of && period === known.period)
        : undefined) ?? fallback,
    units: random.pick([1, 1, 2]),
    until: schedule.now + random.pick([60_000, 1_800_000, 86_400_000]),
  };
}
