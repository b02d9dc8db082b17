/**
 * What a dish carries, and what a person must not or will not eat. Both come from closed lists: what a machine warns of
 * must not depend on how somebody spelled it.
 */

/** The eight groups that GB 7718 names as causing allergic reactions. */
export const allergens = ['gluten', 'crustaceans', 'fish', 'eggs', 'peanuts', 'soy', 'milk', 'nuts'] as const;
export type Allergen = (typeof allergens)[number];

export const diets = ['vegetarian', 'halal', 'lowSalt', 'lowSugar', 'lowFat', 'softFood', 'noSpice'] as const;
export type Diet = (typeof diets)[number];

/** Of a dish: which groups are in it, and which diets it is fit for. */
export type DietTags = { readonly contains: readonly Allergen[]; readonly suits: readonly Diet[] };

/** Of a person, as their card says. */
export type DietNeeds = {
  readonly allergies?: readonly Allergen[] | undefined;
  readonly diets?: readonly Diet[] | undefined;
};

export type Clash =
  | { readonly kind: 'allergen'; readonly allergen: Allergen }
  | { readonly kind: 'diet'; readonly diet: Diet };

/** What to warn of before this person eats this dish. A diet that a dish is not said to suit is a clash. */
export function clashes(dish: DietTags, { allergies = [], diets: kept = [] }: DietNeeds): readonly Clash[] {
  return [
    ...allergens
      .filter((allergen) => dish.contains.includes(allergen) && allergies.includes(allergen))
      .map((allergen) => ({ kind: 'allergen' as const, allergen })),
    ...diets
      .filter((diet) => kept.includes(diet) && !dish.suits.includes(diet))
      .map((diet) => ({ kind: 'diet' as const, diet })),
  ];
}
