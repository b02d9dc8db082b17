import { civilDate, instantOf } from '@huiyue/shared/civil';
import { describe, expect, it, test } from 'vitest';
import {
  clashingDays,
  draftIn,
  draftParameters,
  standingHours,
  withoutDays,
  type OrderDraft,
} from '../../miniapp/src/features/elderServices/order';
import { actsAfter, refusedDay } from '../../miniapp/src/features/elderServices/refusedDays';
import { caresForElder } from '../../miniapp/src/features/session/caresForElder';
import { daysStayed, whatGoesOn, whatPauses, type Pausable } from '../../miniapp/src/features/standing/pause';
import {
  clockWords,
  cutOffWords,
  nearDayWords,
  saidDayWords,
  someDaysWords,
  weekdaysWords,
} from '../../miniapp/src/words/serviceDays';
import { walkWords } from '../../miniapp/src/words/walks';

const days = (...dates: readonly string[]) => dates.map((date) => civilDate(date));

describe('time, as families say it', () => {
  test.each([
    [540, '上午9点'],
    [810, '下午1点半'],
    [735, '12:15'],
    [720, '中午12点'],
    [1080, '晚上6点'],
  ])('minute %i', (minute, words) => {
    expect(clockWords(minute)).toBe(words);
  });

  it('counts the near days and names the week’s others', () => {
    const today = civilDate('2026-07-06');
    expect(
      ['2026-07-06', '2026-07-07', '2026-07-08', '2026-07-10', '2026-07-13'].map((date) =>
        nearDayWords(civilDate(date), today),
      ),
    ).toEqual(['今天', '明天', '后天', '周五', '7月13日']);
  });

  it('says a day with its date, and no day of the week twice', () => {
    const today = civilDate('2026-07-06');
    expect(
      ['2026-07-07', '2026-07-10', '2026-07-13'].map((date) => saidDayWords(civilDate(date), today)),
    ).toEqual(['明天，7月7日', '周五，7月10日', '周一，7月13日']);
  });

  it('says the cut-off as a clock time, and that it is over from its very minute', () => {
    const closes = '2026-07-06T09:00:00+08:00';
    expect(cutOffWords(closes, instantOf('2026-07-06T08:59:59+08:00'))).toBe('今天上午9点前可以订');
    expect(cutOffWords(closes, instantOf(closes))).toBe('今天上午9点已经截止');
    expect(cutOffWords('2026-07-08T23:30:00+08:00', instantOf(closes))).toBe('后天晚上11点半前可以订');
  });

  test.each([
    [127, '每天'],
    [31, '周一到周五'],
    [21, '周一、周三、周五'],
    [96, '周六、周日'],
  ])('weekdays %i', (bits, words) => {
    expect(weekdaysWords(bits)).toBe(words);
  });

  it('names every month of a few days, and of many says how many', () => {
    expect(someDaysWords(days('2026-07-30', '2026-07-31', '2026-08-01'))).toBe('7月30日、31日、8月1日');
    const many = days(
      '2026-07-06',
      '2026-07-07',
      '2026-07-08',
      '2026-07-09',
      '2026-07-10',
      '2026-07-13',
      '2026-08-14',
    );
    expect(someDaysWords(many)).toBe('7 天，7月6日 到 8月14日');
  });

  it('never tells minutes of a walk that nobody walks', () => {
    expect(walkWords(278, 'slow')).toBe('估计走 7 分钟');
    expect(walkWords(0, 'slow')).toBe('估计走 1 分钟');
    expect(walkWords(4048, 'slow')).toBe('直线 4.0 公里');
  });
});

