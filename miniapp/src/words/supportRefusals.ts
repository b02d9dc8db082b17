import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import { dayWords, fullDayWords, monthWords } from './dates';
import { yuanWords } from './money';
import type { Reader, RefusalWords } from './refusals';

/** What belongs to money from the public purse: vouchers, bought visits, subsidies and their monthly statements. */
type SupportCode = Extract<
  RefusalCode,
  | `statement.${string}`
  | `subsidy.${string}`
  | `standing.${string}`
  | `voucher.${string}`
  | `purchase.${string}`
>;

type Table = {
  readonly [Code in SupportCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

const missedWords = { line: '这类服务', site: '这家机构', jurisdiction: '这个地方的机构' } as const;

export const supportRefusals: Table = {
  'voucher.otherPersons': () => ({
    what: '这张券不能用在这里',
    why: '它不是发给这位服务对象的。',
    next: '请换一张本人的券，或者不用券预约。',
  }),
  'voucher.outOfScope': ({ missed }) => ({
    what: '这张券不能用在这里',
    why: `发券时写明的范围里没有${missedWords[missed]}。`,
    next: '可以看看券上写的范围，或者不用券预约。',
  }),
  'voucher.notYetValid': ({ from, on }) => ({
    what: '这张券还没有到使用日期',
    why: `它从${fullDayWords(from)}起可以用，服务从${dayWords(on)}开始。`,
    next: '请约晚一些的日子，或者不用券预约。',
  }),
  'voucher.expired': ({ to, on }) => ({
    what: '这张券已经过期',
    why: `它最后可用到${fullDayWords(to)}，服务从${dayWords(on)}开始。`,
    next: '请约早一些的日子，或者不用券预约。',
  }),
  'voucher.siteNotFiled': () => ({
    what: '这家机构不能收券',
    why: '它还没有备案，不能领取财政补助。',
    next: '可以看看已经备案的机构，或者不用券预约。',
  }),
  'voucher.spent': () => ({
    what: '这张券已经用过了',
    why: '一张券只能用一次，它已经用在另一个预约里。',
    next: '取消那个预约后，券会退回来；也可以不用券预约。',
  }),
  'purchase.otherPersons': () => ({
    what: '这次服务没有记上',
    why: '这份政府购买的服务不是给这位服务对象的。',
    next: '请核对服务对象后再记。',
  }),
  'purchase.otherService': () => ({
    what: '这次服务没有记上',
    why: '政府购买的不是这类服务。',
    next: '请核对预约的服务后再记。',
  }),
  'purchase.outsidePeriod': ({ on, from, to }) => ({
    what: '这次服务没有记上',
    why: `政府购买的服务从${fullDayWords(from)}到${fullDayWords(to)}，这次是${dayWords(on)}。`,
    next: '请核对服务的日期。',
  }),
  'purchase.usedUp': ({ visits }) => ({
    what: '政府购买的次数已经用完',
    why: `一共 ${visits} 次，都已经用了。`,
    next: '这一次要由家庭付费，或者请主管部门再增加次数。',
  }),
  'purchase.countedAlready': ({ on }) => ({
    what: '这次服务已经记过了',
    why: `${dayWords(on)}这一次已经记在另一份政府购买里，一次不记两回。`,
    next: '不用再记。',
  }),
  'purchase.notDelivered': ({ on }) => ({
    what: '这次服务没有记上',
    why: `考勤里没有${dayWords(on)}到场的记录。`,
    next: '请先记考勤，再记这一次服务。',
  }),
  'statement.notOpenToAct': ({ month }) => ({
    what: `${monthWords(month)}的补贴结算表现在不能这样改`,
    why: '在您打开这一页之后，它已经到了别的环节。',
    next: '请重新打开，看看它现在的状态。',
  }),
  'statement.monthNotOver': ({ month }) => ({
    what: `${monthWords(month)}还没有结束`,
    why: '结算表按整个月的考勤计算，月底以后才能确认。',
    next: '请下个月再来确认。',
  }),
  'statement.changed': ({ month }) => ({
    what: `${monthWords(month)}的补贴结算表刚刚变了`,
    why: '您打开之后，有人动过这张表。',
    next: '请看一看现在的内容，再决定要不要继续。',
  }),
  'statement.outdated': ({ month }) => ({
    what: `${monthWords(month)}的补贴结算表和考勤对不上了`,
    why: '生成这张表以后，考勤、身份认定或补贴规则有改动。',
    next: '请重新生成，再核对一遍。',
  }),
  'statement.notExported': ({ month }) => ({
    what: `${monthWords(month)}的补贴结算表还不能下载`,
    why: '主管部门审核并导出以后才有文件。',
    next: '请等审核结束后再来。',
  }),
  'subsidy.noRule': () => ({
    what: '没有发放',
    why: '这个地方没有公布这类服务的补贴规定。',
    next: '请先公布规定，再发放。',
  }),
  'subsidy.aboveRule': ({ askedFen, mostFen }) => ({
    what: '金额高于公布的标准',
    why: `填的是 ${yuanWords(askedFen)}，公布的标准是 ${yuanWords(mostFen)}。`,
    next: `请改到 ${yuanWords(mostFen)}以内。`,
  }),
  'standing.unknownGroup': () => ({
    what: '没有登记',
    why: '这个地方公布的规定里没有这一类人。',
    next: '请从公布的类别里选。',
  }),
};
