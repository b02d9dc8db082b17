import { bookingCodeIn, bookingCodeOf, spokenCode } from '@huiyue/shared/desk/bookingCode';
import { identityNumber } from '@huiyue/shared/desk/identityNumber';
import { assert, constantFrom, nat, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';

const card = '11010519491231002X';

describe('numbers of people', () => {
  test('a card says a birth date, and keeps nothing but its last four beside', () => {
    expect(identityNumber('idCard', '110105 19491231 002x')).toEqual({
      kind: 'idCard',
      digits: card,
      lastFour: '002X',
      birthDate: '1949-12-31',
    });
  });

  test('any one wrong digit of a card is noticed', () => {
    for (let place = 0; place < 17; place += 1)
      for (const digit of '0123456789') {
        const wrong = card.slice(0, place) + digit + card.slice(place + 1);
        if (wrong !== card) expect(identityNumber('idCard', wrong), wrong).toBeUndefined();
      }
  });

  test('two neighbouring digits of a card that changed places are noticed', () => {
    for (let place = 0; place < 16; place += 1) {
      const wrong =
        card.slice(0, place) + card.charAt(place + 1) + card.charAt(place) + card.slice(place + 2);
      if (wrong !== card) expect(identityNumber('idCard', wrong), wrong).toBeUndefined();
    }
  });

  test.each([
    ['13812345678', true],
    ['138 1234-5678', true],
    ['0798-8200000', true],
    ['12812345678', false],
    ['1381234567', false],
    ['8200000', false],
    ['138123456789', false],
    ['', false],
  ])('%s is a telephone number: %s', (typed, is) => {
    expect(identityNumber('phone', typed) !== undefined).toBe(is);
  });
});

describe('the code of a booking', () => {
  const ids = stringMatching(/^[0-9a-f]{24}[0-3]\d$/).map((hex) => `bkg_${hex}` as const);

  test('is eleven digits without a 1, and is read as it is spoken', () => {
    assert(
      property(ids, (id) => {
        const code = bookingCodeOf(id);
        expect(code).toMatch(/^[023456789]{11}$/);
        expect(bookingCodeIn(spokenCode(code))).toBe(code);
      }),
    );
  });

  test('no single wrong digit and no two neighbours that changed places go unnoticed', () => {
    assert(
      property(
        ids,
        nat(10),
        constantFrom('0', '2', '3', '4', '5', '6', '7', '8', '9'),
        (id, place, digit) => {
          const code = bookingCodeOf(id);
          const wrong = code.slice(0, place) + digit + code.slice(place + 1);
          expect(bookingCodeIn(wrong)).toBe(wrong === code ? code : undefined);
          const heard =
            code.slice(0, place) + code.charAt(place + 1) + code.charAt(place) + code.slice(place + 2);
          expect(bookingCodeIn(heard)).toBe(heard === code ? code : undefined);
        },
      ),
    );
  });

  test('bookings of one order have codes of their own, and ten thousand orders share next to none', () => {
    const codes = Array.from({ length: 10_000 }, (_, index) =>
      bookingCodeOf(
        `bkg_${(index * 7919).toString(16).padStart(24, '0')}${String(index % 31).padStart(2, '0')}`,
      ),
    );
    expect(new Set(codes).size).toBeGreaterThan(9990);
    const order = Array.from({ length: 31 }, (_, index) =>
      bookingCodeOf(`bkg_${'a1b2c3d4'.repeat(3)}${String(index).padStart(2, '0')}`),
    );
    expect(new Set(order).size).toBe(31);
  });
});