describe('an order on its way through the pages', () => {
  const draft: OrderDraft = {
    service: 'svc_1234567',
    elder: 'eld_1234567',
    dates: days('2026-07-07', '2026-07-09'),
    from: 540,
    to: 600,
    units: 2,
    way: 'deliver',
    dishes: [undefined, 'dsh_1234567'],
  };

  it('comes out of an address as it went in', () => {
    const parameters = draftParameters(draft);
    expect(draftIn((name) => parameters[name] ?? '')).toEqual(draft);
    // WeChat hands parameters on as they stand: nothing in them may need decoding.
    for (const text of Object.values(parameters)) expect(encodeURIComponent(text)).toBe(text);
  });

  it('takes nothing from an address that is no order', () => {
    const broken: Record<string, string> = {
      dates: '2026-02-30.soon.2026-07-07',
      from: '1e9',
      way: 'thrown',
    };
    expect(draftIn((name) => broken[name] ?? '')).toMatchObject({
      dates: ['2026-07-07'],
      from: undefined,
      way: undefined,
      units: 1,
    });
  });

  it('keeps each day’s dish when another day goes', () => {
    expect(withoutDays(draft, days('2026-07-07'))).toMatchObject({
      dates: ['2026-07-09'],
      dishes: ['dsh_1234567'],
    });
  });
});

describe('a refusal is never the end', () => {
  const refused = (code: string, facts: object) => ({
    ok: false as const,
    kind: 'refused' as const,
    problem: { code, facts: { ...facts }, requestId: 'req' },
  });

  it('of one day among several, that day can be left out', () => {
    const full = refused('place.full', { period: '2026-07-07', places: 10 });
    expect(refusedDay(full)).toBe('2026-07-07');
    expect(actsAfter(full, true)).toEqual(['withoutThatDay', 'otherDays', 'otherServices']);
  });

  it('of the only day, one can wait for it', () => {
    expect(actsAfter(refused('place.full', { period: '2026-07-07', places: 10 }), false)[0]).toBe('wait');
  });

  it('and where nothing is known of it there is still something to do', () => {
    expect(actsAfter(refused('from.theFuture', {}), false)).not.toEqual([]);
  });
});

describe('what a pause takes with it', () => {
  const booking = (
    id: string,
    name: string,
    dates: readonly string[],
    more: Partial<Pausable> = {},
  ): Pausable => ({
    recipient: { id: 'eld_1234567' },
    state: 'confirmed',
    dates: days(...dates),
    awayDates: [],
    site: { name: '服务站' },
    offer: { kind: 'service', id, name, product: 'meal' },
    ...more,
  });
  const period = {
    recipient: 'eld_1234567',
    from: civilDate('2026-07-07'),
    until: civilDate('2026-07-09'),
  };

  it('is every confirmed day of this person in those days, one line for each service', () => {
    const lines = whatPauses(
      [
        booking('a', '午餐', ['2026-07-09']),
        booking('a', '午餐', ['2026-07-07']),
        booking('a', '午餐', ['2026-07-10']),
        booking('b', '助浴', ['2026-07-08']),
        booking('c', '排队的', ['2026-07-08'], { state: 'waiting' }),
        booking('d', '别人的', ['2026-07-08'], { recipient: { id: 'eld_7654321' } }),
        booking('e', '请过假的', ['2026-07-08'], { awayDates: days('2026-07-08') }),
      ],
      period,
    );
    expect(lines.map(({ name, dates }) => [name, dates])).toEqual([
      ['午餐', ['2026-07-07', '2026-07-09']],
      ['助浴', ['2026-07-08']],
    ]);
  });

  it('leaves alone what has no answer yet, and names it', () => {
    const asked = [
      booking('a', '午餐', ['2026-07-08']),
      booking('b', '日间照料', ['2026-07-06', '2026-07-08'], { state: 'requested' }),
      booking('c', '排队的', ['2026-07-09'], { state: 'waiting' }),
      booking('d', '不要了的', ['2026-07-08'], { state: 'cancelled' }),
    ];
    expect(whatGoesOn(asked, period).map(({ name, dates }) => [name, dates])).toEqual([
      ['日间照料', ['2026-07-08']],
      ['排队的', ['2026-07-09']],
    ]);
  });

  it('is no longer called booked on the list of standing orders', () => {
    const [first, second] = [
      { id: 'bkg_000001' as const, awayDates: days('2026-07-08') },
      { id: 'bkg_000002' as const, awayDates: [] },
    ];
    const booked = [
      { date: civilDate('2026-07-08'), kind: 'booked' as const, booking: first.id },
      { date: civilDate('2026-07-10'), kind: 'booked' as const, booking: second.id },
    ];
    expect(daysStayed(booked, [first, second])).toEqual([{ date: '2026-07-08', kind: 'paused' }, booked[1]]);
  });
});

