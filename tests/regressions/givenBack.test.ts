import type { Wanted } from '@huiyue/shared/plan';
import { describe, expect, test } from 'vitest';
import { care, Office } from '../shared/ledger/office';
import { bkg, full, hour, minute, nine, on, roomId } from '../shared/ledger/sheets';

/** What came back wrong elsewhere after somebody had gone. */
const walkIn: Wanted = { act: 'walkIn', asker: [] };
const hold: Wanted = { act: 'hold', forMs: 15 * minute, asker: [] };
const request: Wanted = { act: 'request', answerWithinMs: hour, asker: [] };
const accept: Wanted = { act: 'accept', answerWithinMs: 0, asker: [] };
const join: Wanted = { act: 'join', waiter: { asker: [], priority: 9, since: nine, answerWithinMs: hour } };

describe('Cal.com #18460: when the last one in has gone, by whichever way, the room is as it was', () => {
  const ways: readonly (readonly [string, (office: Office) => void])[] = [
    ['cancelling a hold', (office) => act(office, hold, { act: 'cancel' })],
    ['cancelling a request', (office) => act(office, request, { act: 'cancel' })],
    ['a request returned', (office) => act(office, request, { act: 'return' })],
    ['cancelling a place', (office) => act(office, walkIn, { act: 'cancel' })],
    ['closing', (office) => act(office, walkIn, { act: 'close' })],
    ['a hold that runs out', (office) => act(office, hold)],
    ['a request nobody answers', (office) => act(office, request)],
    [
      'staying away on all days',
      (office) => act(office, walkIn, { act: 'absent', away: 2 ** 30 - 1, asker: [] }),
    ],
  ];
  test.each(ways)('%s', (_, go) => {
    const office = new Office(6);
    go(office);
    office.now = nine + 2 * hour;
    const answers = [10, 11, 12, 13, 14, 15, 16].map((one) => office.do(care(one), walkIn));
    expect(answers).toEqual([true, true, true, true, true, true, full(6)]);
    // The child may go elsewhere, too.
    expect(office.do(care(20, { child: 1, sheet: { ...roomId, of: 'cls_000002' } }), walkIn)).toBe(true);
  });

  function act(office: Office, first: Wanted, then?: Wanted): void {
    expect(office.do(care(1), first)).toBe(true);
    if (then) expect(office.do(1, then)).toBe(true);
  }
});

describe('pretix #1163', () => {
  test('who had their turn, took the place and gave it up is off the list, and the place is the next one’s', () => {
    const office = new Office(1);
    office.do(care(1), walkIn);
    office.do(care(10), join);
    office.do(care(11), join);
    office.do(1, { act: 'cancel' });
    expect(office.do(10, accept)).toBe(true);
    expect(office.do(10, { act: 'cancel' })).toBe(true);
    expect(office.stateOf(10)).toBe('cancelled');
    expect(office.offeredTo()).toEqual([bkg(11)]);
    expect(office.log.filter(({ booking }) => booking === bkg(10)).map(({ move }) => move)).toEqual([
      'join',
      'offer',
      'accept',
    ]);
  });

  test('… nor is it kept for them until their old offer would have ended', () => {
    const office = new Office(1);
    office.do(care(1), walkIn);
    office.do(care(10), join);
    office.do(1, { act: 'cancel' });
    office.do(10, accept);
    office.do(10, { act: 'cancel' });
    expect(office.inside(roomId, 0, 600)).toBe(0);
    expect(office.do(care(12), walkIn)).toBe(true);
  });

  test('who lets an offer lapse or declines it is off the list as well, and is not asked again', () => {
    const office = new Office(1);
    office.do(care(1), walkIn);
    for (const one of [10, 11, 12]) office.do(care(one), join);
    office.do(1, { act: 'cancel' });
    office.do(10, { act: 'decline' });
    office.now = nine + hour;
    office.tick();
    expect([10, 11, 12].map((one) => office.stateOf(one))).toEqual(['declined', 'expired', 'offered']);
    office.do(12, { act: 'decline' });
    office.tick();
    expect(office.offeredTo()).toEqual([]);
    expect(office.sheet(roomId).queue).toEqual([]);
  });
});

test('Cal.com #18460, of a single day: who comes back and goes again leaves the day as free as it was', () => {
  const office = new Office(1);
  office.do(care(1), walkIn);
  for (let round = 0; round < 3; round += 1) {
    expect(office.do(1, { act: 'absent', away: on(7), asker: [] })).toBe(true);
    const guest = care(10 + round, { span: { days: on(7), from: 540, to: 660 } });
    expect(office.do(guest, walkIn)).toBe(true);
    expect(office.do(1, { act: 'present', away: 0, asker: [] })).toEqual(full(1));
    expect(office.do(10 + round, { act: 'cancel' })).toBe(true);
    expect(office.do(1, { act: 'present', away: 0, asker: [] })).toBe(true);
  }
});
