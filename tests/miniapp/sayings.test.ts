import { civilDate, civilMonth, instantOf } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { expect, it } from 'vitest';
import { ageWindowInFull, ageWindowWords, ageWords } from '../../miniapp/src/words/ages';
import {
  dayWords,
  fromMonthWords,
  fullDayWords,
  instantWords,
  monthWords,
} from '../../miniapp/src/words/dates';
import { distanceWords } from '../../miniapp/src/words/distance';
import { failureWords } from '../../miniapp/src/words/failures';
import { apartWords, monthlyWords } from '../../miniapp/src/words/money';
import { refusalIn, refusalWords } from '../../miniapp/src/words/refusals';

it('says dates as families do, without a leading zero', () => {
  expect(monthWords(civilMonth('2027-03'))).toBe('2027年3月');
  expect(fromMonthWords(civilMonth('2026-12'))).toBe('12月起');
  expect(fullDayWords(civilDate('2025-05-02'))).toBe('2025年5月2日');
  expect(dayWords(civilDate('2026-11-23'))).toBe('11月23日');
  expect(instantWords(instantOf('2026-11-23T18:00:00+08:00'))).toBe('11月23日 18:00');
});

it.each([
  [0, '不到 1 个月'],
  [11, '11 个月'],
  [12, '12 个月（1 岁）'],
  [18, '18 个月（1 岁 6 个月）'],
  [36, '36 个月（3 岁）'],
  [940, '78 岁'],
])('says %d months as "%s"', (months, words) => {
  expect(ageWords(months)).toBe(words);
});

it('says an age window short and in full, with and without an upper end', () => {
  expect(ageWindowWords(12, 24)).toBe('12～24 个月');
  expect(ageWindowInFull(12, 24)).toBe('满 12 个月、不到 24 个月');
  expect(ageWindowWords(18, undefined)).toBe('18 个月以上');
  expect(ageWindowInFull(18, undefined)).toBe('满 18 个月以上');
});

it.each([
  [20, '就在附近'],
  [447, '直线 450 米'],
  [999, '直线 1.0 公里'],
  [1840, '直线 1.8 公里'],
  [33_600, '直线 34 公里'],
])('says %d metres as "%s"', (metres, words) => {
  expect(distanceWords(metres)).toBe(words);
});

it('says money to the fen only where there are any', () => {
  expect(monthlyWords(fen(185_000))).toBe('每月 1850 元');
  expect(apartWords(fen(200_000), fen(185_050))).toBe('149.50 元');
});

it('tells a family and an institution different things to do about the same refusal', () => {
  const refusal = {
    code: 'price.aboveCap',
    facts: { priceFen: fen(210_000), capFen: fen(200_000) },
  } as const;
  const [family, institution] = [refusalWords(refusal, 'family'), refusalWords(refusal, 'institution')];
  expect(family.why).toBe('每月 2100 元，公布的上限是每月 2000 元，高出 100 元。');
  expect(institution.why).toBe(family.why);
  expect(institution.next).toBe('请改到 2000 元以内。');
  expect(family.next).not.toBe(institution.next);
});

it('a child too young and a child too old for a class read differently', () => {
  const facts = { startsOn: civilDate('2026-12-01'), ageFromMonths: 12, ageBelowMonths: 24 };
  const say = (ageInMonths: number) =>
    refusalWords({ code: 'child.outsideAgeWindow', facts: { ...facts, ageInMonths } }, 'family').what;
  expect(say(11)).toContain('还不够月龄');
  expect(say(24)).toContain('超过月龄');
});

it('a code of a newer server is no refusal this program knows, and still gets plain words', () => {
  const problem = { code: 'place.onTheMoon', facts: {}, requestId: 'r' };
  expect(refusalIn(problem)).toBeUndefined();
  const words = failureWords({ ok: false, kind: 'refused', problem }, 'family');
  expect(`${words.what}${words.why}${words.next}`).not.toMatch(/place|onTheMoon/);
});

it('a refusal without facts is not guessed at', () => {
  expect(refusalIn({ code: 'place.full', requestId: 'r' })).toBeUndefined();
});
