import type { PricePer } from '@huiyue/shared/booking';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { Fen } from '@huiyue/shared/money';
import { pricedWords } from '../../words/money';
import { careModeWords } from '../../words/names';
import { keptBackWords, type KeptBack } from './keptBack';

type Terms = Pick<OwnClass, 'places'> & {
  readonly priceFen: Fen;
  readonly per: PricePer;
  readonly others: readonly Pick<OwnClass['rates'][number], 'careMode' | 'per' | 'priceFen'>[];
  readonly keptBack: KeptBack;
};

/** From these terms to those, in words: 价格从每月 1850 元改为每月 1800 元. Empty where nothing differs. */
export function changesBetween(before: Terms, after: Terms): readonly string[] {
  return [
    ...(before.priceFen === after.priceFen
      ? []
      : [`价格从${pricedWords(before.priceFen, before.per)}改为${pricedWords(after.priceFen, after.per)}`]),
    ...before.others.flatMap(({ careMode, per, priceFen }) => {
      const next = after.others.find((one) => one.careMode === careMode && one.per === per);
      return next === undefined || next.priceFen === priceFen
        ? []
        : [`${careModeWords[careMode]}从${pricedWords(priceFen, per)}改为${pricedWords(next.priceFen, per)}`];
    }),
    ...(before.places === after.places ? [] : [`名额从每月 ${before.places} 个改为 ${after.places} 个`]),
    ...(keptBackWords(before.keptBack) === keptBackWords(after.keptBack)
      ? []
      : [keptBackWords(after.keptBack)]),
  ];
}

/** The month that leaves least room for fewer places. */
export function fullestMonth(months: OwnClass['months']): OwnClass['months'][number] | undefined {
  return months.reduce<OwnClass['months'][number] | undefined>(
    (fullest, month) => (fullest === undefined || month.takenPlaces > fullest.takenPlaces ? month : fullest),
    undefined,
  );
}
