import type { BookingAct, BookingState } from '@huiyue/shared/booking';
import type { Tone } from '../ui/tone';

type StateWords = {
  readonly tone: Tone;
  /** In a tag: 等待答复. */
  readonly word: string;
};

export const bookingStateWords = {
  requested: { tone: 'waiting', word: '等待答复' },
  confirmed: { tone: 'confirmed', word: '已确认' },
  returned: { tone: 'refused', word: '已退回' },
  cancelled: { tone: 'quiet', word: '已取消' },
  expired: { tone: 'quiet', word: '逾期未答复' },
} as const satisfies Record<BookingState, StateWords>;

/** What was done, in a history. `expire` is nobody's act: the clock's. */
export const bookingActWords = {
  request: '提交预约',
  confirm: '机构确认',
  return: '机构退回',
  cancel: '家长取消',
  expire: '到期未答复，名额已释放',
} as const satisfies Record<BookingAct | 'expire', string>;
