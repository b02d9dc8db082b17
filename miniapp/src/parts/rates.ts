import type { ClassCard } from '@huiyue/shared/contract/sites';
import { careModeWords } from '../words/names';
import { pricedWords } from '../words/money';

export type RateView = ClassCard['rates'][number];

/** The price a class is known by: a month of full days where it is sold, else the first it publishes. */
export function mainRate({ rates }: Pick<ClassCard, 'rates'>): RateView {
  const rate = rates.find(({ careMode }) => careMode === 'fullDay') ?? rates[0];
  if (!rate) throw new Error('a class sells at least one thing');
  return rate;
}

/** Everything else that is sold in the room: 半日托 每天 60 元. */
export function otherRatesWords(offer: Pick<ClassCard, 'rates'>): readonly string[] {
  const main = mainRate(offer);
  return offer.rates
    .filter((rate) => rate !== main)
    .map(({ careMode, priceFen, per }) => `${careModeWords[careMode]} ${pricedWords(priceFen, per)}`);
}
