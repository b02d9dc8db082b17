import { refundTermsOn, type RefundTerms } from '@huiyue/shared/billing/refundTerms';
import { civilDate } from '@huiyue/shared/civil';
import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import { describe, expect, it } from 'vitest';
import { askedOf, cityRefundsOf } from '../../miniapp/src/features/institution/cityRefunds';
import { plainTerms, refundDraftOf, termsIn } from '../../miniapp/src/features/institution/refundDraft';
import { refundTermsWords } from '../../miniapp/src/words/ownRefunds';

const from = civilDate('2026-07-07');
const terms: RefundTerms = {
  from,
  partMonth: 'calendarDays',
  beforeStart: { percent: 80, noticeDays: 3 },
  afterStart: { back: 'unusedDays', noticeDays: 5 },
  absence: { counted: 'inARow', fromDays: 5, percent: 50 },
};

describe('what an institution says of giving back', () => {
  it('says each of its terms in words that can be held against a bill', () => {
    expect(refundTermsWords(terms)).toBe(
      '提前 3 天说不来了，退 80%；说得再晚，不退。' +
        '开始以后不来了，从说的那天起再收 5 天，后面没用的天数退。' +
        '按月的只约一部分，按当月的天数折算。' +
        '连着 5 天没来，这些天退 50%；不到的照收。机构停业的天不收。',
    );
  });

  it('says nothing of months to whoever orders by the day', () => {
    const ofMonths = '按月的只约一部分，按当月的天数折算。';
    expect(refundTermsWords(terms, 'days')).toBe(refundTermsWords(terms).replace(ofMonths, ''));
    const plain = refundTermsWords({ ...plainTerms, partMonth: 'wholeMonth' }, 'days');
    expect(plain).not.toContain('按月');
    expect(plain).toContain('来之前说了就不收');
    expect(refundTermsWords(plainTerms)).toContain('按月的照收');
  });

  it.each([
    [
      'nothing before the first day',
      { beforeStart: { percent: 0, noticeDays: 9 } },
      '第一天以前说不来了，也不退。',
    ],
    [
      'a day’s notice, which all have given',
      { beforeStart: { percent: 100, noticeDays: 1 } },
      '第一天以前说不来了，全退。',
    ],
    [
      'nothing once it has begun',
      { afterStart: { back: 'nothing', noticeDays: 0 } },
      '开始以后不来了，不退。',
    ],
    ['no notice', { afterStart: { back: 'unusedDays', noticeDays: 0 } }, '开始以后不来了，没用的天数退。'],
    ['any day away', { absence: { counted: 'inTheMonth', fromDays: 1, percent: 100 } }, '没来的天，全退。'],
    ['no day away', { absence: { counted: 'inTheMonth', fromDays: 3, percent: 0 } }, '没来的天照收。'],
    ['a month begun', { partMonth: 'wholeMonth' }, '按月的只约一部分，也按整月收。'],
  ] as const satisfies readonly (readonly [string, Partial<RefundTerms>, string])[])(
    '%s',
    (_name, other, words) => expect(refundTermsWords({ ...terms, ...other })).toContain(words),
  );

  it('goes through the form as it came', () => {
    expect(termsIn(refundDraftOf(terms), from)).toEqual(terms);
    expect(termsIn(refundDraftOf(plainTerms), from)).toEqual({ ...plainTerms, from });
  });

  it('publishes nothing that the form does not show', () => {
    const draft = { ...refundDraftOf(terms), beforePercent: 0, back: 'nothing', absence: 'charged' } as const;
    expect(termsIn(draft, from)).toEqual({
      from,
      partMonth: 'calendarDays',
      beforeStart: { percent: 0, noticeDays: 0 },
      afterStart: { back: 'nothing', noticeDays: 0 },
    });
    expect(refundTermsOn([terms], civilDate('2026-07-06'))).toBeUndefined();
  });
});

describe('what its city publishes of it', () => {
  it('is asked for what is sold there, each kind once, and not for courses', () => {
    expect(
      askedOf(
        [{ pricing: 'inclusive' }, { pricing: 'inclusive' }, { pricing: 'market' }],
        [
          { product: 'meal', pricing: 'inclusive' },
          { product: 'course', pricing: 'market' },
        ],
      ),
    ).toEqual([
      { line: 'childcare', pricing: 'inclusive' },
      { line: 'childcare', pricing: 'market' },
      { line: 'meal', pricing: 'inclusive' },
    ]);
  });

  it('stands once beside the field it decides, with its words', () => {
    const city = judged();
    const refunds = cityRefundsOf([city, city]);
    expect(refunds.beforeStart.map(({ text }) => text)).toEqual(['草案托育，开始前退：提前 7 天说，全额退']);
    expect(refunds.beforeStart[0]?.clause.phrase).toBe('提前七日退托的,全额退费');
    expect(refunds.afterStart).toEqual([]);
    expect(refunds.others).toEqual(['absenceRules']);
    expect(cityRefundsOf([]).others).toEqual([]);
  });
});

function judged(): CareJudgementView {
  const clause = {
    id: 'test.refund',
    document: 'test.notice',
    title: '试验通知',
    issuer: '试验市',
    status: 'draft',
    phrase: '提前七日退托的,全额退费',
    version: '360200/publication-1',
  } as const;
  return {
    asked: {
      line: 'childcare',
      on: from,
      ageInMonths: null,
      classKind: null,
      careMode: 'fullDay',
      per: null,
      priceFen: null,
      pricing: 'inclusive',
      providerKind: null,
      ownership: null,
      grade: null,
    },
    cities: [
      {
        jurisdiction: '360200',
        name: '景德镇市',
        verdict: 'noRule',
        options: [],
        scope: null,
        kindergartenFloor: null,
        named: null,
        authority: null,
        refunds: [
          {
            when: 'beforeStart',
            basis: 'full',
            percent: null,
            noticeDays: 7,
            usedDaysAtMost: null,
            version: clause.version,
            status: clause.status,
            clause,
          },
        ],
        unpublished: ['prorationRules'],
      },
    ],
  };
}
