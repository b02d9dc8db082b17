import type { Rounding } from '../contract/policyPack';
import { fen, type Fen } from '../money';
import { roundedFen, type Exact } from '../policy/derivation';

/** Whole fen that may lie below zero: what a correction changes. Everything else on a bill is {@link Fen}. */
export type FenChange = number;

export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** A part that is charged: a fraction of a fen is not. Never more than the whole. */
export function chargedPart(whole: Fen, part: Exact, rounding: Rounding | undefined): Fen {
  return partOf(whole, part, rounding ?? { toFen: 1, direction: 'down' });
}

/** A part that is given back: a fraction of a fen goes to the family. Never more than the whole. */
export function partBack(whole: Fen, part: Exact, rounding: Rounding | undefined): Fen {
  return partOf(whole, part, rounding ?? { toFen: 1, direction: 'up' });
}

function partOf(whole: Fen, { times, over }: Exact, rounding: Rounding): Fen {
  if (times <= 0 || over <= 0) return fen(0);
  // In lowest terms, so that the product stays a whole number that can be told apart from the next.
  const common = commonDivisor(times, over);
  const exact = { times: whole * (times / common), over: over / common };
  return fen(Math.min(whole, roundedFen(exact, rounding)));
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}
