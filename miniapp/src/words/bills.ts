import type { PaymentKind } from '@huiyue/shared/billing/bill';
import { quantityNames } from '@huiyue/shared/billing/billNames';
import type { PricePer } from '@huiyue/shared/booking';
import type { BillView, RefundView } from '@huiyue/shared/contract/bills';
import type { Tone } from '../ui/tone';
import { pricedWords } from './money';

/** What stands on a monthly bill. */

export const paymentKindWords = { cash: '现金', wechat: '微信' } as const satisfies Record<
  PaymentKind,
  string
>;

/** 1580 元; below zero as well: −80 元. */
export function sumWords(whole: number): string {
  const size = Math.abs(whole);
  const [yuan, rest] = [Math.trunc(size / 100), size % 100];
  const figure = rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`;
  return `${whole < 0 ? '−' : ''}${figure} 元`;
}

/** 多收 80 元, 少收 80 元: what a correction does, without a sign to be overlooked. */
export function changeWords(change: number): string {
  return `${change < 0 ? '少收' : '多收'} ${sumWords(Math.abs(change))}`;
}

type Money = Pick<BillView, 'status' | 'leftFen'>;

/** How a bill stands between a family and an institution. */
export function billState({ status, leftFen }: Money): { readonly tone: Tone; readonly word: string } {
  if (status === 'draft') return { tone: 'quiet', word: '草稿' };
  if (leftFen > 0) return { tone: 'waiting', word: '待付款' };
  return leftFen < 0 ? { tone: 'info', word: '待退款' } : { tone: 'confirmed', word: '已付清' };
}

type Counted = Pick<BillView['lines'][number], 'unitPriceFen' | 'per' | 'quantity'>;

/** 3 次, 2 个月; 90 分钟 where the price is per hour. */
export function countOfWords(per: PricePer, quantity: number): string {
  return `${quantity} ${quantityNames[per]}`;
}

/** 每月 1580 元，1 个月; 每小时 15 元，90 分钟. */
export function countedWords({ unitPriceFen, per, quantity }: Counted): string {
  return `${pricedWords(unitPriceFen, per)}，${countOfWords(per, quantity)}`;
}

type Reduction = RefundView['reductions'][number];

const reductionWords = {
  partMonth: '不是整个月',
  leftEarly: '提前离开',
  neverStarted: '开始前取消',
  absence: '请假',
  closure: '机构停托',
  cap: '按公布的上限减收',
} as const satisfies Record<Reduction['why'], string>;

/** 请假（3 天）：少收 225.72 元 */
export function reductionText({ why, days, amountFen }: Reduction): string {
  return `${reductionWords[why]}${days > 0 ? `（${days} 天）` : ''}：少收 ${sumWords(amountFen)}`;
}
