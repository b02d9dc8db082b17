import type { BillView } from '@huiyue/shared/contract/bills';
import { instantOf, civilDate } from '@huiyue/shared/civil';
import { fen } from '@huiyue/shared/money';
import { describe, expect, test } from 'vitest';
import {
  likeLines,
  sumsByPayer,
  withCorrections,
  type BillLineView,
} from '../../miniapp/src/features/bills/shares';
import { markFor, standing } from '../../miniapp/src/features/rollCall/marks';
import { citiesUnder } from '../../miniapp/src/features/statements/cities';
import { billState, changeWords, reductionText, sumWords } from '../../miniapp/src/words/bills';

const line: BillLineView = {
  number: 1,
  booking: 'bkg_test000001',
  recipient: { id: 'chd_test000001', name: '小满' },
  offer: '托小班',
  feeItem: 'care',
  per: 'month',
  unitPriceFen: fen(185_000),
  quantity: 1,
  dates: [],
  chargedDays: 21,
  grossFen: fen(185_000),
  reductions: [],
  amountFen: 185_000,
  shares: [
    { payer: 'voucher', amountFen: 50_000 },
    { payer: 'family', amountFen: 135_000 },
  ],
  cap: null,
  hasConsent: false,
  correction: null,
};
const correction: BillLineView = {
  ...line,
  number: 2,
  amountFen: -8000,
  shares: [{ payer: 'family', amountFen: -8000 }],
  correction: { of: 1, reason: '考勤补登', at: '2026-09-02T09:00:00+08:00', role: 'institution' },
};

describe('who pays which part', () => {
  test('the family first, corrections counted in, and who bears nothing left out', () => {
    expect(sumsByPayer([line, correction])).toEqual([
      { payer: 'family', amountFen: 127_000 },
      { payer: 'voucher', amountFen: 50_000 },
    ]);
    const undone = { ...correction, shares: [{ payer: 'family' as const, amountFen: -135_000 }] };
    expect(sumsByPayer([line, undone])).toEqual([{ payer: 'voucher', amountFen: 50_000 }]);
  });

  test('a correction stands under the line it changes; what had been left out stands by itself', () => {
    const added: BillLineView = {
      ...line,
      number: 3,
      correction: { ...correction.correction, of: null, reason: '漏了', at: '', role: 'institution' },
    };
    const lines = withCorrections([line, correction, added]);
    expect(lines.map((one) => [one.line.number, one.changes.map(({ number }) => number)])).toEqual([
      [1, [2]],
      [3, []],
    ]);
  });
});

test('lunches that differ in nothing but the day are one item, and whatever has a story is told by itself', () => {
  const lunch = (number: number, date: string, other: Partial<BillLineView> = {}): BillLineView => ({
    ...line,
    number,
    offer: '午餐',
    feeItem: 'meals',
    per: 'portion',
    unitPriceFen: fen(1200),
    dates: [civilDate(date)],
    ...other,
  });
  const reduction = {
    why: 'absence',
    days: 1,
    amountFen: fen(1),
    ground: { kind: 'nothingPublished' },
  } as const;
  const lines = [
    lunch(1, '2026-08-03'),
    lunch(2, '2026-08-04'),
    lunch(3, '2026-08-05', { unitPriceFen: fen(1300) }),
    lunch(4, '2026-08-06', { recipient: { id: 'eld_test000002', name: '外公' } }),
    lunch(5, '2026-08-07', { reductions: [reduction] }),
    lunch(6, '2026-08-10', { chargedAnyway: [{ on: civilDate('2026-08-10'), reason: '已经做好' }] }),
    lunch(7, '2026-08-11', { hasConsent: true }),
    lunch(8, '2026-08-12'),
    lunch(9, '2026-08-13'),
    { ...correction, number: 10, correction: { reason: '', at: '', role: 'institution' as const, of: 9 } },
    lunch(11, '2026-08-14', { per: 'hour' }),
    lunch(12, '2026-08-17', { per: 'hour' }),
  ];
  const items = likeLines(withCorrections(lines)).map((item) => item.map((one) => one.line.number));
  expect(items).toEqual([[1, 2, 8], [3], [4], [5], [6], [7], [9], [11], [12]]);
});

describe('how a bill stands', () => {
  test.each<[string, Pick<BillView, 'status' | 'leftFen'>]>([
    ['草稿', { status: 'draft', leftFen: 100 }],
    ['待付款', { status: 'issued', leftFen: 1 }],
    ['已付清', { status: 'paid', leftFen: 0 }],
    ['待退款', { status: 'paid', leftFen: -1 }],
  ])('%s', (word, bill) => {
    expect(billState(bill).word).toBe(word);
  });

  test('sums and changes are said to the last fen, and no sign is left to be overlooked', () => {
    expect([sumWords(185_000), sumWords(-8005)]).toEqual(['1850 元', '−80.05 元']);
    expect([changeWords(-8000), changeWords(50)]).toEqual(['少收 80 元', '多收 0.50 元']);
    const ground = { kind: 'nothingPublished' } as const;
    expect(reductionText({ why: 'absence', days: 3, amountFen: fen(22_572), ground })).toBe(
      '请假（3 天）：少收 225.72 元',
    );
    expect(reductionText({ why: 'cap', days: 0, amountFen: fen(100), ground })).toBe(
      '按公布的上限减收：少收 1 元',
    );
  });
});

describe('a mark of the roll-call', () => {
  const entry = { booking: 'bkg_test000001', from: 480, to: 1050, mark: null, isAnnounced: true } as const;
  const on = civilDate('2026-08-06');

  test('who was told off counts as away until somebody says otherwise', () => {
    expect(standing(entry)).toBe('absent');
    expect(standing({ ...entry, isAnnounced: false })).toBeUndefined();
    expect(standing({ ...entry, mark: { kind: 'present', from: 480 } })).toBe('present');
  });

  test('says when somebody left only once the booked hours are over', () => {
    const at = (iso: string) => markFor('present', entry, on, instantOf(iso));
    expect(at('2026-08-06T17:29:00+08:00')).toEqual({ kind: 'present', from: 480 });
    expect(at('2026-08-06T17:30:00+08:00')).toEqual({ kind: 'present', from: 480, to: 1050 });
    expect(at('2026-08-07T08:00:00+08:00')).toEqual({ kind: 'present', from: 480, to: 1050 });
  });
});

test('a regulator looks at its own cities, and at all of its province', () => {
  const cities = [
    { code: '360200', name: '景德镇市' },
    { code: '511781', name: '万源市' },
  ];
  const named = (code: string) => citiesUnder([{ code, name: '' }], cities).map((city) => city.name);
  expect(named('360200')).toEqual(['景德镇市']);
  expect(named('510000')).toEqual(['万源市']);
  expect(named('360203')).toEqual([]);
});
