import { bookableRange, type ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { quote } from '@huiyue/shared/childcare/quote';
import { refusalOfReviewedPrice } from '@huiyue/shared/quote';
import { civilDate, civilMonth, startOfDay } from '@huiyue/shared/civil';
import { daySet } from '@huiyue/shared/ledger/span';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy, type Policy } from '@huiyue/shared/policy/assemble';
import type { Site } from '@huiyue/shared/site';
import { describe, expect, test } from 'vitest';
import { capOf, feesFile, packOf } from '../../policy/pack';
import { publishedPolicy } from '../../support/policy';
import { monthly, offerOf, siteOf, undesignated } from '../../support/town/things';

const policy = await publishedPolicy();
const today = civilDate('2026-07-06');

function classWith(overrides: Partial<ChildcareClass> = {}): ChildcareClass {
  return { ...offerOf(), id: 'cls_000001', site: 'site_000001', city: '360200', revision: 1, ...overrides };
}

type Asked = {
  site?: Site;
  class?: ChildcareClass;
  born?: string;
  month?: string;
  on?: string;
  policy?: Policy;
};

function quoted(asked: Asked = {}) {
  const { site = siteOf(), class: offer = classWith(), born = '2024-06-15', month = '2026-08' } = asked;
  const outcome = quote(
    asked.policy ?? policy,
    {
      site,
      class: offer,
      child: { birthDate: civilDate(born) },
      when: { careMode: 'fullDay', month: civilMonth(month) },
    },
    startOfDay(asked.on === undefined ? today : civilDate(asked.on)),
  );
  return outcome.ok ? outcome.value : outcome.refusal;
}

/** August 2026 begins on a Saturday: the third to the seventh, and so on. */
const weekdaysOfAugust = daySet(
  [2, 9, 16, 23].flatMap((monday) => [0, 1, 2, 3, 4].map((day) => monday + day)).concat(30),
);

function at(period: string) {
  return { sheet: { period } };
}

test('a quote says what one month costs, from which day, for which age, under which cap', () => {
  expect(quoted()).toEqual({
    offer: {
      kind: 'class',
      id: 'cls_000001',
      name: '托大班',
      classKind: 'olderToddlerClass',
      careMode: 'fullDay',
    },
    sheet: { kind: 'classMonth', of: 'cls_000001', period: '2026-08' },
    span: { days: weekdaysOfAugust, from: 480, to: 1020 },
    units: 1,
    startsOn: '2026-08-01',
    ageInMonths: 25,
    judgement: {
      priceFen: 158_000,
      per: 'month',
      capFen: 170_000,
      clause: expect.objectContaining({ id: 'jingdezhen.class.olderToddler' }),
    },
    payFen: 158_000,
  });
});

test('where no cap is published the price stands without one', () => {
  const site = siteOf({ jurisdiction: '500231', city: '500231' });
  expect(quoted({ site })).toMatchObject({ judgement: { priceFen: 158_000 }, payFen: 158_000 });
  expect(quoted({ site })).not.toHaveProperty('judgement.capFen');
});

test('a market class is quoted above the cap, and without it', () => {
  const market = {
    site: undesignated(siteOf()),
    class: classWith({ pricing: 'market', rates: [monthly(399_900)] }),
  };
  expect(quoted(market)).toMatchObject({ judgement: { priceFen: 399_900 } });
  expect(quoted(market)).not.toHaveProperty('judgement.capFen');
});

test('a site designated since binds even a class published at market price', () => {
  expect(quoted({ class: classWith({ pricing: 'market', rates: [monthly(170_001)] }) })).toMatchObject({
    code: 'price.aboveCap',
    facts: { priceFen: 170_001, capFen: 170_000 },
  });
});

