import type { Order } from '@huiyue/shared/ledger/commands';
import { freeUnits, heldUnits, takenUnits, type Sheet } from '@huiyue/shared/ledger/sheet';
import { describe, expect, test } from 'vitest';
import {
  afternoons,
  allow,
  claim,
  decideOn,
  expired,
  from,
  full,
  giveBack,
  hour,
  keep,
  keptFor,
  minute,
  month,
  mornings,
  nine,
  on,
  room,
  setTerms,
  take,
} from './sheets';

type Case = readonly [string, Sheet, readonly Order[], readonly unknown[]];

const held = (until: number, units = 1) => claim({ until, units });

describe('a place is taken while there is one, and not after', () => {
  const cases: readonly Case[] = [
    ['a free place is taken', room(1), [take(1)], [true]],
    ['a taken place is not', room(1, { claims: [claim()] }), [take(1)], [full(1)]],
    ['a held place is not', room(1, { claims: [held(nine + 1)] }), [take(1)], [full(1)]],
    ['a room of no places refuses everyone', room(0), [take(1)], [full(0)]],
    [
      'the last place goes to the first who asks',
      room(2, { claims: [claim()] }),
      [take(1), take(2)],
      [true, full(2)],
    ],
    [
      'two who want a place together get both or none, and one who comes later the rest',
      room(2, { claims: [claim()] }),
      [take(1, month, { units: 2 }), take(2)],
      [full(2), true],
    ],
    [
      'a place given back is there for whoever asks in the same moment, whichever of them came first',
      room(1, { claims: [claim()] }),
      [take(2), giveBack(1, claim())],
      [true, true],
    ],
    [
      'confirming keeps the place',
      room(1, { claims: [held(nine + hour)] }),
      [keep(1, held(nine + hour)), take(2)],
      [true, full(1)],
    ],
    [
      'requesting what is held goes on holding it',
      room(1, { claims: [held(nine + minute)] }),
      [keep(1, held(nine + minute), month, { forMs: hour }), take(2)],
      [true, full(1)],
    ],
  ];
  test.each(cases)('%s', (_, sheet, orders, answers) => {
    expect(decideOn(sheet, orders).answers).toEqual(answers);
  });

  test('what is given back is exactly what was taken, and touches nobody else', () => {
    const two = claim({ units: 2 });
    const other = claim({ span: mornings });
    const { room: after } = decideOn(room(9, { claims: [two, other] }), [giveBack(1, claim())]);
    expect(after.claims).toEqual([claim(), other]);
  });

  test('giving back what nobody has on the sheet is a fault, not a gift', () => {
    expect(() => decideOn(room(3), [giveBack(1, claim())])).toThrow('not on the sheet');
    expect(() => decideOn(room(3, { claims: [claim()] }), [giveBack(1, claim({ units: 2 }))])).toThrow(
      'not on the sheet',
    );
  });

  test('a sheet that was not read is a fault', () => {
    expect(() => decideOn(room(3), [take(1, month, { sheet: 'elsewhere' })])).toThrow('was not read');
  });

  test('alike claims are one entry, and come apart again', () => {
    const taken = decideOn(room(3), [take(1), take(2), take(3, mornings)]);
    expect(taken.room.claims).toEqual([claim({ units: 2 }), claim({ span: mornings })]);
    const rest = decideOn(taken.room, [giveBack(1, claim()), giveBack(2, claim())]);
    expect(rest.room.claims).toEqual([claim({ span: mornings })]);
  });

  test('deciding leaves the sheet it was given as it was', () => {
    const sheet = room(2, { claims: [held(nine), claim()] });
    const before = structuredClone(sheet);
    decideOn(sheet, [take(1), giveBack(2, claim()), setTerms(5)]);
    expect(sheet).toEqual(before);
  });
});

