import type { BreachView, SimulationView } from '@huiyue/shared/contract/publishing';
import { fen, isFen, type Fen } from '@huiyue/shared/money';

type Saving = SimulationView['savings'][number];

/** A price that would stand above the new cap. */
export type PriceAbove = { readonly breach: BreachView; readonly priceFen: Fen; readonly capFen: Fen };

export function pricesAbove(breaches: readonly BreachView[]): readonly PriceAbove[] {
  return breaches.flatMap((breach) => {
    const { priceFen, capFen } = breach.facts;
    if (breach.code !== 'price.aboveCap' || !isAmount(priceFen) || !isAmount(capFen)) return [];
    return [{ breach, priceFen, capFen }];
  });
}

function isAmount(value: unknown): value is Fen {
  return typeof value === 'number' && isFen(value);
}

/** One bar: of a month or of an institution. */
export type SavingBar = {
  readonly key: string;
  readonly name: string;
  readonly lessFen: Fen;
  /** The most households in one month: who saves in two months is still one family. */
  readonly households: number;
};

export function savingBars(
  savings: readonly Saving[],
  keyOf: (saving: Saving) => { readonly key: string; readonly name: string },
): SavingBar[] {
  const keys = [...new Set(savings.map((saving) => keyOf(saving).key))];
  return keys.map((key) => {
    const of = savings.filter((saving) => keyOf(saving).key === key);
    const [first] = of;
    return {
      key,
      name: first ? keyOf(first).name : '',
      lessFen: sum(of),
      households: householdsIn(of),
    };
  });
}

export function sum(savings: readonly Saving[]): Fen {
  return fen(savings.reduce((total, { lessFen }) => total + lessFen, 0));
}

/** In the month with the most; between institutions they are added, for the answer names nobody. */
export function householdsIn(savings: readonly Saving[]): number {
  const months = [...new Set(savings.map(({ month }) => month))];
  return Math.max(
    0,
    ...months.map((month) =>
      savings.filter((one) => one.month === month).reduce((total, one) => total + one.households, 0),
    ),
  );
}
