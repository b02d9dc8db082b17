import { civilDate as day } from '@huiyue/shared/civil';
import { refusalOfAssessment } from '@huiyue/shared/elderServices/care';
import { followed } from '@huiyue/shared/elderServices/missed';
import { sent, type Carer } from '@huiyue/shared/elderServices/rounds';
import { dueOn, isPausedOn, withoutPause, withPause } from '@huiyue/shared/elderServices/standingOrder';
import { expect, test } from 'vitest';

const period = (from: string, until: string) => ({ from: day(from), until: day(until) });

test('stays away that touch are one, and days taken out of one leave two', () => {
  const one = withPause([period('2026-07-01', '2026-07-05')], period('2026-07-06', '2026-07-10'));
  expect(one).toEqual([period('2026-07-01', '2026-07-10')]);
  expect(withPause(one, period('2026-07-12', '2026-07-13'))).toHaveLength(2);
  const cut = withoutPause(one, period('2026-07-03', '2026-07-04'));
  expect(cut).toEqual([period('2026-07-01', '2026-07-02'), period('2026-07-05', '2026-07-10')]);
  expect([day('2026-07-02'), day('2026-07-03'), day('2026-07-05')].map((on) => isPausedOn(cut, on))).toEqual([
    true,
    false,
    true,
  ]);
});

test('a standing order is due on the day its next date comes into the window, and never once it is over', () => {
  const order = { state: 'active', nextOn: day('2026-07-20') } as const;
  expect(dueOn(order, 14)).toBe('2026-07-07');
  expect(dueOn({ ...order, until: day('2026-07-19') }, 14)).toBeUndefined();
  expect(dueOn({ ...order, state: 'paused' }, 14)).toBeUndefined();
});

test('an assessment holds to its last day, and to the levels that are taken', () => {
  const service = { asksAssessment: { levels: ['mild' as const], withinMonths: 12 } };
  const of = (level: 'mild' | 'severe') => ({
    id: 'eld_0000001' as const,
    assessment: { level, on: day('2025-07-08') },
  });
  const judged = (level: 'mild' | 'severe', on: string) =>
    refusalOfAssessment(service, of(level), day(on), undefined)?.code;
  expect(judged('mild', '2026-07-08')).toBeUndefined();
  expect(judged('mild', '2026-07-09')).toBe('assessment.outdated');
  expect(judged('severe', '2026-07-08')).toBe('assessment.otherLevel');
  expect(refusalOfAssessment(service, { id: 'eld_0000001' }, day('2026-07-08'), undefined)?.code).toBe(
    'assessment.missing',
  );
  expect(refusalOfAssessment({}, { id: 'eld_0000001' }, day('2026-07-08'), undefined)).toBeUndefined();
});

test('one visit may end as the next begins, and not a minute later', () => {
  const carer: Carer = {
    id: 'car_0000001',
    site: 'site_0000001',
    name: '刘',
    hours: [{ weekday: 2, from: 480, to: 1080 }],
    cares: ['visit'],
    revision: 1,
  };
  const there = { booking: 'bkg_0000001' as const, carer: carer.id, from: 540, to: 600 };
  const go = (from: number) =>
    sent(
      { visits: [there] },
      day('2026-07-08'),
      { booking: 'bkg_0000002', care: 'visit', from, to: from + 60 },
      carer,
    ).ok;
  expect([480, 481, 599, 600].map(go)).toEqual([true, false, false, true]);
});

test('who saw nobody made no visit; only who was reached or seen closes it', () => {
  const open = { stage: 'communityToVisit', steps: [] } as const;
  const after = (did: 'notSeen' | 'seen' | 'reached' | 'notReached') => {
    const outcome = followed({ ...open, steps: [] }, { did, at: 1 });
    return outcome.ok ? outcome.value.stage : outcome.refusal.code;
  };
  expect(after('notSeen')).toBe('communityToVisit');
  expect(after('notReached')).toBe('communityToVisit');
  expect(after('seen')).toBe('closed');
  expect(after('reached')).toBe('closed');
});
