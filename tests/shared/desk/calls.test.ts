import { byUrgency, callAt, claim, claimOn, withAttempt, type Callback } from '@huiyue/shared/desk/callback';
import { inHandOf, nextCall, withStep, type Emergency } from '@huiyue/shared/desk/emergency';
import { hourMs } from '@huiyue/shared/civil';
import { describe, expect, test } from 'vitest';

const nine = Date.parse('2026-07-06T09:00:00+08:00');
const he = { account: 'acc_he0001', name: '小何' } as const;
const lin = { account: 'acc_lin001', name: '小林' } as const;

function callOf(overrides: Partial<Callback> = {}): Callback {
  return {
    id: 'cal_000001',
    kind: 'callRound',
    jurisdiction: '360203',
    household: 'hh_000001',
    about: '午餐',
    days: [],
    deadline: nine + 8 * hourMs,
    since: nine,
    attempts: [],
    isClosed: false,
    revision: 1,
    ...overrides,
  };
}

describe('a call', () => {
  test('is one worker’s for half an hour, and then anybody’s', () => {
    const taken = claim(callOf(), he, nine);
    expect(taken?.claimed?.name).toBe('小何');
    expect(taken && claim(taken, lin, nine + hourMs / 4)).toBeUndefined();
    expect(taken && claim(taken, he, nine + hourMs / 4)).toBeDefined();
    expect(taken && claimOn(taken, nine + hourMs / 2)).toBeUndefined();
    expect(taken && claim(taken, lin, nine + hourMs / 2)?.claimed?.name).toBe('小林');
  });

  test.each([
    ['reached', true],
    ['done', true],
    ['mealBrought', true],
    ['familyTakesOver', true],
    ['nobodyAnswered', false],
    ['wrongNumber', false],
  ] as const)('with the outcome %s it is over: %s', (outcome, isClosed) => {
    const taken = claim(callOf(), he, nine) ?? callOf();
    const after = withAttempt(taken, { at: nine, by: he.account, outcome, nextAt: nine + hourMs });
    expect(after).toMatchObject({ isClosed, revision: 3 });
    expect(after.claimed).toBeUndefined();
  });

  test('what may be made now comes first, then what runs out first; never later than it matters', () => {
    const later = withAttempt(callOf({ id: 'cal_000002', deadline: nine + 2 * hourMs }), {
      at: nine,
      by: he.account,
      outcome: 'nobodyAnswered',
      nextAt: nine + hourMs,
    });
    const calls = [
      later,
      callOf({ id: 'cal_000003' }),
      callOf({ id: 'cal_000001', deadline: nine + hourMs }),
    ];
    const order = (now: number) => [...calls].sort(byUrgency(now)).map(({ id }) => id);
    expect(order(nine)).toEqual(['cal_000001', 'cal_000003', 'cal_000002']);
    expect(order(nine + hourMs)).toEqual(['cal_000001', 'cal_000002', 'cal_000003']);
    const careless = withAttempt(callOf(), {
      at: nine,
      by: he.account,
      outcome: 'nobodyAnswered',
      nextAt: nine + 100 * hourMs,
    });
    expect(callAt(careless)).toBe(careless.deadline);
  });
});

describe('an emergency', () => {
  const opened: Emergency = {
    id: 'emg_000001',
    jurisdiction: '360203',
    name: '外婆',
    address: '演示路1号',
    contacts: [
      { name: '女儿', relation: '女儿' },
      { name: '邻居', relation: '邻居' },
    ],
    what: '摔倒了',
    steps: [{ at: nine, ...who(he), act: 'tookOver' }],
    isClosed: false,
    revision: 1,
  };

  function who({ account, name }: { readonly account: 'acc_he0001' | 'acc_lin001'; readonly name: string }) {
    return { by: account, name };
  }

  test('nobody answers: the elder, each contact in turn, the community, and then 120', () => {
    let emergency = opened;
    const order: string[] = [];
    for (let next = nextCall(emergency); next && order.length < 9; next = nextCall(emergency)) {
      order.push('contact' in next ? `${next.act} ${next.contact}` : next.act);
      emergency = withStep(emergency, { at: nine, ...who(he), ...next, isAnswered: false });
      if (next.act === 'called120') break;
    }
    expect(order).toEqual([
      'calledElder',
      'calledContact 0',
      'calledContact 1',
      'calledCommunity',
      'called120',
    ]);
  });

  test('once somebody answered, nobody further is proposed; an answer by the caller does not count', () => {
    const caller = withStep(opened, { at: nine, ...who(he), act: 'spokeToCaller', isAnswered: true });
    expect(nextCall(caller)).toEqual({ act: 'calledElder' });
    const daughter = withStep(caller, {
      at: nine,
      ...who(he),
      act: 'calledContact',
      contact: 0,
      isAnswered: true,
    });
    expect(nextCall(daughter)).toBeUndefined();
  });

  test('at the end of a shift it is in the hands of whoever took it over', () => {
    expect(inHandOf(opened)?.name).toBe('小何');
    expect(inHandOf(withStep(opened, { at: nine, ...who(lin), act: 'tookOver' }))?.name).toBe('小林');
    expect(withStep(opened, { at: nine, ...who(lin), act: 'closed' }).isClosed).toBe(true);
  });
});