describe('days that are taken already', () => {
  const on = (date: string, product: 'meal' | 'dayCare' | 'homeCare', from: number, to: number) => ({
    date: civilDate(date),
    from,
    to,
    offer: { kind: 'service' as const, id: 'svc_000001' as const, name: '', product },
  });
  const draft = { dates: days('2026-07-07', '2026-07-08', '2026-07-09') };
  const lunch = { product: 'meal', opensAt: 660, closesAt: 780 } as const;

  it('are all those with a meal of the same hour, and none with a supper or a day among others', () => {
    const taken = [
      on('2026-07-07', 'meal', 690, 780),
      on('2026-07-08', 'meal', 1020, 1080),
      on('2026-07-09', 'dayCare', 480, 1020),
      on('2026-07-10', 'meal', 660, 780),
    ];
    expect(clashingDays(draft, lunch, taken)).toEqual(['2026-07-07']);
  });

  it('counts a visit by its own hours, which may follow on another', () => {
    const visits = { product: 'homeCare', opensAt: 480, closesAt: 1080 } as const;
    const taken = [on('2026-07-07', 'homeCare', 540, 600), on('2026-07-08', 'dayCare', 480, 1020)];
    expect(clashingDays({ ...draft, from: 600, to: 660 }, visits, taken)).toEqual(['2026-07-08']);
  });
});

describe('where one begins in the elder size', () => {
  it('is with the few large things for who has an elder at home, orders for one, or is one', () => {
    expect(caresForElder([{}], [])).toBe(true);
    expect(caresForElder([], [{ roles: ['self'] }])).toBe(true);
    expect(caresForElder([], [{ roles: ['isTold'] }, { roles: ['orders', 'isTold'] }])).toBe(true);
  });

  it('is with the search for who has nobody, or is only told', () => {
    expect(caresForElder([], [])).toBe(false);
    expect(caresForElder([], [{ roles: ['isTold', 'pays'] }])).toBe(false);
  });
});

describe('a visit that was chosen earlier and not sent', () => {
  const band = (from: number, openPlaces: number) => ({ from, to: from + 60, openPlaces });
  const day = (date: string, isOnSale: boolean) => ({
    date: civilDate(date),
    isOnSale,
    bands: [band(480, 1), band(540, 0)],
  });
  const free = [day('2026-07-08', true), day('2026-07-09', false)];
  const chosen = (date: string, from: number) => ({ date: civilDate(date), from, minutes: 60 });

  it('keeps its day and hour while somebody is free then, and only then', () => {
    expect(standingHours(chosen('2026-07-08', 480), free, 60)).toEqual(chosen('2026-07-08', 480));
    const noHour = { ...chosen('2026-07-08', 480), from: undefined };
    expect(standingHours(chosen('2026-07-08', 540), free, 60)).toEqual(noHour);
    expect(standingHours(chosen('2026-07-08', 480), free, 120)).toEqual(noHour);
  });

  it('loses a day that is not on sale any more', () => {
    for (const date of ['2026-07-09', '2026-07-07'])
      expect(standingHours(chosen(date, 480), free, 60)).toEqual({
        date: undefined,
        from: undefined,
        minutes: 60,
      });
  });
});
