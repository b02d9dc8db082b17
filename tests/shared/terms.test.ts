import { civilDate, civilMonth, startOfDay } from '@huiyue/shared/civil';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { blankSheet, type Claim, type Sheet } from '@huiyue/shared/ledger/sheet';
import { classTermsOn } from '@huiyue/shared/terms';
import { expect, test } from 'vitest';
import { offerOf } from '../support/town/things';

const room: ChildcareClass = {
  ...offerOf({ renewByDay: 20 }),
  id: 'cls_000001',
  site: 'site_000001',
  city: '360200',
  revision: 1,
};
const september = { kind: 'classMonth', of: room.id, period: civilMonth('2026-09') } as const;

function augustWith(claims: readonly Claim[]): Sheet {
  const id = { ...september, period: civilMonth('2026-08') };
  return { ...blankSheet(id, { places: 20, reserves: [] }), claims };
}

const fullDays = { days: 0b11111, from: 480, to: 1020 };
const claim = (more: Partial<Claim>): Claim => ({ span: fullDays, units: 1, pool: 'everyone', ...more });

test('as many places are kept for renewal as are confirmed by the month in the month before', () => {
  const before = augustWith([
    claim({ units: 3 }),
    claim({ units: 2, span: { ...fullDays, days: 0b10111 } }),
    claim({ units: 9, until: 1 }),
    claim({ units: 9, span: { ...fullDays, to: 720 } }),
    claim({ units: 9, span: { ...fullDays, days: 0b1 } }),
  ]);
  expect(classTermsOn(room, september, before)).toEqual({
    places: 20,
    reserves: [{ for: 'inPlace', units: 5, releasedAt: startOfDay(civilDate('2026-08-21')) }],
  });
});

test('nothing is kept where nobody is in place, or the class keeps nothing', () => {
  expect(classTermsOn(room, september, undefined).reserves).toEqual([]);
  expect(classTermsOn(room, september, augustWith([])).reserves).toEqual([]);
  const { renewByDay: _, ...open } = room;
  expect(classTermsOn(open, september, augustWith([claim({})])).reserves).toEqual([]);
});
