import type { ReserveRule } from '@huiyue/shared/reserves';
import { minuteWords } from '../../words/when';

/** Of a month’s places, those for who calls or comes in; and when, before the month begins, they are everybody’s. */
export type KeptBack = { readonly units: number; readonly daysBefore: number; readonly at: number };

export function keptBackIn(reserves: readonly ReserveRule[]): KeptBack {
  const rule = reserves.find((one) => one.for === 'offline');
  return {
    units: rule?.units ?? 0,
    daysBefore: rule?.release?.daysBefore ?? 3,
    at: rule?.release?.at ?? 9 * 60,
  };
}

/** The other groups' places stay as they are. */
export function reservesWith(
  reserves: readonly ReserveRule[],
  { units, daysBefore, at }: KeptBack,
): ReserveRule[] {
  const others = reserves.filter((one) => one.for !== 'offline');
  return units === 0 ? others : [...others, { for: 'offline', units, release: { daysBefore, at } }];
}

export function keptBackWords({ units, daysBefore, at }: KeptBack): string {
  if (units === 0) return '不给打电话和到现场的人留名额';
  const when = daysBefore === 0 ? ' 1 日' : ` 1 日前 ${daysBefore} 天`;
  return `给打电话和到现场的人留 ${units} 个，每月${when} ${minuteWords(at)} 放给大家`;
}
