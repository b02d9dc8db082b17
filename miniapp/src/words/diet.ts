import type { Allergen, Clash, Diet } from '@huiyue/shared/diet';

export const allergenWords = {
  gluten: '麸质（小麦等）',
  crustaceans: '虾蟹',
  fish: '鱼',
  eggs: '蛋',
  peanuts: '花生',
  soy: '大豆',
  milk: '奶',
  nuts: '坚果',
} as const satisfies Record<Allergen, string>;

export const dietWords = {
  vegetarian: '素食',
  halal: '清真',
  lowSalt: '少盐',
  lowSugar: '少糖',
  lowFat: '少油',
  softFood: '软烂',
  noSpice: '不辣',
} as const satisfies Record<Diet, string>;

/** Said when ordering; it warns, and forbids nothing. */
export function clashWords(clash: Clash): string {
  return clash.kind === 'allergen'
    ? `含${allergenWords[clash.allergen]}，登记了过敏`
    : `没有标明${dietWords[clash.diet]}`;
}
