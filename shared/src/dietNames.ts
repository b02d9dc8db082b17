import type { Allergen, Diet } from './diet';

/** On a screen, on a kitchen's list and on a label alike. */
export const allergenNames = {
  gluten: '麸质（小麦等）',
  crustaceans: '虾蟹',
  fish: '鱼',
  eggs: '蛋',
  peanuts: '花生',
  soy: '大豆',
  milk: '奶',
  nuts: '坚果',
} as const satisfies Record<Allergen, string>;

export const dietNames = {
  vegetarian: '素食',
  halal: '清真',
  lowSalt: '少盐',
  lowSugar: '少糖',
  lowFat: '少油',
  softFood: '软烂',
  noSpice: '不辣',
} as const satisfies Record<Diet, string>;
