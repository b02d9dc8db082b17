import type { Care } from '@huiyue/shared/elderServices/care';
import type { LateState } from '@huiyue/shared/elderServices/lateRequest';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import type { StandingState } from '@huiyue/shared/elderServices/standingOrder';

export const mealWayWords = {
  dineIn: '堂食',
  collect: '自取',
  deliver: '送餐上门',
} as const satisfies Record<MealWay, string>;

export const careWords = {
  bathing: '助浴',
  cleaning: '助洁',
  medicalEscort: '助医',
  mobility: '助行',
  urgentHelp: '助急',
  rehabilitation: '康复',
  visit: '探访',
  cooking: '上门做饭',
  companionship: '陪伴',
} as const satisfies Record<Care, string>;

export const lateStateWords = {
  open: '等机构答复',
  granted: '机构同意了',
  declined: '机构没有同意',
  lapsed: '没有等到答复',
} as const satisfies Record<LateState, string>;

export const standingStateWords = {
  active: '进行中',
  paused: '暂停',
  ended: '已结束',
} as const satisfies Record<StandingState, string>;
