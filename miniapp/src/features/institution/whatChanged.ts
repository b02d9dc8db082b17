import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { Fen } from '@huiyue/shared/money';
import { monthlyWords } from '../../words/money';

type Terms = Pick<OwnClass, 'places'> & { readonly priceFen: Fen };

/** From these terms to those, in words: 价格从每月 1850 元改为每月 1800 元. Empty where nothing differs. */
export function changesBetween(before: Terms, after: Terms): readonly string[] {
  return [
    ...(before.priceFen === after.priceFen
      ? []
      : [`价格从${monthlyWords(before.priceFen)}改为${monthlyWords(after.priceFen)}`]),
    ...(before.places === after.places ? [] : [`名额从每月 ${before.places} 个改为 ${after.places} 个`]),
  ];
}

/** The month that leaves least room for fewer places. */
export function fullestMonth(months: OwnClass['months']): OwnClass['months'][number] | undefined {
  return months.reduce<OwnClass['months'][number] | undefined>(
    (fullest, month) => (fullest === undefined || month.takenPlaces > fullest.takenPlaces ? month : fullest),
    undefined,
  );
}
