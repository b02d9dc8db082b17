import type { PolicyPack } from '@huiyue/shared/contract/policyPack';
import { civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { describe, expect, it } from 'vitest';
import { figuresIn, numberOf } from '@huiyue/shared/policy/printedFigures';
import { capOf, childcareFile, packFile, packOf, packWithCaps } from './pack';
import { figuresInCode, misquotedPhrases, unsupportedFigures, unusedClauses } from './proofs';

const printed = new Map([
  ['901', '(此件公开发布) 一、托小班(12-24 个月,\n15 人以下)费用每人每月不超过\n1500元;按月收取'],
]);

describe('a quotation', () => {
  it('may be broken into lines by the printer', () => {
    expect(misquotedPhrases(packWithCaps(capOf()), printed)).toEqual([]);
  });

  it.each([
    ['another figure', '费用每人每月不超过1600元'],
    ['another comma', '托小班(12-24个月，15人以下)'],
    ['a word left out', '费用每人不超过1500元'],
  ])('is caught with %s', (_, phrase) => {
    const clauses = [{ id: 'testtown.cap', document: 'testtown.plan', phrase }];
    expect(misquotedPhrases(packOf({ pack: packFile({ clauses }) }), printed)).toEqual([
      `testtown.cap: source 901 does not print 「${phrase}」`,
    ]);
  });

  it('is caught when its document lies nowhere', () => {
    expect(misquotedPhrases(packWithCaps(capOf()), new Map())).not.toEqual([]);
  });

  it('is caught in a table row and in a note of damage too', () => {
    const damaged = packOf({
      damage: {
        damage: [
          {
            id: 'testtown.damage.one',
            document: 'testtown.plan',
            where: '正文',
            asPrinted: ['从未印过'],
            reading: null,
            confidence: 'low',
          },
        ],
        contradictions: [],
      },
    });
    expect(misquotedPhrases(damaged, printed)).toHaveLength(1);
  });
});

const toddlers = {
  id: 'testtown.classRule.toddler',
  jurisdiction: '990100',
  classKind: 'toddlerClass',
  ageFromMonths: 12,
  ageBelowMonths: 24,
  maxChildren: 15,
  clause: 'testtown.cap',
  validity: {},
} as const;

function packWithRule(rule: PolicyPack['childcare']['classRules'][number]): PolicyPack {
  return packOf({ childcare: childcareFile({ classRules: [rule] }) });
}

function packWithConstant(
  phrase: string,
  constant: Partial<PolicyPack['constants']['constants'][number]>,
): PolicyPack {
  return packOf({
    pack: packFile({ clauses: [{ id: 'testtown.said', document: 'testtown.plan', phrase }] }),
    constants: {
      constants: [
        {
          key: 'test.constant',
          jurisdiction: '990100',
          is: 'exactly',
          value: 1,
          unit: 'year',
          clause: 'testtown.said',
          validity: {},
          ...constant,
        },
      ],
    },
  });
}

describe('a figure that its words bear out', () => {
  it.each<[string, PolicyPack]>([
    ['a cap in fen, printed in yuan', packWithCaps(capOf())],
    ['ages and size of a class', packWithRule(toddlers)],
    ['years in Chinese numerals', packWithConstant('每三年调整一次', { value: 3, unit: 'year' })],
    [
      'fifteen minutes in Chinese numerals',
      packWithConstant('"十五分钟"服务圈', { value: 15, unit: 'minute' }),
    ],
    [
      'millions of yuan',
      packWithConstant('每年至少2000万元', { value: 2_000_000_000, unit: 'fenPerYear', is: 'atLeast' }),
    ],
    [
      'a figure said in a word, with the explanation',
      packWithConstant('费用按年收取', {
        value: 1,
        is: 'atMost',
        saidAs: { words: '按年', because: '一次最多一年' },
      }),
    ],
    [
      'a first day of validity',
      packWithConstant('自2022年起1年内', {
        is: 'atMost',
        validity: { from: civilDate('2022-01-01') },
      }),
    ],
  ])('passes: %s', (_, pack) => {
    expect(unsupportedFigures(pack)).toEqual([]);
  });
});

describe('a figure that its words do not bear out', () => {
  it.each<[string, PolicyPack]>([
    ['a cap ten yuan higher', packWithCaps(capOf({ capFen: fen(151_000) }))],
    ['a cap in yuan where fen is meant', packWithCaps(capOf({ capFen: fen(1500) }))],
    ['a class size that is only an age in the words', packWithRule({ ...toddlers, maxChildren: 12 })],
    ['an age that is only a size in the words', packWithRule({ ...toddlers, ageFromMonths: 15 })],
    ['an upper age nobody printed', packWithRule({ ...toddlers, ageBelowMonths: 36 })],
    [
      'a review period nobody printed',
      packWithCaps(capOf({ review: { everyYears: 3, clause: 'testtown.cap' } })),
    ],
    ['a floor called a ceiling', packWithConstant('不少于5年', { value: 5, is: 'atMost' })],
    ['a ceiling called a floor', packWithConstant('最高5年', { value: 5, is: 'atLeast' })],
    [
      'a percentage of something else',
      packWithConstant('55人以上', { value: 55, unit: 'percent', is: 'atLeast' }),
    ],
    [
      'an explanation by words that are not there',
      packWithConstant('按月收取', { saidAs: { words: '按年', because: '' } }),
    ],
    ['a last day nobody printed', packWithConstant('1年', { validity: { to: civilDate('2025-12-31') } })],
    [
      'a list member nobody named',
      packWithConstant('月度通报', { unit: 'list', value: [{ code: 'quarter', label: '季度' }] }),
    ],
  ])('is caught: %s', (_, pack) => {
    expect(unsupportedFigures(pack)).toHaveLength(1);
  });

  it('is caught when a reading brings a number of its own', () => {
    const clauses = [
      {
        id: 'testtown.cap',
        document: 'testtown.plan',
        phrase: '18个以上',
        reading: '20个月以上',
        confidence: 'high' as const,
      },
    ];
    expect(unsupportedFigures(packOf({ pack: packFile({ clauses }) }))).toEqual([
      'testtown.cap: the reading adds 20, which is not printed',
    ]);
  });

  it('is caught in an indicator whose target differs from its printed cell', () => {
    const indicator = {
      id: 'testtown.indicator.1',
      jurisdiction: '990100',
      document: 'testtown.plan',
      table: null,
      no: 1,
      name: '托位',
      unit: null,
      baselineYear: null,
      baselineRaw: null,
      targetYear: 2025,
      targetRaw: '≥4.5',
      nature: null,
      department: null,
      asPrinted: '托位 ≥4.5',
      target: { is: 'atLeast', value: 5.4, unit: '个', confidence: 'high' },
    } as const;
    expect(unsupportedFigures(packOf({ indicators: { indicators: [indicator] } }))).toEqual([
      'testtown.indicator.1: target 5.4 is not in 「≥4.5」',
    ]);
  });
});

describe('a clause nobody cites', () => {
  it('is caught', () => {
    expect(unusedClauses(packOf())).toEqual(['testtown.cap: no rule cites this clause']);
  });
  it('is no longer one when a rule cites it', () => {
    expect(unusedClauses(packWithCaps(capOf()))).toEqual([]);
  });
});

describe('a policy figure in code', () => {
  const packs = [packWithCaps(capOf())];
  const complaintsOver = (text: string) => figuresInCode(packs, [{ path: 'a.ts', text }]);

  it.each([
    'const capFen = 150_000;',
    'const most = isToddler ? { priceFen: 150000 } : none;',
    "const words = '每月最高 1500 元';",
    'const rule = { maxChildren: 15 };',
  ])('is caught: %s', (line) => {
    expect(complaintsOver(`// the first line\n${line}`)).toEqual([`a.ts:2: ${line}`]);
  });

  it.each([
    'const timeoutMs = 1500;',
    '// The cap of 1500 yuan is in the pack.',
    'const fee = { priceFen: 148_000 };',
    'const rule = { maxChildren: z.int() };',
  ])('is not suspected: %s', (line) => {
    expect(complaintsOver(line)).toEqual([]);
  });
});

describe('figures in print', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十五', 15],
    ['三十六', 36],
    ['两百零三', 203],
    ['4.5', 4.5],
  ])('%s is %d', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it('lend their unit to both ends of a range', () => {
    expect(figuresIn('招收2—3岁的幼儿,6-12个月')).toEqual([
      { value: 2, unit: '岁' },
      { value: 3, unit: '岁' },
      { value: 6, unit: '个月' },
      { value: 12, unit: '个月' },
    ]);
  });
});
