import type { Id } from '../ids';
import type { Product } from '../service';
import type { Refusal } from '../refusals';

export const mealWays = ['dineIn', 'collect', 'deliver'] as const;
export type MealWay = (typeof mealWays)[number];

/** How somebody wants a meal, and which dish where there are several. */
export type MealOrder = { readonly way: MealWay; readonly dish?: Id<'dish'> };

/** Which ways a canteen offers, and how far it carries a meal, in its own words. */
export type MealTerms = { readonly ways: readonly MealWay[]; readonly deliveryArea?: string };

/** A canteen that says nothing serves at its own tables. */
export function waysOf({ meal }: { readonly meal?: MealTerms }): readonly MealWay[] {
  return meal?.ways ?? ['dineIn'];
}

/** May it be ordered so? Whether somebody lives within the area is the institution's to say, an address is needed to ask. */
export function refusalOfMeal(
  service: { readonly product: Product; readonly meal?: MealTerms },
  recipient: { readonly id: Id<'child'> | Id<'elder'>; readonly hasAddress: boolean },
  order: MealOrder | undefined,
): Refusal | undefined {
  if (!order) return undefined;
  const { product } = service;
  if (product !== 'meal') return { code: 'meal.notAMeal', facts: { product } };
  const ways = waysOf(service);
  if (!ways.includes(order.way)) return { code: 'meal.wayNotOffered', facts: { way: order.way, ways } };
  return order.way === 'deliver' && !recipient.hasAddress
    ? { code: 'elder.addressMissing', facts: { recipient: recipient.id } }
    : undefined;
}