describe('one room, many kinds of care: nobody over the places at any minute, and no free minute lost', () => {
  const first = on(1);
  const cases: readonly Case[] = [
    [
      'a morning and an afternoon share one place',
      room(1),
      [take(1, mornings), take(2, afternoons)],
      [true, true],
    ],
    ['two mornings do not', room(1), [take(1, mornings), take(2, mornings)], [true, full(1)]],
    [
      'nine to eleven does not fit beside the morning',
      room(1),
      [take(1, mornings), take(2, from(9, 11, first))],
      [true, full(1)],
    ],
    [
      '… but noon to two does, and so does the evening after the afternoon',
      room(1),
      [take(1, mornings), take(2, from(12, 14, first)), take(3, from(18, 20, first))],
      [true, true, true],
    ],
    [
      'one minute too many is one too many',
      room(1),
      [take(1, mornings), take(2, { days: first, from: 12 * 60 - 1, to: 14 * 60 })],
      [true, full(1)],
    ],
    [
      'a whole day needs a place that is free from morning to evening',
      room(2),
      [take(1, mornings), take(2, afternoons), take(3, from(8, 18, first)), take(4, from(8, 18, first))],
      [true, true, true, full(2)],
    ],
    [
      'three who never meet in one minute need no more than two places',
      room(2),
      [take(1, from(8, 12, first)), take(2, from(10, 14, first)), take(3, from(12, 16, first))],
      [true, true, true],
    ],
    [
      '… a fourth who would meet two of them is refused',
      room(2),
      [
        take(1, from(8, 12, first)),
        take(2, from(10, 14, first)),
        take(3, from(12, 16, first)),
        take(4, from(11, 12, first)),
        take(5, from(14, 16, first)),
      ],
      [true, true, true, full(2), true],
    ],
    [
      'a month is refused for a single day that is taken',
      room(1),
      [take(1, from(9, 10, on(30))), take(2), take(3, from(8, 18, on(1, 29)))],
      [true, full(1), true],
    ],
    [
      'other days are other places',
      room(1),
      [take(1, from(9, 11, on(1))), take(2, from(9, 11, on(2))), take(3, from(9, 11, on(1, 2)))],
      [true, true, full(1)],
    ],
    [
      'the end of one hour is the beginning of another',
      room(1),
      [take(1, from(9, 10, first)), take(2, from(10, 11, first)), take(3, from(8, 9, first))],
      [true, true, true],
    ],
  ];
  test.each(cases)('%s', (_, sheet, orders, answers) => {
    expect(decideOn(sheet, orders).answers).toEqual(answers);
  });
});

describe('staying away frees exactly those days and hours; coming back is judged anew', () => {
  const month25 = { ...month, days: month.days & ~on(25) };

  test('the day is free, no other is, and there is no place left over', () => {
    const { answers } = decideOn(room(1, { claims: [claim()] }), [
      keep(1, claim(), month25),
      take(2, from(9, 11, on(24))),
      take(3, from(0, 24, on(25))),
      take(4, from(9, 11, on(25))),
    ]);
    expect(answers).toEqual([true, full(1), true, full(1)]);
  });

  test('whoever comes back has the day if nobody took it', () => {
    const away = claim({ span: month25 });
    const { answers, claimsOf } = decideOn(room(1, { claims: [away] }), [keep(1, away, month), take(2)]);
    expect(answers).toEqual([true, full(1)]);
    expect(claimsOf[0]).toEqual(claim());
  });

  test('… and not if somebody did; what they kept they keep', () => {
    const away = claim({ span: month25 });
    const casual = claim({ span: from(9, 11, on(25)) });
    const { answers, room: after } = decideOn(room(1, { claims: [away, casual] }), [keep(1, away, month)]);
    expect(answers).toEqual([full(1)]);
    expect(after.claims).toEqual([away, casual]);
  });

  test('only the days that come back are judged: a reserve drawn up since takes none of the others away', () => {
    // Ten are in; two of the places are then kept for others. Three stay away on the 25th, and one of them comes back.
    const away = claim({ span: month25 });
    const sheet = room(10, {
      claims: [claim({ units: 7 }), claim({ span: month25, units: 3 })],
      reserves: [{ for: 'safetyNet', units: 2 }],
    });
    const { answers } = decideOn(sheet, [keep(1, away, month), keep(2, away, month)]);
    expect(answers).toEqual([true, keptFor('safetyNet')]);
  });

  test('… and an over-allocation that has ended takes none of them away either', () => {
    const sheet = room(1, {
      claims: [claim({ span: month25 }), claim({ span: { ...month, days: month.days & ~on(24, 25) } })],
      overAllocations: [{ units: 1, until: nine, reason: 'a flood', by: 'acc_000001' }],
    });
    const two = claim({ span: { ...month, days: month.days & ~on(24, 25) } });
    expect(decideOn(sheet, [keep(2, two, month25)]).answers).toEqual([full(1)]);
    expect(decideOn(sheet, [keep(2, two, { ...month, days: month.days & ~on(24) })]).answers).toEqual([true]);
  });

  test('longer hours are judged for the hours that are new', () => {
    const morning = claim({ span: mornings });
    const crowded = room(1, {
      claims: [morning, claim({ span: mornings }), claim({ span: from(16, 18) })],
    });
    expect(decideOn(crowded, [keep(1, morning, from(8, 16))]).answers).toEqual([true]);
    expect(decideOn(crowded, [keep(1, morning, from(8, 17))]).answers).toEqual([full(1)]);
    expect(decideOn(crowded, [keep(1, morning, from(7, 12))]).answers).toEqual([true]);
  });

  test('in one decision those who go give way to those who come', () => {
    const one = claim();
    const { answers } = decideOn(room(1, { claims: [one] }), [
      take(2, from(9, 11, on(25))),
      keep(1, one, month25),
    ]);
    expect(answers).toEqual([true, true]);
  });

  test('what ran out while the answer was on its way stays out', () => {
    const gone = held(nine);
    expect(decideOn(room(1, { claims: [gone] }), [keep(1, gone)]).answers).toEqual([expired]);
    expect(decideOn(room(1, { claims: [gone] }), [take(2), keep(1, gone)]).answers).toEqual([true, expired]);
    expect(decideOn(room(1, { claims: [gone] }), [giveBack(1, gone), take(2), take(3)]).answers).toEqual([
      true,
      true,
      full(1),
    ]);
  });
});

