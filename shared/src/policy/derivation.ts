import type { Derived, Rounding } from '../contract/policyPack';
import { fen, type Fen } from '../money';

/** An exact quotient of whole numbers: money is never held in a fraction on the way. */
export type Exact = { readonly times: number; readonly over: number };

/** By what a base is multiplied, exact to the hundredth of a per cent or of a day. */
export function ratioOf(derived: Derived): Exact {
  switch (derived.kind) {
    case 'share':
      return { times: hundredths(derived.percent), over: 10_000 };
    case 'float':
      return { times: 10_000 + hundredths(derived.percent), over: 10_000 };
    case 'division':
      return { times: 100, over: hundredths(derived.by) };
  }
}

/**
 * What a derived cap comes to. A fraction of a fen is never charged; and whatever the rounding rule says, the amount
 * stays at or below the exact one: rounding must not lift a price over its cap.
 */
export function derivedFen(baseFen: Fen, derived: Derived, rounding: Rounding | undefined): Fen {
  const exact = { times: baseFen * ratioOf(derived).times, over: ratioOf(derived).over };
  const { toFen } = rounding ?? { toFen: 1 };
  const rounded = rounding ? roundedFen(exact, rounding) : floored(exact, 1);
  return fen(isAbove(rounded, exact) ? floored(exact, toFen) : rounded);
}

/** Would the rounding rule, taken at its word, make more of this base than the share allows? */
export function roundingLifts(baseFen: Fen, derived: Derived, rounding: Rounding): boolean {
  const { times, over } = ratioOf(derived);
  const exact = { times: baseFen * times, over };
  return isAbove(roundedFen(exact, rounding), exact);
}

/** A sum of money to the unit a rule names; half a unit goes up where the rule says nearest. */
export function roundedFen({ times, over }: Exact, { toFen, direction }: Rounding): number {
  const unit = over * toFen;
  const rest = times % unit;
  const below = ((times - rest) / unit) * toFen;
  if (rest === 0 || direction === 'down') return below;
  if (direction === 'up') return below + toFen;
  return rest * 2 >= unit ? below + toFen : below;
}

function floored(exact: Exact, toFen: number): number {
  return roundedFen(exact, { toFen, direction: 'down' });
}

function isAbove(amount: number, { times, over }: Exact): boolean {
  return amount * over > times;
}

function hundredths(value: number): number {
  return Math.round(value * 100);
}
