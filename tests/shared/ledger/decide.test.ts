import { civilMonth } from '@huiyue/shared/civil';
import { decide, type Command } from '@huiyue/shared/ledger/decide';
import {
  heldUnits,
  isLive,
  openUnits,
  sheetName,
  takenUnits,
  type Claim,
  type Sheet,
} from '@huiyue/shared/ledger/sheet';
import { describe, expect, test } from 'vitest';

const now = 1_000;
const later = 2_000;

function sheetWith(limit: number, ...claims: readonly Claim[]): Sheet {
  return { id: { kind: 'classMonth', class: 'cls_000001', month: civilMonth('2026-08') }, limit, claims };
}
const held = (number: number, until = later, units = 1): Claim => ({
  booking: `bkg_00000${number}`,
  units,
  until,
});
const taken = (number: number, units = 1): Claim => ({ booking: `bkg_00000${number}`, units });
const request = (number: number, units = 1): Command => ({
  do: 'request',
  booking: `bkg_00000${number}`,
  units,
  until: later,
});
const confirm = (number: number): Command => ({ do: 'confirm', booking: `bkg_00000${number}` });
const release = (number: number): Command => ({ do: 'release', booking: `bkg_00000${number}` });
const resize = (limit: number): Command => ({ do: 'resize', limit });

const full = (places: number) => ({ code: 'place.full', facts: { month: '2026-08', places } });
const expired = { code: 'booking.notOpenToAct', facts: { state: 'expired' } };
const below = (places: number, takenPlaces: number) => ({
  code: 'class.placesBelowTaken',
  facts: { places, takenPlaces, month: '2026-08' },
});

type Case = readonly [string, Sheet, readonly Command[], readonly Claim[], readonly (object | undefined)[]];
const cases: readonly Case[] = [
  ['a request takes a free place and holds it', sheetWith(1), [request(1)], [held(1)], [undefined]],
  [
    'a request for a place that is held is refused',
    sheetWith(1, held(1)),
    [request(2)],
    [held(1)],
    [full(1)],
  ],
  [
    'a request for a place that is taken is refused',
    sheetWith(1, taken(1)),
    [request(2)],
    [taken(1)],
    [full(1)],
  ],
  ['a class of no places refuses everyone', sheetWith(0), [request(1)], [], [full(0)]],
  [
    'a hold that ran out frees its place at that very instant',
    sheetWith(1, held(1, now)),
    [request(2)],
    [held(2)],
    [undefined],
  ],
  [
    'a hold that has a millisecond left keeps it',
    sheetWith(1, held(1, now + 1)),
    [request(2)],
    [held(1, now + 1)],
    [full(1)],
  ],
  [
    'the last place goes to the first who asks',
    sheetWith(2, taken(1)),
    [request(2), request(3)],
    [taken(1), held(2)],
    [undefined, full(2)],
  ],
  [
    'a place given back goes to the next in the same batch',
    sheetWith(1, held(1)),
    [release(1), request(2)],
    [held(2)],
    [undefined, undefined],
  ],
  [
    'a request that comes twice is granted once',
    sheetWith(2),
    [request(1), request(1)],
    [held(1)],
    [undefined, undefined],
  ],
  [
    'a repeated request has its place even when the class is full',
    sheetWith(1, held(1)),
    [request(1)],
    [held(1)],
    [undefined],
  ],
  ['two who want a place together get both', sheetWith(2), [request(1, 2)], [held(1, later, 2)], [undefined]],
  ['… or none', sheetWith(2, taken(3)), [request(1, 2)], [taken(3)], [full(2)]],
  [
    '… and someone smaller may still have the rest',
    sheetWith(2, taken(3)),
    [request(1, 2), request(2)],
    [taken(3), held(2)],
    [full(2), undefined],
  ],
  [
    'a confirmed place is held no longer but taken',
    sheetWith(1, held(1)),
    [confirm(1)],
    [taken(1)],
    [undefined],
  ],
  [
    'confirming twice changes nothing more',
    sheetWith(1, held(1)),
    [confirm(1), confirm(1)],
    [taken(1)],
    [undefined, undefined],
  ],
  ['a hold that ran out cannot be confirmed', sheetWith(1, held(1, now)), [confirm(1)], [], [expired]],
  [
    '… nor after someone else has the place',
    sheetWith(1, held(1, now)),
    [request(2), confirm(1)],
    [held(2)],
    [undefined, expired],
  ],
  [
    'a hold that is over before it begins cannot be confirmed in the same batch',
    sheetWith(1),
    [{ do: 'request', booking: 'bkg_000001', units: 1, until: now }, request(2), confirm(1)],
    [held(2)],
    [undefined, undefined, expired],
  ],
  ['confirming keeps the units', sheetWith(3, held(1, later, 2)), [confirm(1)], [taken(1, 2)], [undefined]],
  [
    'releasing a confirmed place frees it',
    sheetWith(1, taken(1)),
    [release(1), request(2)],
    [held(2)],
    [undefined, undefined],
  ],
  ['releasing what is not there is no harm', sheetWith(1, taken(1)), [release(9)], [taken(1)], [undefined]],
  [
    'releasing touches nobody else',
    sheetWith(3, taken(1), held(2), taken(3)),
    [release(2)],
    [taken(1), taken(3)],
    [undefined],
  ],
  [
    'a larger class has the room at once',
    sheetWith(1, taken(1)),
    [resize(2), request(2)],
    [taken(1), held(2)],
    [undefined, undefined],
  ],
  [
    'a class shrinks down to what is taken',
    sheetWith(3, taken(1), held(2)),
    [resize(2), request(3)],
    [taken(1), held(2)],
    [undefined, full(2)],
  ],
  ['… and not below', sheetWith(3, taken(1), held(2)), [resize(1)], [taken(1), held(2)], [below(1, 2)]],
  [
    'a refused change leaves the class its size',
    sheetWith(3, taken(1), held(2)),
    [resize(1), request(3)],
    [taken(1), held(2), held(3)],
    [below(1, 2), undefined],
  ],
  [
    'holds that ran out do not stand in the way of shrinking',
    sheetWith(3, taken(1), held(2, now)),
    [resize(1)],
    [taken(1)],
    [undefined],
  ],
  ['nothing asked tidies what ran out', sheetWith(3, held(1, now - 1), held(2)), [], [held(2)], []],
];

test.each(cases)('%s', (_, sheet, commands, claims, refusals) => {
  const decided = decide(sheet, commands, now);
  expect(decided.sheet.claims).toEqual(claims);
  expect(decided.outcomes.map((outcome) => (outcome.ok ? undefined : outcome.refusal))).toEqual(refusals);
});

test('deciding leaves the sheet it was given as it was', () => {
  const sheet = sheetWith(2, held(1, now), taken(2));
  const before = structuredClone(sheet);
  decide(sheet, [request(3), release(2), resize(5)], now);
  expect(sheet).toEqual(before);
});

describe('what is open, held and taken', () => {
  const sheet = sheetWith(10, taken(1, 2), held(2, now + 1, 3), held(3, now, 4));

  test('adds up to the places of the class', () => {
    expect(takenUnits(sheet, now)).toBe(5);
    expect(heldUnits(sheet, now)).toBe(3);
    expect(openUnits(sheet, now)).toBe(5);
  });

  test('follows the clock alone', () => {
    expect(openUnits(sheet, now - 1)).toBe(1);
    expect(openUnits(sheet, now + 1)).toBe(8);
    expect(isLive(taken(1), Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  test('belongs to one class in one month', () => {
    expect(sheetName(sheet.id)).toBe('classMonth:cls_000001:2026-08');
  });
});
