import type { SendingView } from '@huiyue/shared/contract/notices';
import type { NoticeTopic } from '@huiyue/shared/notices/notice';

/** What a notice itself says comes from the server; here is what stands around it. */
export const topicWords = {
  answers: { name: '预约的答复', note: '成功、退回、到期' },
  offers: { name: '轮到您的名额', note: '有答复期限' },
  changes: { name: '变动', note: '停业、停收、转到别处、续约' },
  money: { name: '账单', note: '开出了新的账单' },
  care: { name: '照护情况', note: '没有来用餐、突发情况' },
  complaints: { name: '投诉和反映', note: '有了答复' },
  circle: { name: '家人和照护圈', note: '征求同意、有人加入' },
  work: { name: '机构的事', note: '申请、取消、请假' },
  policy: { name: '新的规定', note: '公布了新的限价' },
} as const satisfies Record<NoticeTopic, { readonly name: string; readonly note: string }>;

export const channelWords = { wechat: '微信', sms: '短信', call: '电话' } as const satisfies Record<
  SendingView['channel'],
  string
>;

export const sendingWords = {
  waiting: '等待发送',
  claimed: '正在发送',
  sent: '已发出',
  failed: '没有发出',
  unknown: '不清楚是否发出',
  open: '等人打电话',
  reached: '电话已打通',
  notReached: '电话没打通',
} as const satisfies Record<SendingView['state'], string>;

export const causeWords = {
  readBefore: '已经看过，不再发',
  notPermitted: '对方没有允许',
  noAddress: '没有留号码',
  busy: '对方系统忙',
  refused: '对方系统不收',
  unreachable: '没有连上',
  off: '这条路没有开通',
} as const satisfies Record<NonNullable<SendingView['cause']>, string>;
