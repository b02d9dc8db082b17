import type { Book, Fault } from '@huiyue/shared/subsidies/proof';
import type { CorrectionReason, StatementAct, StatementState } from '@huiyue/shared/subsidies/statement';
import type { UnpaidReason } from '@huiyue/shared/subsidies/subsidyAmount';
import type { Tone } from '../ui/tone';

/** Monthly statements of subsidies, and the nightly proof that they rest on the roll-call. */

export const statementStateWords = {
  drafted: { tone: 'waiting', word: '等机构确认' },
  confirmed: { tone: 'waiting', word: '等主管部门审核' },
  returned: { tone: 'refused', word: '已退回' },
  approved: { tone: 'confirmed', word: '已审核' },
  exported: { tone: 'confirmed', word: '已导出' },
  frozen: { tone: 'quiet', word: '已封存' },
} as const satisfies Record<StatementState, { readonly tone: Tone; readonly word: string }>;

export const statementActWords = {
  draft: '按考勤生成',
  confirm: '机构确认',
  return: '退回机构',
  approve: '审核通过',
  export: '导出文件',
  freeze: '封存',
} as const satisfies Record<StatementAct, string>;

export const unpaidWords = {
  noRule: '当地没有公布这项补贴的规定',
  noSum: '公布了补贴，没有公布金额',
  ceilingOnly: '只公布了最高金额，没有公布给多少',
  noGroup: '服务的人不属于规定里的人群',
  notFiled: '机构没有备案，不能领补贴',
} as const satisfies Record<UnpaidReason, string>;

export const correctionReasonWords = {
  attendance: '考勤后来有改动',
  standing: '身份认定后来有改动',
  redeemed: '消费券或政府购买的服务后来有改动',
  rule: '补贴规定后来有改动',
} as const satisfies Record<CorrectionReason, string>;

export const bookWords = {
  bills: '家庭账单',
  subsidies: '补贴结算表',
  indicators: '上报指标',
  vouchers: '消费券',
  purchases: '政府购买服务',
} as const satisfies Record<Book, string>;

export const faultWords = {
  missing: '考勤里到了，账上没有',
  unfounded: '账上有，考勤里没有到',
  otherCount: '份数和考勤不一样',
  otherSum: '金额和账单不一样',
  twice: '同一个人在两家机构各算了一次',
} as const satisfies Record<Fault, string>;
