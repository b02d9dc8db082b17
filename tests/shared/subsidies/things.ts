import { civilDate, civilMonth, type CivilDate } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import type { Clause } from '@huiyue/shared/policy/clauses';
import type { ServedDay } from '@huiyue/shared/subsidies/monthCount';
import type { Standing } from '@huiyue/shared/subsidies/standing';
import type { SubsidyRule } from '@huiyue/shared/subsidies/subsidyAmount';

export const july = civilMonth('2026-07');

export const clause: Clause = {
  id: 'testtown.subsidy',
  document: 'testtown.plan',
  title: '试验市方案',
  issuer: '试验市人民政府',
  status: 'issued',
  phrase: '每人每月补贴',
  version: 'testtown/7',
};

/** 200 yuan for 失能 and 100 for 半失能, a month in which somebody came. */
export function ruleOf(overrides: Partial<SubsidyRule> = {}): SubsidyRule {
  return {
    id: 'testtown.operating',
    version: 'testtown/7',
    clause,
    kind: 'operating',
    per: 'attendedMonth',
    is: 'atLeast',
    amounts: [
      { group: { code: 'incapacitated', label: '失能' }, amountFen: fen(200_00) },
      { group: { code: 'partlyIncapacitated', label: '半失能' }, amountFen: fen(100_00) },
    ],
    ...overrides,
  };
}

export const mealRule = ruleOf({
  id: 'testtown.meal',
  kind: 'meal',
  per: 'portion',
  is: 'exactly',
  amounts: [{ group: { code: 'hardship', label: '困难老人' }, amountFen: fen(5_00) }],
});

export const placeRule = ruleOf({
  id: 'testtown.place',
  kind: 'place',
  per: 'placeMonth',
  is: 'exactly',
  amounts: [{ amountFen: fen(300_00) }],
});

export function elder(number: number): Id<'elder'> {
  return `eld_test${String(number).padStart(4, '0')}`;
}

export function bookingId(number: number): Id<'booking'> {
  return `bkg_test${String(number).padStart(4, '0')}`;
}

export function servedOn(day: string | CivilDate, overrides: Partial<ServedDay> = {}): ServedDay {
  return {
    booking: bookingId(Number(day.slice(8))),
    person: elder(1),
    line: 'dayCare',
    on: civilDate(day),
    units: 1,
    isMonthPlace: false,
    ...overrides,
  };
}

export function standingOf(
  group: string,
  overrides: Partial<Pick<Standing, 'person' | 'from' | 'to'>> = {},
): Pick<Standing, 'person' | 'group' | 'from' | 'to'> {
  return { person: elder(1), group, from: civilDate('2026-01-01'), ...overrides };
}
