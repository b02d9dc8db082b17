import type { FeeItem } from '../policy/feeItems';

/** What stands on a bill, on paper and on a phone alike, in the words of the plans. */
export const feeItemNames = {
  care: '照护费',
  meals: '伙食费',
  boarding: '住宿费',
  bed: '床位费',
  nursing: '护理费',
  materials: '材料费',
  lateCollection: '延时照护费',
  agency: '代办费',
  transport: '接送费',
  activities: '活动费',
  insurance: '保险费',
  deposit: '押金',
  registration: '报名费',
} as const satisfies Record<FeeItem, string>;
