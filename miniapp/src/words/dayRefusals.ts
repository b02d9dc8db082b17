import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import type { RefusalWords } from './refusals';

/** What belongs to an institution's day. */
type DayCode = Extract<RefusalCode, `incident.${string}` | `lateTerms.${string}`>;

type Table = { readonly [Code in DayCode]: (facts: FactsOf<Code>) => RefusalWords };

export const dayRefusals: Table = {
  'incident.changed': () => ({
    what: '同事刚刚补写过',
    why: '您看的不是最新的记录。',
    next: '请先看一眼新的内容，再接着写。',
  }),
  'lateTerms.changed': () => ({
    what: '同事刚刚改过晚接收费',
    why: '您看的不是最新的价格。',
    next: '请先看一眼新的价格，再决定要不要改。',
  }),
};
