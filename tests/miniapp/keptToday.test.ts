import { civilDate } from '@huiyue/shared/civil';
import type { SiteTodayView } from '@huiyue/shared/contract/today';
import { describe, expect, it } from 'vitest';
import { keptFrom, textToKeep, type KeptToday } from '../../miniapp/src/api/keptTodayText';

const child: SiteTodayView['people'][number] = {
  booking: 'bkg_000001',
  recipient: { id: 'chd_000001', name: '小满' },
  line: 'childcare',
  seller: 'cls_000001',
  offer: '小熊班',
  from: 480,
  to: 1020,
  units: 1,
  way: null,
  isAway: false,
  isGivenUp: false,
  mark: null,
  seen: 0,
  lateMinutes: 0,
  collectors: [
    { name: '外婆 王秀英', phone: '138 0000 0000' },
    { name: '舅舅', phone: null },
  ],
};
const kept: KeptToday = {
  account: 'acc_000001',
  sites: [{ id: 'site_000001', name: '小熊园' }],
  today: {
    site: 'site_000001',
    on: civilDate('2026-08-03'),
    at: '2026-08-03T09:00:00+08:00',
    closure: null,
    answers: [],
    counts: { answers: 0, offers: 0, waiting: 0, openIncidents: 0, missed: 0 },
    lateRequests: [],
    people: [child],
    rooms: [],
    meals: [],
    rounds: [],
    papers: [],
    expiring: [],
  },
};

describe('the day that is kept on the phone', () => {
  it('has the names the roll-call goes by, and nobody’s telephone number', () => {
    const text = textToKeep(kept);
    expect(text).not.toContain('138');
    const names = ['外婆 王秀英', '舅舅'].map((name) => ({ name, phone: null }));
    expect(keptFrom(text)).toEqual({
      ...kept,
      today: { ...kept.today, people: [{ ...child, collectors: names }] },
    });
  });

  it('opens nothing with what another release kept, or what is no day at all', () => {
    const { collectors: _, ...before } = child;
    const { papers: __, ...shorter } = kept.today;
    const older = [
      { ...kept, today: { ...kept.today, people: [before] } },
      { ...kept, today: shorter },
      { ...kept, account: undefined },
      null,
    ];
    for (const one of older) expect(keptFrom(JSON.stringify(one))).toBeUndefined();
    expect(keptFrom('{')).toBeUndefined();
    expect(keptFrom(undefined)).toBeUndefined();
  });
});
