import type { ReserveGroup } from '@huiyue/shared/ledger/sheet';
import type { Wanted } from '@huiyue/shared/plan';
import { describe, expect, test } from 'vitest';
import { care, lunch, Office } from '../shared/ledger/office';
import { bkg, from, full, hour, minute, nine, on, roomId } from '../shared/ledger/sheets';

/** What went wrong elsewhere when two people wanted one place. Each names the system and its report. */
const walkIn: Wanted = { act: 'walkIn', asker: [] };
const hold: Wanted = { act: 'hold', forMs: 15 * minute, asker: [] };
const request: Wanted = { act: 'request', answerWithinMs: 24 * hour, asker: [] };
const confirm: Wanted = { act: 'confirm' };
const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, index) => first + index);
const granted = (answers: readonly unknown[]) => answers.filter((answer) => answer === true).length;

test('Cal.com #5820, Easy!Appointments #31: all press the button in the same second, and a place for one has one in it', () => {
  const office = new Office(1);
  const answers = office.decide(...numbers(20).map((one) => [office.plan(care(one), request)]));
  expect(answers).toEqual([true, ...numbers(19).map(() => full(1))]);
  expect(office.inside(roomId, 0, 600)).toBe(1);
});

test('中州养老: what was left when the page was drawn is not what is left when it is sent, and the seventh of six is refused', () => {
  const office = new Office(6);
  const drawn = numbers(7).map((one) => office.plan(care(one), walkIn));
  expect(drawn.map((plan) => office.decide([plan])[0])).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    full(6),
  ]);
});

test('Cal.com #7967 #13360: the first to come to an empty room are in the same room, and each of them counts', () => {
  const office = new Office(5);
  const drawn = numbers(3).map((one) => office.plan(care(one), request));
  expect(granted(drawn.map((plan) => office.decide([plan])[0]))).toBe(3);
  expect(office.inside(roomId, 0, 600)).toBe(3);
  expect(office.sheets.get('cls_000001 2026-09')?.claims).toHaveLength(1);
  expect(granted(numbers(5, 10).map((one) => office.do(care(one), request)))).toBe(2);
});

test('Cal.com #13331: of a room for so many exactly so many are had, whichever way they come', () => {
  const ways: readonly Wanted[] = [hold, request, walkIn, { act: 'walkIn', asker: ['offline'] }];
  for (const places of [1, 2, 4, 5, 6, 7, 20]) {
    const office = new Office(places);
    const answers = numbers(places + 5).map((one) => office.do(care(one), ways[one % ways.length] ?? hold));
    expect(answers).toEqual([...numbers(places).map(() => true), ...numbers(5).map(() => full(places))]);
  }
});

test('Cal.com #17542: those who are in already count against whoever comes, at every step of their booking', () => {
  const office = new Office(4);
  office.do(care(1), hold);
  office.do(care(2), request);
  office.do(care(3), request);
  office.do(3, confirm);
  expect(office.inside(roomId, 0, 600)).toBe(3);
  expect([4, 5].map((one) => office.do(care(one), walkIn))).toEqual([true, full(4)]);
});

describe('Cal.com #10789 #29958', () => {
  test('a request that waits for its answer has its place: there is no second one to confirm', () => {
    const office = new Office(1);
    expect([1, 2].map((one) => office.do(care(one), request))).toEqual([true, full(1)]);
    expect(office.do(1, confirm)).toBe(true);
    expect(office.bookings.has(bkg(2))).toBe(false);
  });

  test('two who confirm the same request at once confirm it once', () => {
    const office = new Office(2);
    office.do(care(1), request);
    const [one, other] = [office.plan(1, confirm), office.plan(1, confirm)];
    expect(office.decide([one])).toEqual([true]);
    // What the second was planned on is gone: it is not carried out on what is there now.
    expect(() => office.decide([other])).toThrow('not on the sheet');
    expect(office.inside(roomId, 0, 600)).toBe(1);
  });
});

test('Cal.com #23974: what is held for one is not booked by another, by no way and to the last millisecond', () => {
  const office = new Office(1);
  office.do(care(1), hold);
  office.now = nine + 15 * minute - 1;
  const ways: readonly Wanted[] = [hold, request, walkIn, { act: 'walkIn', asker: ['offline', 'staff'] }];
  expect(ways.map((way, index) => office.do(care(2 + index), way))).toEqual(ways.map(() => full(1)));
  expect(office.do(1, request)).toBe(true);
  office.now = nine + 20 * minute;
  expect(office.do(care(9), hold)).toEqual(full(1));
});

