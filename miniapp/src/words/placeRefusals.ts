import type { ReserveGroup } from '@huiyue/shared/ledger/sheet';
import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import { dayWords, fullDayWords, instantWords } from './dates';
import { careModeWords, productWords } from './names';
import type { Reader, RefusalWords } from './refusals';
import { hoursWords, periodWords } from './when';

/** What belongs to places: full, kept back, closed, too late, or in the way of another booking. */
type PlaceCode = Extract<
  RefusalCode,
  | `place.${string}`
  | `places.${string}`
  | `waitlist.${string}`
  | `day.${string}`
  | `hours.${string}`
  | 'careMode.notOffered'
  | `recipient.${string}`
  | `service.${string}`
  | `order.${string}`
  | `closing.${string}`
>;

type Table = {
  readonly [Code in PlaceCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

const keptForWords = {
  offline: '打电话或到现场来约的人',
  safetyNet: '政府兜底保障的对象',
  staff: '本单位职工',
  inPlace: '现在在园的孩子续约',
} as const satisfies Record<ReserveGroup, string>;

export const placeRefusals: Table = {
  'places.belowTaken': ({ places, takenPlaces, period }) => ({
    what: '名额不能少于已经约出的',
    why: `${periodWords(period)}已经约出 ${takenPlaces} 个，填的是 ${places} 个。`,
    next: `请填 ${takenPlaces} 个或更多。`,
  }),
  'day.shut': ({ on, reason }) => ({
    what: `${dayWords(on)}停业，不能约`,
    why: `机构说明：${reason}`,
    next: '请换一天，或者看看别处。',
  }),
  'closing.tooLong': ({ mostDays }) => ({
    what: '一次停业的日子太长',
    why: `一次最多 ${mostDays} 天。更长的停业要先和主管部门说。`,
    next: '请分几次填，或者联系主管部门。',
  }),
  'place.full': ({ period, places }) => ({
    what: `${periodWords(period)}的名额已经约满`,
    why: `一共 ${places} 个名额，您要的时间都已经有人约了。`,
    next: '可以排队等候，也可以换个时间或看看别处。',
  }),
  'place.keptBack': ({ period, for: group, releasedAt }) => ({
    what: `${periodWords(period)}剩下的名额现在还不能约`,
    why: `剩下的名额留给${keptForWords[group]}。`,
    next:
      releasedAt === undefined
        ? '可以排队等候，也可以看看别处。'
        : `没有用完的名额，${instantWords(releasedAt)}起大家都可以约。到时再来，或者先排队。`,
  }),
  'waitlist.placeIsFree': ({ period }) => ({
    what: '不用排队',
    why: `${periodWords(period)}还有名额。`,
    next: '请直接预约。',
  }),
  'day.notServed': ({ on }) => ({
    what: `${dayWords(on)}不开放`,
    why: '这一天不在服务日里。',
    next: '请换一天。',
  }),
  'day.past': ({ on, firstDay }) => ({
    what: `${dayWords(on)}已经不能约了`,
    why: `现在最早可以约${dayWords(firstDay)}。`,
    next: '请换一天。',
  }),
  'day.beyondWindow': ({ on, lastDay }) => ({
    what: `${dayWords(on)}还没有开放预约`,
    why: `现在最远可以约到${fullDayWords(lastDay)}。`,
    next: '请换一天，或过些时候再来。',
  }),
  'day.tooLate': ({ on, closedAt, isBooked }) => ({
    what: isBooked ? `${dayWords(on)}的已经不能自己取消或更改` : `${dayWords(on)}的预约已经截止`,
    why: `截止时间是${instantWords(closedAt)}。`,
    next: isBooked
      ? '可以在这个预约里请机构帮忙，也可以打电话说。'
      : '可以换一天，也可以打电话问机构能不能加。',
  }),
  'hours.notOpen': ({ from, to, opensAt, closesAt }) => ({
    what: '这个时间不开放',
    why: `选的是 ${hoursWords(from, to)}，开放时间是 ${hoursWords(opensAt, closesAt)}，按一刻钟的整数选。`,
    next: '请换个时间。',
  }),
  'careMode.notOffered': ({ careMode }) => ({
    what: `这个班没有${careModeWords[careMode]}`,
    why: '机构没有发布这种方式的价格。',
    next: '请选别的方式，或看看别的班。',
  }),
  'recipient.alreadyBooked': () => ({
    what: '这个时间已经有一个预约',
    why: '一个人同一时间只能在一个地方，这样名额才够分。',
    next: '可以先看看那个预约。想换到这里的话，取消那个预约后再来。',
  }),
  'service.changed': () => ({
    what: '这项服务刚刚被改过，这次没有保存',
    why: '您打开之后，有人改了价格或名额。',
    next: '请看一看现在的内容，再决定要不要改。',
  }),
  'service.opensInPast': ({ opensOn, today }) => ({
    what: '开始日期已经过去',
    why: `填的是${fullDayWords(opensOn)}，今天是${fullDayWords(today)}。`,
    next: '请选今天或以后的日期。',
  }),
  'service.notForChildren': ({ product }) => ({
    what: '这项服务不能给孩子约',
    why: `${productWords[product]}是给老人的服务。`,
    next: '请换成家里的老人。',
  }),
  'service.oneEach': ({ product }) => ({
    what: '一个人一次只能约一份',
    why: `${productWords[product]}按人算名额。`,
    next: '给几个人约，请分别选人。',
  }),
  'order.tooMany': ({ bookings, most }) => ({
    what: '一次约得太多了',
    why: `这次有 ${bookings} 个预约，一次最多 ${most} 个。`,
    next: '请分几次提交。',
  }),
};