describe('the month', () => {
  test.each([
    [
      'the current one is past: only whole months are sold',
      '2026-07',
      { code: 'month.past', facts: { month: '2026-07', firstMonth: '2026-08' } },
    ],
    [
      'last month is past',
      '2026-06',
      { code: 'month.past', facts: { month: '2026-06', firstMonth: '2026-08' } },
    ],
    ['the next one is the first on sale', '2026-08', at('2026-08')],
    ['the sixth from now is the last', '2027-01', at('2027-01')],
    [
      'the seventh is beyond the window',
      '2027-02',
      { code: 'month.beyondWindow', facts: { month: '2027-02', lastMonth: '2027-01' } },
    ],
    [
      'the end of time is beyond the window',
      '9999-12',
      { code: 'month.beyondWindow', facts: { month: '9999-12', lastMonth: '2027-01' } },
    ],
  ])('%s', (_, month, expected) => {
    expect(quoted({ month, born: '2024-08-01' })).toMatchObject(expected);
  });

  test('on the last evening of a month the next one is still on sale, and at midnight no more', () => {
    expect(quoted({ on: '2026-07-31', month: '2026-08' })).toMatchObject(at('2026-08'));
    expect(quoted({ on: '2026-08-01', month: '2026-08' })).toMatchObject({ code: 'month.past' });
  });

  test.each([
    ['on the 1st is sold from that month', '2026-10-01', '2026-10'],
    ['in mid-month is sold from the month after', '2026-10-02', '2026-11'],
    ['long ago is sold from next month', '2020-01-01', '2026-08'],
  ])('a class that opens %s', (_, opensOn, first) => {
    expect(bookableRange(classWith({ opensOn: civilDate(opensOn) }), today)).toEqual({
      first,
      last: '2027-01',
    });
  });

  test('a class that opens after its window closes sells nothing yet', () => {
    const offer = classWith({ opensOn: civilDate('2027-06-01') });
    expect(quoted({ class: offer, month: '2027-06', born: '2025-01-01' })).toMatchObject({
      code: 'month.beyondWindow',
    });
    expect(quoted({ class: offer, month: '2027-01' })).toMatchObject({ code: 'month.past' });
  });

  test('a window that the regulator publishes binds, with its clause', () => {
    const slots = {
      slots: [
        {
          key: 'openingWindowMonths' as const,
          jurisdiction: '990100',
          question: '可提前几个月预约？',
          answeredIn: 'slots' as const,
          value: 2,
          clause: 'testtown.cap',
        },
      ],
    };
    const published = assemblePolicy([packOf({ slots })]);
    const site = siteOf({ jurisdiction: '990101' });
    expect(quoted({ policy: published, site, month: '2026-09' })).toMatchObject(at('2026-09'));
    expect(quoted({ policy: published, site, month: '2026-10' })).toMatchObject({
      code: 'month.beyondWindow',
      facts: { month: '2026-10', lastMonth: '2026-09' },
      clause: { id: 'testtown.cap' },
    });
  });
});

describe('the child', () => {
  test.each([
    ['is of age on the day it turns 24 months', '2024-08-01', { ageInMonths: 24 }],
    [
      'is too young a day before that',
      '2024-08-02',
      {
        code: 'child.outsideAgeWindow',
        facts: { ageInMonths: 23, startsOn: '2026-08-01', ageFromMonths: 24, ageBelowMonths: 36 },
        clause: { id: 'jingdezhen.class.olderToddler' },
      },
    ],
    ['is still of age at 35 months', '2023-08-02', { ageInMonths: 35 }],
    [
      'is too old on the day it turns 36 months',
      '2023-08-01',
      { code: 'child.outsideAgeWindow', facts: { ageInMonths: 36 } },
    ],
    [
      'who is not born yet is too young',
      '2026-08-02',
      { code: 'child.outsideAgeWindow', facts: { ageInMonths: -1 } },
    ],
  ])('%s', (_, born, expected) => {
    expect(quoted({ born })).toMatchObject(expected);
  });

  test('is as old as it will be when the month begins, not as old as today', () => {
    expect(quoted({ born: '2024-10-01', month: '2026-08' })).toMatchObject({
      code: 'child.outsideAgeWindow',
    });
    expect(quoted({ born: '2024-10-01', month: '2026-10' })).toMatchObject({ ageInMonths: 24 });
  });
});

test('the cap that counts is the one of the first day of service, whatever held when the class was published', () => {
  const falling = assemblePolicy([
    packOf({
      fees: feesFile({
        priceCaps: [
          capOf({
            classKind: 'olderToddlerClass',
            capFen: fen(160_000),
            validity: { to: civilDate('2026-08-31') },
          }),
          capOf({
            classKind: 'olderToddlerClass',
            capFen: fen(150_000),
            validity: { from: civilDate('2026-09-01') },
          }),
        ],
      }),
    }),
  ]);
  const site = siteOf({ jurisdiction: '990101' });
  expect(quoted({ policy: falling, site, month: '2026-08' })).toMatchObject({
    judgement: { capFen: 160_000 },
  });
  expect(quoted({ policy: falling, site, month: '2026-09' })).toMatchObject({
    code: 'price.aboveCap',
    facts: { priceFen: 158_000, capFen: 150_000 },
    clause: { id: 'testtown.cap' },
  });
});

test('a family that reviewed another price is asked again, even when the price has fallen', () => {
  expect(refusalOfReviewedPrice(fen(158_000), fen(158_000))).toBeUndefined();
  for (const reviewed of [157_999, 158_001])
    expect(refusalOfReviewedPrice(fen(reviewed), fen(158_000))).toEqual({
      code: 'price.changed',
      facts: { reviewedFen: reviewed, priceFen: 158_000 },
    });
});
