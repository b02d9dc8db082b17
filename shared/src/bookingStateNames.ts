import type { BookingState } from './booking';

/** On a page and in a file alike. */
export const bookingStateNames = {
  held: '名额暂留',
  waiting: '排队中',
  offered: '轮到',
  requested: '等待答复',
  confirmed: '已确认',
  returned: '已退回',
  declined: '已放弃',
  cancelled: '已取消',
  closed: '机构已终止',
  expired: '已过期',
} as const satisfies Record<BookingState, string>;
