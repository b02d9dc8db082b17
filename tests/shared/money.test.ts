import { fen, isFen, parseYuan, yuanText } from '@huiyue/shared/money';
import { describe, expect, test } from 'vitest';

test.each([
  ['nothing is an amount', 0, true],
  ['one fen is an amount', 1, true],
  ['a hundred million yuan is the largest', 100_000_000_00, true],
  ['a fen more is none', 100_000_000_01, false],
  ['a negative number is none', -1, false],
  ['half a fen is none', 0.5, false],
  ['a sum of yuan as a fraction is none', 1850.5, false],
  ['infinity is none', Infinity, false],
  ['not a number is none', NaN, false],
])('%s', (_, value, isOne) => {
  expect(isFen(value)).toBe(isOne);
});

test('an amount that is none is a fault where it was thought sound', () => {
  expect(() => fen(0.5)).toThrow('not an amount in whole fen: 0.5');
});

test.each([
  [185_000, '1850'],
  [185_050, '1850.50'],
  [185_005, '1850.05'],
  [5, '0.05'],
  [0, '0'],
])('%i fen are printed %s', (value, text) => {
  expect(yuanText(fen(value))).toBe(text);
});

describe('what a person types', () => {
  test.each([
    ['1850', 185_000],
    [' 1850 ', 185_000],
    ['1850.5', 185_050],
    ['1850.05', 185_005],
    ['0.01', 1],
    ['0', 0],
    ['007', 700],
    ['99999999.99', 99_999_999_99],
  ])('%s is read as %i fen', (text, value) => {
    expect(parseYuan(text)).toBe(value);
  });

  test.each([
    '',
    '.5',
    '5.',
    '1.234',
    '-1',
    '+1',
    '1,850',
    '1e3',
    '1 850',
    '１８５０',
    '100000000',
    'NaN',
    '1.2.3',
  ])('%s is no price, and is not rounded to one', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });
});
