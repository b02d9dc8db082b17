import { idPrefixes, isId } from '@huiyue/shared/ids';
import { expect, test } from 'vitest';

test.each([
  ['a booking is named by its own prefix', 'bkg_01ARZ3NDEK', true],
  ['the id of a child is none', 'chd_01ARZ3NDEK', false],
  ['a prefix alone is none', 'bkg_', false],
  ['five characters are too few', 'bkg_01ARZ', false],
  ['six are enough', 'bkg_01ARZ3', true],
  ['thirty-two are enough', `bkg_${'a'.repeat(32)}`, true],
  ['thirty-three are too many', `bkg_${'a'.repeat(33)}`, false],
  ['the character that parts keys is none of it', 'bkg_01ARZ#3NDEK', false],
  ['nor is a slash', 'bkg_01ARZ/3NDEK', false],
  ['nor a second line', 'bkg_01ARZ3NDEK\n', false],
  ['capitals do not make a prefix', 'BKG_01ARZ3NDEK', false],
])('%s', (_, text, isOne) => {
  expect(isId('booking', text)).toBe(isOne);
});

test('no prefix begins another, so that an id names one kind of thing', () => {
  const prefixes = Object.values(idPrefixes).map((prefix) => `${prefix}_`);
  for (const one of prefixes) expect(prefixes.filter((other) => other.startsWith(one))).toEqual([one]);
});
