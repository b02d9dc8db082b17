import { fen } from '@huiyue/shared/money';
import { describe, expect, it } from 'vitest';
import { capWords } from '../../miniapp/src/ui/priceWords';
import { remainingWords } from '../../miniapp/src/ui/remaining';

describe('a price beside its cap', () => {
  it.each([
    ['below the cap', 185_000, 200_000, '上限 2000 元，低 150 元'],
    ['below by some fen', 199_950, 200_000, '上限 2000 元，低 0.50 元'],
    ['at the cap', 200_000, 200_000, '上限 2000 元，与上限相同'],
    ['above the cap', 210_000, 200_000, '上限 2000 元，高出 100 元'],
  ])('%s', (_name, price, cap, words) => {
    expect(capWords(fen(price), fen(cap))).toBe(words);
  });
});

describe('what is left until a deadline', () => {
  const minute = 60_000;
  it.each([
    ['days and hours', (2 * 1440 + 3 * 60 + 5) * minute, '还剩 2 天 3 小时'],
    ['whole days', 1440 * minute, '还剩 1 天'],
    ['hours and minutes', 200 * minute, '还剩 3 小时 20 分'],
    ['a whole hour', 60 * minute, '还剩 1 小时'],
    ['a second short of an hour', 60 * minute - 1000, '还剩 59 分钟'],
    ['under a minute', 59_999, '还剩不到 1 分钟'],
    ['the deadline itself', 0, '时间已到'],
    ['past the deadline', -minute, '时间已到'],
  ])('%s', (_name, left, words) => {
    expect(remainingWords(left)).toBe(words);
  });
});
