import type { PricePer } from '@huiyue/shared/booking';
import { yuanText, type Fen } from '@huiyue/shared/money';

/** 1850 元 */
export function yuanWords(amount: Fen): string {
  return `${yuanText(amount)} 元`;
}

/** 每月 1850 元 */
export function monthlyWords(amount: Fen): string {
  return `每月 ${yuanWords(amount)}`;
}

const perWords = {
  month: '每月',
  day: '每天',
  hour: '每小时',
  portion: '每份',
  visit: '每次',
} as const satisfies Record<PricePer, string>;

/** 每月 1850 元, 每小时 25 元 */
export function pricedWords(amount: Fen, per: PricePer): string {
  return `${perWords[per]} ${yuanWords(amount)}`;
}

const unitWords = {
  month: '元/月',
  day: '元/天',
  hour: '元/小时',
  portion: '元/份',
  visit: '元/次',
} as const satisfies Record<PricePer, string>;

/** What stands behind a figure: 元/月. */
export function perUnitWords(per: PricePer): string {
  return unitWords[per];
}

/** How far apart two amounts are, whichever is larger: 150 元. */
export function apartWords(one: Fen, other: Fen): string {
  const apart = Math.abs(one - other);
  return `${apart % 100 === 0 ? apart / 100 : (apart / 100).toFixed(2)} 元`;
}
