import { civilDate, civilMonth } from '@huiyue/shared/civil';
import { readAmendment } from '@huiyue/shared/contract/policyAmendment';
import type { SimulationView } from '@huiyue/shared/contract/publishing';
import { fen } from '@huiyue/shared/money';
import { describe, expect, it } from 'vitest';
import { contentOf, sketchOf } from '../../miniapp/src/features/publishing/content';
import { householdsIn, pricesAbove, savingBars, sum } from '../../miniapp/src/features/publishing/effects';
import { readingOf } from '../../miniapp/src/features/publishing/reading';
import {
  errorsOn,
  figureNotInPhrase,
  freshSketch,
  type Sketch,
} from '../../miniapp/src/features/publishing/sketch';
import { problemWords } from '../../miniapp/src/words/policyProblems';

const place = '360200';

function sketch(more: Partial<Sketch>): Sketch {
  return {
    ...freshSketch('notice.1'),
    from: civilDate('2026-08-01'),
    title: '关于调整普惠托育收费的通知',
    number: '试发改〔2026〕1号',
    issuer: '试验市发展和改革委员会',
    phrase: '托小班费用每人每月不超过1600元',
    ...more,
  };
}

const sketches: readonly (readonly [string, Sketch, string])[] = [
  ['a cap', sketch({ classKind: 'toddlerClass', amount: '1600', reviewYears: '3' }), '每月 1600 元以内'],
  [
    'a cap for some institutions',
    sketch({ institutions: 'all', ownership: 'public', providerKind: 'kindergarten', amount: '1280.50' }),
    '每月 1280.50 元以内',
  ],
  [
    'a share of another cap, without its fractions',
    sketch({ careMode: 'halfDay', amountBy: 'share', base: 'a.cap', figure: '60', dropsFractions: true }),
    '按另一条上限的 60% 算（元/月）',
  ],
  [
    'a month by days',
    sketch({ per: 'day', amountBy: 'division', base: 'a.cap', figure: '21.75', replaces: 'old.cap' }),
    '按另一条上限除以 21.75 算（元/天）',
  ],
  ['a cap on meals', sketch({ line: 'meal', per: 'portion', amount: '12' }), '每份 12 元以内'],
  [
    'an answer',
    sketch({ about: 'answer', key: 'confirmationDeadlineHours', question: '多少小时?', value: '48' }),
    '48 小时',
  ],
  [
    'a refund',
    sketch({ about: 'refund', refundBasis: 'percent', figure: '50', noticeDays: '15' }),
    '开始前退：提前 15 天说，退 50%',
  ],
  [
    'a refund for absence',
    sketch({ about: 'absence', feeItem: 'meals', fromDays: '1', figure: '100' }),
    '连续请假满 1 天，请假那些天的伙食费退 100%',
  ],
  [
    'a subsidy',
    sketch({ about: 'subsidy', subsidyIs: 'atLeast', amount: '200' }),
    '每个托位每月 200 元，不低于这个数，补给机构',
  ],
];

describe.each(sketches)('%s', (_, written, says) => {
  it('is well-formed for the server', () => {
    const content = { ...contentOf(written, place), jurisdiction: place, version: 1 };
    expect(readAmendment(content)).toMatchObject({ ok: true });
  });

  it('is read back as it was written', () => {
    const content = contentOf(written, place);
    const read = sketchOf(content, place);
    expect(read && contentOf(read, place)).toEqual(content);
    expect(read).toMatchObject({ about: written.about, title: written.title, phrase: written.phrase });
  });

  it('is said in words, with the words it rests on', () => {
    expect(readingOf(contentOf(written, place)).rules).toMatchObject([{ says, phrase: written.phrase }]);
  });
});

it('a draft that says more than the form asks is left alone', () => {
  const content = contentOf(sketch({ amount: '1600' }), place);
  expect(
    sketchOf({ ...content, ends: [{ rule: 'a', lastDay: '2026-07-31', clause: 'b' }] }, place),
  ).toBeUndefined();
  expect(sketchOf({}, place)).toBeUndefined();
});

it('an unfinished draft is read as far as it goes', () => {
  const reading = readingOf({ document: { title: 7 }, rules: { priceCaps: [{}, 'x'] }, clauses: 'none' });
  expect(reading).toMatchObject({ title: undefined, from: undefined });
  expect(reading.rules.map(({ says }) => says)).toEqual(['金额还没有填', '金额还没有填']);
});

it.each([
  ['1600', '托小班费用每人每月不超过1700元', '1600'],
  ['1600', '托小班费用每人每月不超过1600元', undefined],
  ['1600', '', undefined],
  ['', '托小班费用每人每月不超过1700元', undefined],
])('the figure %s in “%s”', (amount, phrase, doubtful) => {
  expect(figureNotInPhrase(sketch({ amount, phrase }))).toBe(doubtful);
});

it.each([
  ['no amount', sketch({ amount: '' }), ['amount']],
  ['a share above the whole', sketch({ amountBy: 'share', base: 'a', figure: '101' }), ['figure']],
  ['a base that was not chosen', sketch({ amountBy: 'float', figure: '20' }), ['base']],
  ['a review every zero years', sketch({ amount: '1600', reviewYears: '0' }), ['reviewYears']],
])('%s is said at the field', (_, written, fields) => {
  expect(Object.keys(errorsOn('amount', written))).toEqual(fields);
});

describe('effects', () => {
  const [august, september] = [civilMonth('2026-08'), civilMonth('2026-09')];
  const site = (id: string) => ({ id: `site_${id}` as const, name: id });
  const savings: SimulationView['savings'] = [
    { site: site('a'), month: august, bookings: 3, households: 2, lessFen: fen(500) },
    { site: site('b'), month: august, bookings: 1, households: 1, lessFen: fen(100) },
    { site: site('a'), month: september, bookings: 1, households: 1, lessFen: fen(250) },
  ];

  it('counts a family once, however many months it saves in', () => {
    expect(sum(savings)).toBe(850);
    expect(householdsIn(savings)).toBe(3);
    expect(savingBars(savings, ({ site: { id, name } }) => ({ key: id, name }))).toEqual([
      { key: 'site_a', name: 'a', lessFen: 750, households: 2 },
      { key: 'site_b', name: 'b', lessFen: 100, households: 1 },
    ]);
  });

  it('draws prices above the cap, and nothing that has no amounts', () => {
    const breach = {
      site: site('a'),
      seller: { id: 'cls_000001' as const, name: '托小班' },
      rate: null,
      from: civilDate('2026-08-01'),
      clause: null,
    };
    const above = { ...breach, code: 'price.aboveCap', facts: { priceFen: 185_000, capFen: 160_000 } };
    const other = { ...breach, code: 'class.tooLarge', facts: { places: 20, maxChildren: 15 } };
    expect(pricesAbove([above, other])).toEqual([{ breach: above, priceFen: 185_000, capFen: 160_000 }]);
  });
});

it.each([
  ['entry.malformed', 'document.title', '“文件名称”还没有填好'],
  ['entry.malformed', 'rules.priceCaps.0.capFen', '“多少钱”还没有填好'],
  ['rule.twoAnswers', 'anywhere', '同一天、同一件事，有两条不同的规定'],
  ['rule.ofTheMoon', 'anywhere', '有一处还不能公布'],
])('%s at %s reads as words', (code, where, what) => {
  expect(problemWords({ code, where }).what).toBe(what);
});
