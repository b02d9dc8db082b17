import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import { fullDayWords, monthWords } from './dates';
import { feeItemNames } from '@huiyue/shared/billing/feeItemNames';
import { yuanWords } from './money';
import type { Reader, RefusalWords } from './refusals';

/** What belongs to monthly bills, payments, refunds and the roll-call. */
type BillCode = Extract<
  RefusalCode,
  | `bill.${string}`
  | `payment.${string}`
  | `exemption.${string}`
  | `refundTerms.${string}`
  | `attendance.${string}`
>;

type Table = {
  readonly [Code in BillCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

const perWords = { month: '一个月', day: '一天', hour: '按小时', portion: '一份', visit: '一次' } as const;

export const billRefusals: Table = {
  'bill.aboveCap': ({ billedFen, allowedFen, per }) => ({
    what: '账单高于公布的上限',
    why: `${perWords[per]}合计 ${inYuan(billedFen)}，公布的上限允许 ${inYuan(allowedFen)}。`,
    next: `请把合计改到 ${inYuan(allowedFen)}以内。`,
  }),
  'bill.itemForbidden': ({ feeItem }) => ({
    what: `不能收${feeItemNames[feeItem]}`,
    why: '公布的收费规定不允许收这一项。',
    next: '请去掉这一项。',
  }),
  'bill.needsConsent': ({ feeItem }) => ({
    what: `${feeItemNames[feeItem]}要家长同意才能收`,
    why: '公布的收费规定写明这一项由家长自愿选择。',
    next: '请先征得家长同意，记下来，再列上账单。',
  }),
  'bill.negativeLine': () => ({
    what: '账单上的金额不能是负数',
    why: '少收的钱要用更正写明原因。',
    next: '请先开出账单，再加一条更正。',
  }),
  'bill.beyondMonth': ({ month, from, to }) => ({
    what: '一张账单只能收一个月',
    why: `这张账单是${monthWords(month)}的，这一项从${fullDayWords(from)}到${fullDayWords(to)}。`,
    next: '请按月分开，每个月开一张。',
  }),
  'bill.dayNotBooked': ({ from, to }) => ({
    what: '这几天没有预约',
    why: `${fullDayWords(from)}到${fullDayWords(to)}之间，这个预约没有服务日。`,
    next: '请核对预约和日期。',
  }),
  'bill.noSuchLine': () => ({
    what: '账单上没有这一项',
    why: '可能选错了预约或项目。',
    next: '请刷新账单再选。',
  }),
  'bill.sharesAboveLine': ({ sharesFen, amountFen }) => ({
    what: '别处付的钱超过了这一项',
    why: `这一项 ${inYuan(amountFen)}，别处付的合计 ${inYuan(sharesFen)}。`,
    next: '请核对补贴、券或保险的金额。',
  }),
  'bill.beforeMonthIsOver': ({ month, firstDay }) => ({
    what: `${monthWords(month)}的账单还不能开`,
    why: '费用按月收取，先服务、后收费，不预收。',
    next: `请在${fullDayWords(firstDay)}或以后开，付款日也不能更早。`,
  }),
  'bill.duePast': ({ today }) => ({
    what: '付款日已经过去',
    why: '付款日不能早于开账单的日子。',
    next: `请选${fullDayWords(today)}或以后的日子。`,
  }),
  'bill.nothingToBill': ({ month }) => ({
    what: `${monthWords(month)}没有要收的费用`,
    why: '这个家庭这个月在这里没有应收的项目。',
    next: '不用开账单。',
  }),
  'bill.outdated': ({ month }) => ({
    what: '账单没有开出',
    why: `核对之后，${monthWords(month)}的考勤、预约或规定有了变化，金额不一样了。`,
    next: '请重新生成账单，核对后再开。',
  }),
  'bill.alreadyIssued': ({ month }) => ({
    what: `${monthWords(month)}的账单已经开出`,
    why: '一个家庭一个月在一家机构只有一张账单，开出后不能改。',
    next: '有错的话，请在那张账单上加一条更正。',
  }),
  'bill.notIssued': () => ({
    what: '账单还没有开出',
    why: '草稿不能收款，也不用更正。',
    next: '请先核对并开出账单。',
  }),
  'bill.changed': () => ({
    what: '账单刚刚被改过，这次没有保存',
    why: '您打开之后，有人改了这张账单。',
    next: '请看一看现在的内容，再决定要不要改。',
  }),
  'bill.correctionBelowZero': ({ leftFen }) => ({
    what: '更正减得太多',
    why: `这一项这一方只剩 ${inYuan(leftFen)}。`,
    next: `最多可以减 ${inYuan(leftFen)}。`,
  }),
  'payment.aboveDue': ({ amountFen, leftFen }) => ({
    what: '收的钱多于应付的',
    why: `还应付 ${inYuan(leftFen)}，填的是 ${yuanWords(amountFen)}。`,
    next: '请按应付的收，不能多收，也不能存着。',
  }),
  'payment.aboveOwed': ({ amountFen, owedFen }) => ({
    what: '退的钱多于应退的',
    why: `应退 ${inYuan(owedFen)}，填的是 ${yuanWords(amountFen)}。`,
    next: '请按应退的金额退。',
  }),
  'payment.cashOnly': () => ({
    what: '窗口只能收现金',
    why: '微信付款由机构登记。',
    next: '请选现金，或请机构登记。',
  }),
  'payment.referenceUsed': ({ reference }) => ({
    what: '这笔微信付款已经登记过',
    why: `单号 ${reference} 已经用过一次。`,
    next: '请核对单号。',
  }),
  'exemption.alreadyOver': ({ today }) => ({
    what: '截止日期已经过去',
    why: `今天是${fullDayWords(today)}。`,
    next: '请选今天或以后的日期。',
  }),
  'exemption.notAllowed': () => ({
    what: '这里不能批准提前收费',
    why: '公布的规定没有留出例外。',
    next: '请按月收取。',
  }),
  'refundTerms.tooSoon': ({ firstDay }) => ({
    what: '新的退费办法不能马上生效',
    why: '已经下的预约按原来的办法退费。',
    next: `请从${fullDayWords(firstDay)}或以后开始。`,
  }),
  'attendance.notYet': ({ on }) => ({
    what: '还不能点名',
    why: `${fullDayWords(on)}还没有到。`,
    next: '请在当天或以后登记。',
  }),
  'attendance.notBooked': ({ on }) => ({
    what: '这一天没有预约',
    why: `这个预约在${fullDayWords(on)}没有服务。`,
    next: '请核对日期和名单。',
  }),
};

function inYuan(fen: number): string {
  const [whole, rest] = [Math.trunc(fen / 100), Math.abs(fen % 100)];
  return rest === 0 ? `${whole} 元` : `${whole}.${String(rest).padStart(2, '0')} 元`;
}
