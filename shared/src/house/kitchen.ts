import { clashes, type Clash, type Diet, type DietNeeds } from '../diet';
import type { MealWay } from '../elderServices/mealOrder';
import type { Dish } from '../elderServices/menu';
import type { Id } from '../ids';

/** What one person ordered of one sitting. */
export type Portion = {
  readonly booking: Id<'booking'>;
  readonly name: string;
  readonly units: number;
  readonly way: MealWay;
  readonly dish?: Id<'dish'> | undefined;
  readonly needs: DietNeeds;
};

export type DishCount = {
  /** Null for portions of which no dish was chosen: what the day cooks. */
  readonly dish: Pick<Dish, 'id' | 'name'> | null;
  readonly portions: number;
  readonly ways: Readonly<Record<MealWay, number>>;
  /** How many of them have to be cooked so; one portion may count under several. */
  readonly diets: readonly { readonly diet: Diet; readonly portions: number }[];
};

export type KitchenClash = {
  readonly booking: Id<'booking'>;
  readonly name: string;
  readonly dish: string;
  readonly clashes: readonly Clash[];
};

/**
 * What a kitchen has to cook for a sitting, by dish; and whom a dish would harm or offend, while there is time to call.
 * A portion without a chosen dish is held against every dish of the day: the cook chooses one that suits.
 */
export function kitchenCount(
  portions: readonly Portion[],
  dishes: readonly Dish[],
): { readonly counts: readonly DishCount[]; readonly clashes: readonly KitchenClash[] } {
  const groups = [...dishes, null].map((dish) => ({
    dish,
    own: portions.filter((portion) => (portion.dish ?? null) === (dish?.id ?? null)),
  }));
  return {
    counts: groups.filter(({ own }) => own.length > 0).map(({ dish, own }) => countOf(dish, own)),
    clashes: portions.flatMap((portion) => clashOf(portion, dishes)),
  };
}

function countOf(dish: Dish | null, own: readonly Portion[]): DishCount {
  const sum = (some: readonly Portion[]) => some.reduce((all, { units }) => all + units, 0);
  const ways = (way: MealWay) => sum(own.filter((portion) => portion.way === way));
  const diets = [...new Set(own.flatMap(({ needs }) => needs.diets ?? []))].sort();
  return {
    dish: dish && { id: dish.id, name: dish.name },
    portions: sum(own),
    ways: { dineIn: ways('dineIn'), collect: ways('collect'), deliver: ways('deliver') },
    diets: diets.map((diet) => ({
      diet,
      portions: sum(own.filter(({ needs }) => needs.diets?.includes(diet) === true)),
    })),
  };
}

function clashOf({ booking, name, dish: chosen, needs }: Portion, dishes: readonly Dish[]): KitchenClash[] {
  const dish = dishes.find(({ id }) => id === chosen);
  if (dish) {
    const found = clashes(dish, needs);
    return found.length === 0 ? [] : [{ booking, name, dish: dish.name, clashes: found }];
  }
  // Any dish will do; only where none does is there somebody to call.
  const each = dishes.map((one) => ({ one, found: clashes(one, needs) }));
  const [first] = each;
  if (!first || each.some(({ found }) => found.length === 0)) return [];
  return [{ booking, name, dish: dishes.map((one) => one.name).join('、'), clashes: first.found }];
}
