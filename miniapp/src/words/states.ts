import type { BookingAct, BookingState } from '@huiyue/shared/booking';
import type { Tone } from '../ui/tone';

type StateWords = {
  readonly tone: Tone;
  /** In a tag: 等待答复. */
  readonly word: string;
};

export const bookingStateWords = {
  held: { tone: 'waiting', word: '名额暂留' },
  waiting: { tone: 'waiting', word: '排队中' },
  offered: { tone: 'waiting', word: '轮到您了' },
  requested: { tone: 'waiting', word: '等待答复' },
  confirmed: { tone: 'confirmed', word: '已确认' },
  returned: { tone: 'refused', word: '已退回' },
  declined: { tone: 'quiet', word: '已放弃' },
  cancelled: { tone: 'quiet', word: '已取消' },
  closed: { tone: 'refused', word: '机构已终止' },
  expired: { tone: 'quiet', word: '已过期' },
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
