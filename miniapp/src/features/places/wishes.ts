import { ageInMonths, firstDayOf, type CivilMonth } from '@huiyue/shared/civil';
import { ageWords } from '../../words/ages';
import { yuanWords } from '../../words/money';
import { careModeWords } from '../../words/names';
import type { Filters, ForAge } from './search';

/** How old the child will be on the first day of the month. */
export function ageAt(forAge: ForAge, month: CivilMonth): number {
  return forAge.kind === 'child' ? ageInMonths(forAge.birthDate, firstDayOf(month)) : forAge.ageInMonths;
}

export function forAgeWords(forAge: ForAge, month: CivilMonth): string {
  const age = ageWords(ageAt(forAge, month));
  return forAge.kind === 'child' ? `${forAge.name}，${age}` : age;
}

/** The wishes that are set, each in a few words. */
export function wishWords(filters: Filters, month: CivilMonth): readonly string[] {
  const { forAge, maxPriceFen, maxDistanceMetres, inclusiveOnly, openOnly, careMode } = filters;
  return [
    forAge && forAgeWords(forAge, month),
    inclusiveOnly && '只看普惠',
    openOnly && '只看有名额',
    maxPriceFen !== undefined && `每月最多 ${yuanWords(maxPriceFen)}`,
    maxDistanceMetres !== undefined && `${maxDistanceMetres / 1000} 公里以内`,
    careMode && careModeWords[careMode],
  ].filter((word) => typeof word === 'string');
}
