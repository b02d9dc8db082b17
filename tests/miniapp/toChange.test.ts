import { civilDate } from '@huiyue/shared/civil';
import type { BreachView } from '@huiyue/shared/contract/publishing';
import { describe, expect, it } from 'vitest';
import {
  changesDue,
  sinceWords,
  soonestFirst,
  wayToChange,
  wrongWords,
} from '../../miniapp/src/features/institution/toChange';

const today = civilDate('2026-07-06');
const price: BreachView = {
  site: { id: 'site_000001', name: '试验托育园' },
  seller: { id: 'cls_000001', name: '混合班' },
  rate: { careMode: 'hourly', per: 'hour' },
  from: civilDate('2026-12-01'),
  code: 'price.aboveCap',
  facts: { priceFen: 1500, capFen: 1200 },
  clause: null,
};
const filing: BreachView = {
  ...price,
  rate: null,
  from: today,
  code: 'site.notFiled',
  facts: { site: '试验托育园' },
};

describe('what a new rule makes an institution change', () => {
  it('names the price by its own unit, the cap, and how far apart they are', () => {
    expect(wrongWords(price)).toBe('计时托 每小时 15 元，公布的上限 12 元，高出 3 元。');
    const lunch: BreachView = { ...price, rate: { careMode: null, per: 'portion' } };
    expect(wrongWords(lunch)).toBe('每份 15 元，公布的上限 12 元，高出 3 元。');
  });

  it('says anything else as whoever it stops is told, and what it does not know without guessing', () => {
    expect(wrongWords(filing)).toContain('没有备案，不能按普惠价招收。');
    expect(wrongWords({ ...filing, code: 'rule.ofTomorrow' })).toBe('不合公布的规定。');
  });

  it('leads to where it is changed', () => {
    expect(wayToChange(price)).toEqual({
      page: '/packages/institution/terms/index',
      parameters: { class: 'cls_000001' },
    });
    const lunch = { ...price, seller: { id: 'svc_000001', name: '午餐' } } as const;
    expect(wayToChange(lunch).parameters).toEqual({ service: 'svc_000001' });
    expect(wayToChange(filing).page).toBe('/packages/registry/papers/index');
  });

  it('says how many and until when, the soonest first', () => {
    expect(changesDue([], today)).toBeUndefined();
    const sooner = { ...price, from: civilDate('2026-09-01') };
    expect(soonestFirst([price, sooner])).toEqual([sooner, price]);
    expect(changesDue([price, sooner], today)).toEqual({
      title: '新规定下有 2 处要改',
      words: '请在9月1日前改好，从那天起照原来的约不成。',
    });
    expect(changesDue([price, filing], today)?.words).toBe('有的现在已经约不成，请马上改。');
    expect([sinceWords(price, today), sinceWords(filing, today)]).toEqual([
      '2026年12月1日起约不成',
      '现在已经约不成',
    ]);
  });
});
