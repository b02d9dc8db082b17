import type { CityView } from '@huiyue/shared/contract/policy';
import type { VoucherView } from '@huiyue/shared/contract/vouchers';
import { serviceLineWords } from '../../words/names';

type Places = readonly Pick<CityView, 'code' | 'name' | 'province' | 'districts'>[];

/** 日间照料、老年助餐; 各类服务 where the voucher names none. */
export function linesWords({ lines }: VoucherView['scope']): string {
  return lines === undefined ? '各类服务' : lines.map((line) => serviceLineWords[line]).join('、');
}

/** Names of the places a voucher holds in; a place the program does not know keeps its code. */
export function placesWords({ jurisdictions }: VoucherView['scope'], cities: Places): string | undefined {
  if (jurisdictions === undefined) return undefined;
  return jurisdictions.map((code) => placeName(code, cities)).join('、');
}

function placeName(code: string, cities: Places): string {
  const known = cities
    .flatMap(({ districts, ...city }) => [city, ...districts])
    .find((place) => place.code === code);
  const province = code.endsWith('0000')
    ? cities.find((city) => city.code.slice(0, 2) === code.slice(0, 2))?.province
    : undefined;
  return known?.name ?? province ?? code;
}
