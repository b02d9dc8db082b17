import { ageWords } from '../../words/ages';
import { pausables, type Pausable } from '@huiyue/shared/desk/areaPause';
import type { CallbackKind, CallOutcome } from '@huiyue/shared/desk/callback';
import type { EmergencyAct } from '@huiyue/shared/desk/emergency';
import { isCivilDate, type CivilDate } from '@huiyue/shared/civil';
import type { LinkProof } from '@huiyue/shared/desk/linkProof';
import type { NumberKind } from '@huiyue/shared/desk/identityNumber';

export const numberWords = { phone: '手机号', idCard: '身份证' } as const satisfies Record<
  NumberKind,
  string
>;

export const numberMistakes = {
  phone: '手机号 11 位；固定电话请带区号',
  idCard: '身份证号不对，请核对最后一位',
  code: '预约号有一位不对，或两位报反了',
} as const satisfies Record<NumberKind | 'code', string>;

export const linkProofWords = {
  smsCode: '短信验证码',
  idCardSeen: '当面看身份证',
  invitation: '照护圈邀请码',
  questions: '两个问题都答对',
} as const satisfies Record<LinkProof, string>;

/** Eight digits are quicker to type than three lists are to open. */
export function dateTyped(text: string): CivilDate | undefined {
  const digits = text.replaceAll(/\D/g, '');
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isCivilDate(date) ? date : undefined;
}

/** Why somebody is called, and what happens if nobody is. */
export const callWords = {
  callRound: { why: '服务暂停，要告诉本人', otherwise: '不打，到点没有人来，本人也不知道' },
  missedMeal: { why: '没有取餐，要问平安', otherwise: '不打，没有人知道是否平安' },
  offerEnding: { why: '空出名额，要问要不要', otherwise: '到时没有答复，名额给下一位' },
  consent: { why: '家里人代约，要问本人同意', otherwise: '到时没有同意，预约取消' },
  unbooked: { why: '长期订餐有一天没有约上', otherwise: '不打，那天没有饭' },
  unread: { why: '重要通知没有看', otherwise: '不打，本人可能不知道' },
} as const satisfies Record<CallbackKind, { readonly why: string; readonly otherwise: string }>;

export const outcomeWords = {
  reached: '打通了，已告知',
  done: '已经办好',
  mealBrought: '照样送了饭',
  familyTakesOver: '家里人接手',
  nobodyAnswered: '没有人接',
  wrongNumber: '号码不对',
} as const satisfies Record<CallOutcome, string>;

export const pausableWords = {
  meal: '助餐',
  dayCare: '日间照料',
  homeCare: '居家上门',
  course: '课程',
  childcare: '托育',
} as const satisfies Record<Pausable, string>;

export const pausablesInOrder: readonly Pausable[] = pausables;

/** What a worker did. None of it says that anybody is on the way. */
export const actWords = {
  spokeToCaller: '与来电人通话',
  calledElder: '打给本人',
  calledContact: '打给联系人',
  calledCommunity: '打给社区工作人员',
  called120: '我拨打了 120',
  noted: '记一笔',
  tookOver: '接手',
  closed: '结束',
} as const satisfies Record<EmergencyAct, string>;

export function answeredWords(isAnswered: boolean | null): string {
  if (isAnswered === null) return '';
  return isAnswered ? '，接通了' : '，没有人接';
}

/** The old are said in years: nobody says nine hundred months of a grandmother. */
export function agedWords({
  kind,
  ageInMonths,
}: {
  readonly kind: 'child' | 'elder';
  readonly ageInMonths: number;
}): string {
  return kind === 'elder' ? `${Math.floor(ageInMonths / 12)} 岁` : ageWords(ageInMonths);
}