describe('places kept back', () => {
  const net = { for: 'safetyNet', units: 1 } as const;
  const desk = { for: 'offline', units: 1 } as const;
  const staff = { for: 'staff', units: 1, releasedAt: nine + hour } as const;

  const cases: readonly Case[] = [
    [
      'the reserve is not for everyone',
      room(2, { reserves: [net] }),
      [take(1), take(2)],
      [true, keptFor('safetyNet')],
    ],
    [
      'its group uses it first, so that everyone may have the rest',
      room(2, { reserves: [net] }),
      [take(1, month, { asker: ['safetyNet'] }), take(2), take(3)],
      [true, true, full(2)],
    ],
    [
      'its group may have the other places too',
      room(2, { reserves: [net] }),
      [take(1, month, { asker: ['safetyNet'] }), take(2, month, { asker: ['safetyNet'] })],
      [true, true],
    ],
    [
      'one group has nothing of another group’s reserve',
      room(2, { reserves: [net, desk] }),
      [
        take(1, month, { asker: ['offline'] }),
        take(2, month, { asker: ['offline'] }),
        take(3, month, { asker: ['safetyNet'] }),
      ],
      [true, keptFor('safetyNet'), true],
    ],
    [
      'a full room is full, whoever it is kept for',
      room(1, { reserves: [net], claims: [claim()] }),
      [take(1), take(2, month, { asker: ['safetyNet'] })],
      [full(1), full(1)],
    ],
    [
      'staff have theirs until a date, which the refusal names',
      room(1, { reserves: [staff] }),
      [take(1), take(2, month, { asker: ['staff'] })],
      [keptFor('staff', nine + hour), true],
    ],
    [
      'of two reserves that would do, the one that opens first is named',
      room(2, { reserves: [net, staff] }),
      [take(1)],
      [keptFor('staff', nine + hour)],
    ],
    [
      'where it takes both, the one that opens last is named: before that there is no place',
      room(2, { reserves: [staff, net] }),
      [take(1, month, { units: 2 })],
      [keptFor('safetyNet')],
    ],
    [
      'a reserve that is used in the morning is still kept in the afternoon',
      room(1, { reserves: [net] }),
      [take(1, mornings, { asker: ['safetyNet'] }), take(2, afternoons), take(3, mornings)],
      [true, keptFor('safetyNet'), full(1)],
    ],
    [
      'somebody of the group who stays all day uses it up in the afternoon, though another has it in the morning',
      room(3, { reserves: [net] }),
      [
        take(1, mornings, { asker: ['safetyNet'] }),
        take(2, from(8, 18), { asker: ['safetyNet'] }),
        take(3, afternoons),
        take(4, afternoons),
        take(5, afternoons),
        take(6, mornings),
        take(7, mornings),
      ],
      [true, true, true, true, full(3), true, full(3)],
    ],
    [
      'who belongs to two groups uses the reserve that has room for them',
      room(3, { reserves: [net, desk], claims: [claim({ pool: 'safetyNet' })] }),
      [take(1, month, { asker: ['safetyNet', 'offline'] }), take(2), take(3)],
      [true, true, full(3)],
    ],
    [
      'longer hours may be had of the reserve whose place it is',
      room(1, { reserves: [net], claims: [claim({ pool: 'safetyNet', span: mornings })] }),
      [keep(1, claim({ pool: 'safetyNet', span: mornings }), from(8, 16))],
      [true],
    ],
  ];
  test.each(cases)('%s', (_, sheet, orders, answers) => {
    expect(decideOn(sheet, orders).answers).toEqual(answers);
  });

  test('once released it is everyone’s, at that very instant', () => {
    const sheet = room(1, { reserves: [staff] });
    expect(decideOn(sheet, [take(1)], nine + hour - 1).answers).toEqual([keptFor('staff', nine + hour)]);
    expect(decideOn(sheet, [take(1)], nine + hour).answers).toEqual([true]);
  });

  test('the reserve stays used while enough of its group are there, whoever of them came first', () => {
    const both = decideOn(room(3, { reserves: [net] }), [
      take(1, month, { asker: ['safetyNet'] }),
      take(2, month, { asker: ['safetyNet'] }),
    ]);
    const [first] = both.claimsOf;
    if (!first) throw new Error('the first of them has a place');
    expect(decideOn(both.room, [giveBack(1, first), take(3), take(4)]).answers).toEqual([true, true, true]);
  });

  test('a reserve that grows or a room that shrinks sends nobody away, and keeps back what is still free', () => {
    const sheet = room(3, { claims: [claim({ units: 2 })] });
    const { answers, room: after } = decideOn(sheet, [
      setTerms(3, [{ for: 'safetyNet', units: 2 }]),
      take(1),
      take(2, month, { asker: ['safetyNet'] }),
    ]);
    expect(answers).toEqual([true, keptFor('safetyNet'), true]);
    expect(after.claims).toEqual([claim({ units: 2 }), claim({ pool: 'safetyNet' })]);
  });

  test('a smaller reserve gives its places to everyone', () => {
    const sheet = room(2, { reserves: [{ for: 'safetyNet', units: 2 }] });
    expect(decideOn(sheet, [setTerms(2, [net]), take(1), take(2)]).answers).toEqual([
      true,
      true,
      keptFor('safetyNet'),
    ]);
  });

  test('keeping a place of a reserve does not need to be of its group a second time', () => {
    const mine = claim({ pool: 'safetyNet', until: nine + hour });
    const sheet = room(1, { claims: [mine], reserves: [net] });
    expect(decideOn(sheet, [keep(1, mine)]).claimsOf).toEqual([claim({ pool: 'safetyNet' })]);
  });
});

