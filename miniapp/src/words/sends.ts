import type { OutboxKind } from '../api/outboxStore';

/** What a form does, by the first word of its name; the rest of the name says about what. */
const acts: Readonly<Record<string, string>> = {
  booking: '预约',
  bookings: '预约',
  waitlist: '排队',
  cancel: '取消预约',
  accept: '接受名额',
  decline: '让出名额',
  absent: '请假',
  present: '销假',
  child: '添加孩子',
  elder: '添加老人',
  rollCall: '点名',
  confirm: '确认预约',
  return: '退回预约',
  again: '再订一次',
};

export function actWords(form: string): string {
  return acts[form.split(':')[0] ?? ''] ?? '刚才提交的内容';
}

export const outboxWords = {
  rollCall: '点名',
  delivery: '送餐和上门登记',
} as const satisfies Record<OutboxKind, string>;
