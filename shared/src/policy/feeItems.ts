/**
 * What an institution may put on a bill: 保育费(照护服务费), 伙食费, 住宿费, 床位费, 护理费, 材料费, 延时照护费,
 * 代办费(代收费), 接送费, 活动费, 保险费, 押金, 报名费.
 */
export const feeItems = [
  'care',
  'meals',
  'boarding',
  'bed',
  'nursing',
  'materials',
  'lateCollection',
  'agency',
  'transport',
  'activities',
  'insurance',
  'deposit',
  'registration',
] as const;
export type FeeItem = (typeof feeItems)[number];

/** What a price is the price of. The order is the one a price is looked for in when nobody says which. */
export const feePeriods = ['month', 'day', 'hour', 'portion', 'visit'] as const;
export type FeePeriod = (typeof feePeriods)[number];
