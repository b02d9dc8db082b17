import type { SubsidyKind, SubsidyUnit } from './subsidyLines';

/** On the paper that goes to the treasury and on a screen alike. */

export const subsidyKindNames = {
  operating: '运营补贴',
  place: '托位补助',
  meal: '助餐补贴',
  voucher: '消费券',
  purchase: '政府购买服务',
} as const satisfies Record<SubsidyKind, string>;

export const subsidyUnitNames = {
  attendedMonth: '人月',
  placeMonth: '托位月',
  portion: '份',
  voucher: '张',
  visit: '次',
} as const satisfies Record<SubsidyUnit, string>;
