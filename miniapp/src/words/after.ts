import type { ComplaintAct, ComplaintOutcome, ComplaintState, Topic } from '@huiyue/shared/after/complaint';
import type { RatingTag } from '@huiyue/shared/after/rating';
import type { Tone } from '../ui/tone';

export const ratingTagWords = {
  kind: '老师有耐心',
  clean: '干净',
  goodMeals: '饭菜好',
  informs: '有事及时说',
  safe: '安全放心',
  fairPrice: '收费清楚',
  crowded: '人太多',
  late: '不准时',
  unclearFees: '收费不清楚',
} as const satisfies Record<RatingTag, string>;

export const topicWords = {
  care: '照护',
  meals: '饮食',
  safety: '安全',
  staff: '工作人员',
  price: '收费',
  other: '别的事',
  moreThanAMonth: '让我一次交一个月以上',
  card: '让我办卡、充值',
} as const satisfies Record<Topic, string>;

export const complaintStateWords = {
  withInstitution: { tone: 'waiting', word: '等机构答复' },
  answered: { tone: 'info', word: '机构已答复' },
  withRegulator: { tone: 'waiting', word: '等主管部门处理' },
  settled: { tone: 'confirmed', word: '已解决' },
  decided: { tone: 'confirmed', word: '主管部门已处理' },
  withdrawn: { tone: 'quiet', word: '已撤回' },
} as const satisfies Record<ComplaintState, { readonly tone: Tone; readonly word: string }>;

export const complaintActWords = {
  file: '提出',
  answer: '机构答复',
  settle: '家庭说解决了',
  escalate: '请主管部门处理',
  decide: '主管部门处理',
  withdraw: '撤回',
} as const satisfies Record<ComplaintAct, string>;

export const outcomeWords = {
  upheld: '情况属实',
  partly: '部分属实',
  notUpheld: '不属实',
} as const satisfies Record<ComplaintOutcome, string>;

/** 4 颗星 */
export function starsWords(stars: number): string {
  return `${stars} 颗星`;
}