test('Easy!Appointments #845: where any of three carers will do, the fourth call of an hour is refused and not given to one who is busy', () => {
  const carers = (number: number, first: number, last: number) =>
    lunch(number, '2026-09-07', {
      offer: { kind: 'service', id: 'svc_000001', name: '助浴', product: 'homeCare' },
      span: from(first, last, 1),
    });
  const office = new Office(3);
  const visits = [
    carers(1, 9, 11),
    carers(2, 10, 12),
    carers(3, 9, 12),
    carers(4, 10, 11),
    carers(5, 11, 12),
  ];
  expect(office.decide(...visits.map((visit) => [office.plan(visit, walkIn)]))).toEqual([
    true,
    true,
    true,
    { code: 'place.full', facts: { period: '2026-09-07', places: 3 } },
    true,
  ]);
});

test('Easy!Appointments #996 #1217 #1783: once an hour is taken nobody has it again, not for a part of it, and the staff no more than the public', () => {
  const office = new Office(1);
  const guest = (number: number, first: number, last: number) =>
    care(number, { span: from(first, last, on(7)) });
  expect(office.do(guest(1, 10, 12), walkIn)).toBe(true);
  const others = [guest(2, 10, 12), guest(3, 9, 11), guest(4, 11, 13), guest(5, 9, 13), guest(6, 10.5, 11)];
  for (const way of [hold, walkIn])
    expect(others.map((other) => office.do(other, way))).toEqual(others.map(() => full(1)));
  expect([guest(7, 9, 10), guest(8, 12, 13)].map((other) => office.do(other, walkIn))).toEqual([true, true]);
});

test('eventyay #1359: no booking is special enough to be let in without being counted', () => {
  const askers: readonly (readonly ReserveGroup[])[] = [[], ['offline'], ['safetyNet'], ['staff', 'inPlace']];
  for (const asker of askers)
    for (const reserves of [[], [{ for: 'safetyNet', units: 1 } as const]])
      for (const way of ['hold', 'request', 'walkIn'] as const) {
        const office = new Office(() => ({ places: 1, reserves }));
        const wish: Wanted =
          way === 'hold'
            ? { act: way, forMs: hour, asker }
            : way === 'request'
              ? { act: way, answerWithinMs: hour, asker }
              : { act: way, asker };
        const all = office.decide(...numbers(4).map((one) => [office.plan(care(one), wish)]));
        expect(granted(all)).toBe(reserves.length === 0 || asker.includes('safetyNet') ? 1 : 0);
      }
});

test('LibreBooking #432: a room for four has four people in it at any time, not four bookings a day and not one at a time', () => {
  const office = new Office(4);
  const guest = (number: number, first: number, last: number) =>
    care(number, { span: from(first, last, on(7)) });
  const morning = numbers(4).map((one) => office.do(guest(one, 8, 12), walkIn));
  const afternoon = numbers(4, 5).map((one) => office.do(guest(one, 12, 16), walkIn));
  expect(granted([...morning, ...afternoon])).toBe(8);
  expect(office.do(guest(9, 11, 13), walkIn)).toEqual(full(4));
  // A couple is two people.
  const couple = new Office(4);
  expect(numbers(3).map((one) => couple.do(care(one, { units: 2 }), walkIn))).toEqual([true, true, full(4)]);
});

describe('Varaamo PR #1696', () => {
  test('of two who come at once one has the place: the first, and never none', () => {
    for (const [first, second] of [[1, 2] as const, [2, 1] as const]) {
      const office = new Office(1);
      const answers = office.decide([office.plan(care(first), walkIn)], [office.plan(care(second), walkIn)]);
      expect(answers).toEqual([true, full(1)]);
      expect([...office.bookings.keys()]).toEqual([bkg(first)]);
    }
  });

  test('coming back and changing rooms are judged as coming is', () => {
    const office = new Office(1);
    office.do(care(1), walkIn);
    office.do(1, { act: 'absent', away: on(7), asker: [] });
    office.do(care(2, { span: from(9, 11, on(7)) }), walkIn);
    expect(office.do(1, { act: 'present', away: 0, asker: [] })).toEqual(full(1));
    const { sheet: _, ...where } = care(3);
    const elsewhere = { ...roomId, of: 'cls_000002' } as const;
    office.do(care(3, { sheet: elsewhere }), walkIn);
    const { span, site, offer, startsOn, judgement, payFen } = where;
    const to = { sheet: roomId, span, site, offer, startsOn, judgement, payFen };
    expect(office.do(3, { act: 'transfer', to, asker: [] })).toEqual(full(1));
    expect(office.booking(3).sheet).toEqual(elsewhere);
  });
});