describe('the size of a room', () => {
  const below = (places: number, takenPlaces: number) => ({
    code: 'places.belowTaken',
    facts: { places, takenPlaces, period: '2026-09' },
  });
  const cases: readonly Case[] = [
    ['grows at once', room(1, { claims: [claim()] }), [setTerms(2), take(1)], [true, true]],
    [
      'shrinks to what is taken',
      room(3, { claims: [claim({ units: 2 })] }),
      [setTerms(2), take(1)],
      [true, full(2)],
    ],
    [
      'and not below, held places included',
      room(3, { claims: [claim(), held(nine + 1)] }),
      [setTerms(1), take(1)],
      [below(1, 2), true],
    ],
    [
      'what is taken is the most at any one time, not the sum of all',
      room(2, { claims: [claim({ span: mornings }), claim({ span: afternoons })] }),
      [setTerms(1), setTerms(0)],
      [true, below(0, 1)],
    ],
    ['holds that ran out do not stand in the way', room(3, { claims: [held(nine)] }), [setTerms(0)], [true]],
    [
      'a room with more in it than places may still grow, or only change its reserves',
      room(1, { claims: [claim({ units: 3 })] }),
      [setTerms(1, [{ for: 'staff', units: 1 }]), setTerms(2), setTerms(1)],
      [true, true, below(1, 3)],
    ],
  ];
  test.each(cases)('%s', (_, sheet, orders, answers) => {
    expect(decideOn(sheet, orders).answers).toEqual(answers);
  });

  test('grows by a dated permission, which ends, and sends nobody away', () => {
    const full1 = room(1, { claims: [claim()] });
    const until = nine + hour;
    const allowed = decideOn(full1, [allow(1, until), take(1), take(2)]);
    expect(allowed.answers).toEqual([true, true, full(1)]);
    expect(decideOn(full1, [take(1), allow(1, until)]).answers).toEqual([true, true]);
    const later = decideOn(allowed.room, [keep(1, claim()), take(2)], until);
    expect(later.answers).toEqual([true, full(1)]);
    expect(later.room.claims).toEqual([claim({ units: 2 })]);
    const unused = decideOn(full1, [allow(1, until)]).room;
    expect(decideOn(unused, [take(3)], until - 1).answers).toEqual([true]);
    expect(decideOn(unused, [take(3)], until).answers).toEqual([full(1)]);
  });
});

test('free, taken and held places are counted through the whole of a span, by the clock', () => {
  const sheet = room(5, {
    claims: [claim({ span: mornings, units: 2 }), claim({ span: from(10, 14, on(3)), until: nine + minute })],
  });
  const day = (number: number) => from(8, 18, on(number));
  expect([freeUnits(sheet, day(2), [], nine), freeUnits(sheet, day(3), [], nine)]).toEqual([3, 2]);
  expect([takenUnits(sheet, day(2), nine), takenUnits(sheet, day(3), nine)]).toEqual([2, 3]);
  expect([heldUnits(sheet, day(2), nine), heldUnits(sheet, day(3), nine)]).toEqual([0, 1]);
  expect(freeUnits(sheet, day(3), [], nine + minute)).toBe(3);
  expect(takenUnits(sheet, day(3), nine + minute)).toBe(2);
  expect(heldUnits(sheet, day(3), nine + minute)).toBe(0);
});
