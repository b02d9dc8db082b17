import type { MealWay } from './mealOrder';

/** On every page and in every file alike. */
export const mealWayNames = {
  dineIn: '到食堂吃',
  collect: '自己来取',
  deliver: '送到家',
} as const satisfies Record<MealWay, string>;
