import type { Product } from '@huiyue/shared/service';

/** What is counted of each: 还有 260 份, 还有 12 个位子. */
const units = {
  meal: '份',
  dayCare: '个位子',
  homeCare: '位服务人员',
  course: '个位子',
} as const satisfies Record<Product, string>;

/** The most that may be said: 还有 260 份; 已订满. */
export function openWords(product: Product, openPlaces: number): string {
  return openPlaces > 0 ? `还有 ${openPlaces} ${units[product]}` : product === 'meal' ? '已订满' : '已约满';
}
