import type { BookingAct, BookingState } from '@huiyue/shared/booking';
import { bookingStateNames } from '@huiyue/shared/bookingStateNames';
import type { Tone } from '../ui/tone';

type StateWords = {
  readonly tone: Tone;
  /** In a tag: 等待答复. */
  readonly word: string;
};

export const bookingStateWords = {
  held: { tone: 'waiting', word: bookingStateNames.held },
  waiting: { tone: 'waiting', word: bookingStateNames.waiting },
  // Whoever reads it here is spoken to.
  offered: { tone: 'waiting', word: '轮到您了' },
  requested: { tone: 'waiting', word: bookingStateNames.requested },
  confirmed: { tone: 'confirmed', word: bookingStateNames.confirmed },
  returned: { tone: 'refused', word: bookingStateNames.returned },
  declined: { tone: 'quiet', word: bookingStateNames.declined },
  cancelled: { tone: 'quiet', word: bookingStateNames.cancelled },
  closed: { tone: 'refused', word: bookingStateNames.closed },
  expired: { tone: 'quiet', word: bookingStateNames.expired },
} as const satisfies Record<BookingState, StateWords>;

/** What was done, in a history. `expire` is nobody's act: the clock's. */
export const bookingActWords = {
  hold: '先留名额，填写预约',
  request: '提交预约',
  walkIn: '现场登记',
  join: '开始排队',
  offer: '空出名额，轮到您了',
  accept: '接受名额',
  decline: '放弃名额',
  confirm: '机构确认',
  return: '机构退回',
  cancel: '取消预约',
  absent: '请假',
  present: '取消请假',
  pause: '暂停服务',
  resume: '恢复服务',
  transfer: '转到另一处',
  close: '机构终止服务',
  propose: '机构建议换一个名额，先留着',
  expire: '到期没有答复，名额已释放',
} as const satisfies Record<BookingAct | 'expire', string>;
