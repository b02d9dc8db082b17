declare const brand: unique symbol;

/** Money in whole fen (1 yuan = 100 fen). Never a fraction, never negative. */
export type Fen = number & { readonly [brand]: 'Fen' };

const largestFen = 100_000_000_00;

export function isFen(value: number): value is Fen {
  return Number.isInteger(value) && value >= 0 && value <= largestFen;
}

/** For figures that are known to be sound. @throws when the number is not whole fen: a bug, not bad input. */
export function fen(value: number): Fen {
  if (!isFen(value)) throw new Error(`not an amount in whole fen: ${value}`);
  return value;
}

/** 185000 → "1850", 185050 → "1850.50": the way a price list prints it. */
export function yuanText(amount: Fen): string {
  const yuan = Math.trunc(amount / 100);
  const rest = amount % 100;
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`;
}

/** What a person typed, in yuan with at most two decimals. Anything else is undefined rather than rounded. */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return isFen(value) ? value : undefined;
}
