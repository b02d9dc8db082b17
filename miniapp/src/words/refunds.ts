/** What comes back, when: as the rules of a place say it. */
export type RefundTerms = {
  readonly when: 'beforeStart' | 'afterStart' | 'closure';
  readonly basis: 'full' | 'unusedDays' | 'percent' | 'none';
  readonly percent: number | null;
  readonly noticeDays: number | null;
  readonly usedDaysAtMost: number | null;
};

export const refundWhenWords = {
  beforeStart: '开始前退',
  afterStart: '中途退',
  closure: '机构停办',
} as const satisfies Record<RefundTerms['when'], string>;

export const refundBasisWords = {
  full: '全额退',
  unusedDays: '按没用的天数退',
  percent: '退一部分',
  none: '不退',
} as const satisfies Record<RefundTerms['basis'], string>;

/** 中途退：用了不超过 5 天，退 50% */
export function refundWords({ when, basis, percent, noticeDays, usedDaysAtMost }: RefundTerms): string {
  const conditions = [
    ...(noticeDays === null ? [] : [`提前 ${noticeDays} 天说`]),
    ...(usedDaysAtMost === null ? [] : [`用了不超过 ${usedDaysAtMost} 天`]),
  ];
  const given = basis === 'percent' && percent !== null ? `退 ${percent}%` : refundBasisWords[basis];
  return `${refundWhenWords[when]}：${[...conditions, given].join('，')}`;
}
