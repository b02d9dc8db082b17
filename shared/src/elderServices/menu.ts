import type { CivilDate } from '../civil';
import { addDays } from '../civil';
import type { DietTags } from '../diet';
import type { Id } from '../ids';
import type { Refusal } from '../refusals';

/** Pictures that the app draws itself: what a dish is, roughly, where nobody took a photograph. */
export const drawings = [
  'rice',
  'congee',
  'noodles',
  'dumplings',
  'steamedBun',
  'soup',
  'pork',
  'beef',
  'chicken',
  'fish',
  'shrimp',
  'egg',
  'tofu',
  'greens',
  'rootVegetables',
  'mushrooms',
  'coldDish',
  'fruit',
  'milk',
  'setMeal',
] as const;
export type Drawing = (typeof drawings)[number];

export type DishPicture =
  | { readonly kind: 'drawn'; readonly drawing: Drawing }
  | { readonly kind: 'photo'; readonly id: Id<'picture'> };

export type Dish = DietTags & {
  readonly id: Id<'dish'>;
  readonly name: string;
  readonly note?: string;
  readonly picture?: DishPicture;
};

/** What one service cooks on one date. */
export type Menu = {
  readonly service: Id<'service'>;
  readonly date: CivilDate;
  readonly dishes: readonly Dish[];
  readonly revision: number;
};

/** Which days a copy fills, and from which day of the source: week after week, to the last day, it too. */
export function copiedDays(copy: {
  readonly from: CivilDate;
  readonly days: number;
  readonly to: CivilDate;
  readonly until: CivilDate;
}): readonly { readonly source: CivilDate; readonly target: CivilDate }[] {
  const { from, days, to, until } = copy;
  const pairs: { source: CivilDate; target: CivilDate }[] = [];
  for (let offset = 0; ; offset += 1) {
    const target = addDays(to, offset);
    if (target > until) return pairs;
    pairs.push({ source: addDays(from, offset % days), target });
  }
}

/** A dish that is not cooked on a day cannot be ordered for it. A menu that is not there yet forbids none to leave it open. */
export function refusalOfDish(
  menu: Pick<Menu, 'dishes'> | undefined,
  dish: Id<'dish'> | undefined,
  on: CivilDate,
): Refusal | undefined {
  if (dish === undefined || menu?.dishes.some(({ id }) => id === dish)) return undefined;
  return { code: 'meal.notOnMenu', facts: { dish, on } };
}
