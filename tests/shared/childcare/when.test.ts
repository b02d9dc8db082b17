import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { quote } from '@huiyue/shared/childcare/quote';
import { spanOf, type When } from '@huiyue/shared/childcare/when';
import { civilDate, civilMonth, instantOf, weekdayOf } from '@huiyue/shared/civil';
import { dayCount, daysOf } from '@huiyue/shared/ledger/span';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy } from '@huiyue/shared/policy/assemble';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capOf, packWithCaps } from '../../policy/pack';
import { everyRate, offerOf, siteOf } from '../../support/town/things';

const room: ChildcareClass = {
  ...offerOf({ rates: everyRate, opensOn: civilDate('2026-07-06') }),
  id: 'cls_000001',
  site: 'site_000001',
  city: '990100',
  revision: 1,
};
const now = instantOf('2026-07-06T09:00:00+08:00');

test('a weekday is counted from Monday, before 1970 as after', () => {
  expect(
    ['1969-12-29', '1970-01-01', '2000-02-29', '2026-07-06', '2026-07-12'].map((on) =>
      weekdayOf(civilDate(on)),
    ),
  ).toEqual([0, 3, 1, 0, 6]);
});

describe('a span', () => {
  test.each([
    ['2026-07', 23],
    ['2026-08', 21],
    ['2027-02', 20],
  ])('of full days in %s has %i weekdays', (month, days) => {
    const placed = spanOf(room, { careMode: 'fullDay', month: civilMonth(month) });
    expect(placed.ok && dayCount(placed.value.span.days)).toBe(days);
  });

  test('of the two halves meet where the class says, and never overlap', () => {
    const [morning, afternoon] = (['morning', 'afternoon'] as const).map((half) =>
      spanOf(room, { careMode: 'halfDay', half, date: civilDate('2026-08-31') }),
    );
    expect(morning?.ok && morning.value.span).toEqual({ days: 1 << 30, from: 480, to: 720 });
    expect(afternoon?.ok && afternoon.value.span).toEqual({ days: 1 << 30, from: 720, to: 1020 });
  });

  test('lies on open days and within open hours, whatever is asked', () => {
    const date = fc
      .integer({ min: 1, max: 31 })
      .map((day) => civilDate(`2026-08-${String(day).padStart(2, '0')}`));
    const minute = fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15);
    const month = civilMonth('2026-08');
    const when: fc.Arbitrary<When> = fc.oneof(
      fc.constant<When>({ careMode: 'fullDay', month }),
      date.map((on): When => ({ careMode: 'occasional', date: on })),
      fc
        .tuple(date, minute, minute)
        .map(([on, from, to]): When => ({ careMode: 'hourly', date: on, from, to })),
    );
    fc.assert(
      fc.property(when, (asked) => {
        const placed = spanOf(room, asked);
        if (!placed.ok) return;
        const { days, from, to } = placed.value.span;
        expect(room.opensAt <= from && from < to && to <= room.closesAt).toBe(true);
        for (const day of daysOf(days))
          expect(weekdayOf(civilDate(`2026-08-${String(day + 1).padStart(2, '0')}`))).toBeLessThan(5);
      }),
    );
  });
});

describe('the price of hours', () => {
  const hourCap = (partHours?: 'countUp' | 'countDown' | 'exact') =>
    assemblePolicy([
      packWithCaps(
        capOf({
          classKind: 'olderToddlerClass',
          careMode: 'hourly',
          per: 'hour',
          capFen: fen(1500),
          ...(partHours ? { partHours } : {}),
        }),
      ),
    ]);
  const site = siteOf({ jurisdiction: '990101' });
  const pay = (policy: ReturnType<typeof hourCap>, minutes: number) => {
    const when = { careMode: 'hourly', date: civilDate('2026-07-08'), from: 540, to: 540 + minutes } as const;
    const quoted = quote(
      policy,
      { site, class: room, child: { birthDate: civilDate('2024-06-15') }, when },
      now,
    );
    return quoted.ok ? quoted.value.payFen : quoted.refusal;
  };

  test.each([
    ['counts a started hour as a whole one where the cap does', 'countUp', 75, 3000],
    ['is by the minute where the cap says so', 'exact', 75, 1875],
    ['leaves a started hour out where the cap does', 'countDown', 75, 1500],
    ['is no more than the minutes used where the cap says nothing', undefined, 75, 1875],
    ['of whole hours is the same under all of them', 'exact', 120, 3000],
  ] as const)('%s', (_, partHours, minutes, expected) => {
    expect(pay(hourCap(partHours), minutes)).toBe(expected);
  });

  test('counts a started hour as a whole one where no cap is published', () => {
    expect(pay(assemblePolicy([packWithCaps()]), 75)).toBe(3000);
  });
});
