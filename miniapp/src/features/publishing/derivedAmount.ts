import type { Fen } from '@huiyue/shared/money';
import { parseYuan } from '@huiyue/shared/money';
import { derivedFen } from '@huiyue/shared/policy/derivation';
import type { PublishedCap } from './capScope';
import { figureOf, type Sketch } from './sketch';

/** What the cap comes to in yuan and fen, as far as the sketch says; the rule that reckons is the server's own. */
export function amountOf(sketch: Sketch, published: readonly PublishedCap[]): Fen | undefined {
  const { amountBy, amount, base, figure, dropsFractions } = sketch;
  if (amountBy === 'sum') return parseYuan(amount);
  const of = published.find(({ cap }) => cap.id === base);
  const number = figureOf(figure);
  if (!of || number === undefined) return undefined;
  return derivedFen(
    of.cap.capFen,
    amountBy === 'division'
      ? { kind: 'division', of: of.cap.id, by: number }
      : { kind: amountBy, of: of.cap.id, percent: number },
    dropsFractions ? { toFen: 100, direction: 'down' } : undefined,
  );
}
