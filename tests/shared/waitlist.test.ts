import { civilDate } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { QueueMove } from '@huiyue/shared/ledger/queue';
import type { Proof } from '@huiyue/shared/people';
import { groupOf, priorityIn, rankMoves, waitlistOrderOn, type WaitlistOrder } from '@huiyue/shared/waitlist';
import { describe, expect, test } from 'vitest';
import { publishedPolicy } from '../support/policy';

const policy = await publishedPolicy();
const on = civilDate('2026-07-06');
const admission = waitlistOrderOn(policy, { jurisdiction: '511781', on, line: 'dayCare' });

function proven(...codes: readonly string[]): readonly Proof[] {
  return codes.map((published) => ({ group: 'priority', published, by: 'acc_000001', on }));
}

describe('the order of a waiting list', () => {
  test('is what a jurisdiction publishes, with its clause; time alone where it publishes nothing', () => {
    expect(admission?.clause.id).toBe('wanyuan.priority.admission');
    expect(waitlistOrderOn(policy, { jurisdiction: '360203', on, line: 'childcare' })).toBeUndefined();
    expect(priorityIn(undefined, proven('economicHardship'))).toBe(0);
    expect(groupOf(undefined, 0)).toBeNull();
  });

  test('puts unranked groups first alike, and only those that were proven', () => {
    expect(admission?.isRanked).toBe(false);
    expect(priorityIn(admission, proven('advancedAge'))).toBe(0);
    expect(priorityIn(admission, proven('economicHardship'))).toBe(0);
    expect(priorityIn(admission, proven('livesOnTheMoon'))).toBe(1);
    expect(priorityIn(admission, [{ group: 'safetyNet', by: 'acc_000001', on }])).toBe(1);
    expect(groupOf(admission, 1)).toBeNull();
  });

  test('puts ranked groups in their rank, by the best that was proven', () => {
    const ranked: WaitlistOrder | undefined = admission && { ...admission, isRanked: true };
    const [first, second] = ranked?.groups ?? [];
    expect(priorityIn(ranked, proven(second?.code ?? '', first?.code ?? ''))).toBe(0);
    expect(priorityIn(ranked, proven(second?.code ?? ''))).toBe(1);
    expect(priorityIn(ranked, [])).toBe(ranked?.groups.length);
    expect(groupOf(ranked, 1)).toBe(second?.label);
    expect(groupOf(ranked, 99)).toBeNull();
  });
});

test('a rank is told from the log: who joined before, who left, who was offered a place', () => {
  const [me, early, urgent] = ['bkg_000001', 'bkg_000002', 'bkg_000003'] as const;
  const move = (
    what: QueueMove['move'],
    booking: Id<'booking'>,
    priority: number,
    at: number,
    since = at,
  ): QueueMove => ({ move: what, booking, priority, since, at });
  const log = [
    move('join', early, 1, 10),
    move('join', me, 1, 20),
    move('join', 'bkg_000009', 1, 25),
    move('join', urgent, 0, 30),
    move('offer', urgent, 0, 40, 30),
    move('accept', urgent, 0, 45, 30),
    move('leave', early, 1, 50, 10),
    move('offer', me, 1, 60, 20),
  ];
  expect(rankMoves(log, me).map((one) => [one.move, one.booking === me, one.rankAfter])).toEqual([
    ['join', true, 2],
    ['join', false, 3],
    ['offer', false, 2],
    ['leave', false, 1],
    ['offer', true, undefined],
  ]);
});
