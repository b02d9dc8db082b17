import { bookingActs, mayAct } from '@huiyue/shared/booking';
import type { Wanted } from '@huiyue/shared/plan';
import { describe, expect, test } from 'vitest';
import { care, Office } from '../shared/ledger/office';
import { bkg, from, full, hour, minute, mornings, nine, on, roomId, setTerms } from '../shared/ledger/sheets';

/** What was promised elsewhere and taken back. Each names the system and the year. */
const walkIn: Wanted = { act: 'walkIn', asker: [] };
const cancel: Wanted = { act: 'cancel' };
const accept: Wanted = { act: 'accept', answerWithinMs: 0, asker: [] };
const join = (office: Office, number: number, priority = 9, more: Parameters<typeof care>[1] = {}) =>
  office.do(care(number, more), {
    act: 'join',
    waiter: { asker: [], priority, since: office.now, answerWithinMs: hour },
  });

describe('OneList 2024', () => {
  test('nobody is told of a place that is not held for them: as many are offered as have come free', () => {
    const office = new Office(3);
    for (const one of [1, 2, 3]) office.do(care(one), walkIn);
    for (let one = 10; one < 40; one += 1) join(office, one);
    expect(office.offeredTo()).toEqual([]);
    office.decide([office.plan(1, cancel)], [office.plan(2, cancel)]);
    expect(office.offeredTo()).toEqual([bkg(10), bkg(11)]);
    expect(office.inside(roomId, 0, 600)).toBe(3);
  });

  test('what was offered is theirs until the end of the answer time, whoever comes, and whatever the house does', () => {
    const office = new Office(1);
    office.do(care(1), walkIn);
    join(office, 10, 5);
    office.do(1, cancel);
    join(office, 11, 0);
    expect(office.do(care(12), walkIn)).toEqual(full(1));
    expect(office.amend(setTerms(0))).toMatchObject({ code: 'places.belowTaken' });
    office.now = nine + hour - 1;
    expect(office.do(10, accept)).toBe(true);
    expect(office.stateOf(10)).toBe('confirmed');
  });

  test('a confirmed place ends by the acts that are named for it, and by nothing else', () => {
    const office = new Office(1);
    office.do(care(1), walkIn);
    expect(office.amend(setTerms(0))).toEqual({
      code: 'places.belowTaken',
      facts: { places: 0, takenPlaces: 1, period: '2026-09' },
    });
    expect(office.amend(setTerms(1, [{ for: 'safetyNet', units: 1 }]))).toBe(true);
    office.now = nine + 24 * 365 * hour;
    office.tick();
    expect(office.stateOf(1)).toBe('confirmed');
    expect(office.inside(roomId, 29, 600)).toBe(1);
    const ends = bookingActs.filter((act) => mayAct(office.booking(1), act, office.now));
    expect(ends).toEqual(['cancel', 'absent', 'present', 'pause', 'resume', 'transfer', 'close']);
  });
});

describe('Münster 2022/23', () => {
  test('siblings are given both places or neither, in one room and in two', () => {
    const other = { ...roomId, of: 'cls_000002' } as const;
    const office = new Office(1);
    const siblings = (first: number) => [
      office.plan(care(first), walkIn),
      office.plan(care(first + 1, { sheet: other }), walkIn),
    ];
    expect(office.decide(siblings(1), siblings(3))).toEqual([true, full(1)]);
    expect([...office.bookings.keys()]).toEqual([bkg(1), bkg(2)]);
    office.do(1, cancel);
    // One of the two rooms has a place; that is not enough for two.
    expect(office.decide(siblings(3))).toEqual([full(1)]);
    expect(office.do(care(7), walkIn)).toBe(true);
  });

  test('the hours that are offered are the hours that were asked for', () => {
    const office = new Office(1);
    office.do(care(1, { span: mornings }), walkIn);
    office.do(care(2, { span: from(12, 18) }), walkIn);
    join(office, 10, 0, { span: from(8, 18) });
    join(office, 11, 5, { span: mornings });
    office.do(1, cancel);
    // A morning is free: not what the first asked for, who is passed over and keeps their turn.
    expect(office.offeredTo()).toEqual([bkg(11)]);
    expect(office.booking(11).claim?.span).toEqual(mornings);
    expect(office.stateOf(10)).toBe('waiting');
    expect(office.sheet(roomId).queue[0]?.booking).toBe(bkg(10));
  });

  test('nothing that was given is dealt out anew, whoever with more right comes later', () => {
    const office = new Office(2);
    for (const one of [1, 2]) office.do(care(one), walkIn);
    join(office, 10, 9);
    office.do(1, cancel);
    office.now = nine + minute;
    join(office, 11, 0);
    office.tick();
    expect([office.stateOf(10), office.stateOf(2)]).toEqual(['offered', 'confirmed']);
    expect(office.do(10, accept)).toBe(true);
    expect(office.stateOf(11)).toBe('waiting');
  });
});

test('OneList 2024: a place is refused rather than promised where a day of it is missing', () => {
  const office = new Office(1);
  office.do(care(1, { span: from(9, 10, on(30)) }), walkIn);
  expect(office.do(care(2), walkIn)).toEqual(full(1));
  expect(office.bookings.size).toBe(1);
});
