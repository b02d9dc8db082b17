import { yuanText, type Fen } from '@huiyue/shared/money';

/** The cap, and how the price stands to it. Undefined where nobody has published a cap. */
export function capWords(priceFen: Fen, capFen: Fen): string {
  const cap = `上限 ${yuanText(capFen)} 元`;
  const difference = capFen - priceFen;
  if (difference === 0) return `${cap}，与上限相同`;
  const apart = difference > 0 ? capFen - priceFen : priceFen - capFen;
  const text = apart % 100 === 0 ? String(apart / 100) : (apart / 100).toFixed(2);
  return difference > 0 ? `${cap}，低 ${text} 元` : `${cap}，高出 ${text} 元`;
}
