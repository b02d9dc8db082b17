import type { Drawing } from '@huiyue/shared/elderServices/menu';

export const drawingWords = {
  rice: '米饭',
  congee: '粥',
  noodles: '面',
  dumplings: '饺子',
  steamedBun: '馒头包子',
  soup: '汤',
  pork: '猪肉',
  beef: '牛肉',
  chicken: '鸡肉',
  fish: '鱼',
  shrimp: '虾',
  egg: '蛋',
  tofu: '豆腐',
  greens: '青菜',
  rootVegetables: '根茎菜',
  mushrooms: '菌菇',
  coldDish: '凉菜',
  fruit: '水果',
  milk: '牛奶',
  setMeal: '套餐',
} as const satisfies Record<Drawing, string>;

/** From Monday on, as the days of a week are counted. */
export const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
