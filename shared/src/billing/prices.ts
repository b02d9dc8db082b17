import type { PricePer } from '../booking';
import { fen, type Fen } from '../money';

/** Of a price per hour the quantity is in minutes, and a fraction of a fen is not charged. */
export function priceOf(per: PricePer, unitPriceFen: Fen, quantity: number): Fen {
  return fen(per === 'hour' ? Math.floor((unitPriceFen * quantity) / 60) : unitPriceFen * quantity);
}
