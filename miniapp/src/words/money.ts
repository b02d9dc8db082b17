import { yuanText, type Fen } from '@huiyue/shared/money';

/** 1850 元 */
export function yuanWords(amount: Fen): string {
  return `${yuanText(amount)} 元`;
}

/** 每月 1850 元 */
export function monthlyWords(amount: Fen): string {
  return `每月 ${yuanWords(amount)}`;
}

/** How far apart two amounts are, whichever is larger: 150 元. */
export function apartWords(one: Fen, other: Fen): string {
  const apart = Math.abs(one - other);
  return `${apart % 100 === 0 ? apart / 100 : (apart / 100).toFixed(2)} 元`;
}
