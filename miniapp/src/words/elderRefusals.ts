import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { dateAt } from '@huiyue/shared/civil';
import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import { dayWords, fullDayWords, instantWords } from './dates';
import { careLevelWords, lateStateWords, standingStateWords } from './elderServices';
import type { Reader, RefusalWords } from './refusals';

/** What belongs to meals, care at home, standing orders, and what is asked or said after the fact. */
type ElderCode = Extract<
  RefusalCode,
  | `meal.${string}`
  | `menu.${string}`
  | `picture.${string}`
  | 'elder.addressMissing'
  | `assessment.${string}`
  | `carer.${string}`
  | `rounds.${string}`
  | `standingOrder.${string}`
  | `lateRequest.${string}`
  | `record.${string}`
  | `code.${string}`
  | `missed.${string}`
>;

type Table = {
  readonly [Code in ElderCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

const changedMeanwhile = (what: string): RefusalWords => ({
  what,
  why: '您打开之后，有人改过了。',
  next: '请看一看现在的内容，再决定要不要改。',
});

export const elderRefusals: Table = {
  'meal.notAMeal': () => ({
    what: '这项服务不是用餐',
    why: '只有用餐才能选堂食、自取或送餐。',
    next: '请直接预约这项服务。',
  }),
  'meal.wayNotOffered': ({ way, ways }) => ({
    what: `这里不提供${mealWayNames[way]}`,
    why: `可以选的是${ways.map((one) => mealWayNames[one]).join('、')}。`,
    next: '请换一种方式。',
  }),
  'meal.notOnMenu': ({ on }) => ({
    what: '这道菜不在当天的菜单上',
    why: `${dayWords(on)}的菜单里没有它，可能刚刚改过。`,
    next: '请再看一眼菜单，另选一道。',
  }),
  'menu.changed': () => changedMeanwhile('菜单刚刚被改过，这次没有保存'),
  'picture.notAPicture': () => ({
    what: '这不是能用的图片',
    why: '只收 JPEG、PNG 和 WebP 三种图片。',
    next: '请换一张图片。',
  }),
  'picture.tooLarge': ({ bytes, mostBytes }) => ({
    what: '图片太大',
    why: `这张图片有 ${Math.ceil(bytes / 1024)} KB，最多 ${Math.floor(mostBytes / 1024)} KB。`,
    next: '请把图片缩小一些再传。',
  }),
  'elder.addressMissing': () => ({
    what: '还没有填送餐地址',
    why: '送餐上门要知道送到哪里。',
    next: '请先在老人的资料里填上住址，也可以改成堂食或自取。',
  }),
  'assessment.missing': () => ({
    what: '这项服务要先做能力评估',
    why: '这项服务有风险，要按评估结果来安排。',
    next: '请先申请评估，或打电话问机构。评估结果填进老人的资料后就可以预约。',
  }),
  'assessment.outdated': ({ assessedOn, validUntil }) => ({
    what: '能力评估已经过期',
    why: `上次评估是${fullDayWords(assessedOn)}，有效到${fullDayWords(validUntil)}。`,
    next: '请先重新评估，再来预约。',
  }),
  'assessment.otherLevel': ({ level, levels }) => ({
    what: '评估等级不在这项服务的范围里',
    why: `资料里的等级是${careLevelWords[level]}，这项服务面向${levels.map((one) => careLevelWords[one]).join('、')}。`,
    next: '可以打电话问机构，有没有更合适的服务。',
  }),
  'carer.notFit': () => ({
    what: '这位护理员不能去',
    why: '这个时间不在护理员的上班时间里，或者没有登记这项服务。',
    next: '请换一位护理员，或先改护理员的登记。',
  }),
  'carer.elsewhere': () => ({
    what: '这位护理员这个时间已经有安排',
    why: '同一个人不能同时去两家。',
    next: '请换一位护理员，或先改另一家的安排。',
  }),
  'carer.changed': () => changedMeanwhile('护理员的登记刚刚被改过，这次没有保存'),
  'rounds.changed': () => changedMeanwhile('当天的安排刚刚被改过，这次没有保存'),
  'rounds.notAVisit': () => ({
    what: '这一条不用派人上门',
    why: '它不是当天的上门服务，或者已经取消。',
    next: '请刷新后再看。',
  }),
  'standingOrder.notOpenToAct': ({ state }) => ({
    what: `这份长期预订${standingStateWords[state].word}，不能这样改`,
    why: '在您打开这一页之后，它的状态已经变了。',
    next: '请刷新后再看。',
  }),
  'standingOrder.noLongerTheirs': () => ({
    what: '这一天没有约上',
    why: '下单的人已不在照护圈里，或者这位老人的卡片已经删除。',
    next: '请照护圈里能下单的人重新预订。',
  }),
  'standingOrder.noDays': ({ from, until }) => ({
    what: '这段时间里没有可以订的日子',
    why: `从${fullDayWords(from)}到${fullDayWords(until)}，没有您选的星期几，或者那几天不开放。`,
    next: '请另选星期几，或改一改起止日期。',
  }),
  'lateRequest.stillOpen': ({ closesAt }) => ({
    what: '现在还可以直接改',
    why: `${instantWords(closesAt)}才截止。`,
    next: '请直接修改或取消，不用向机构申请。',
  }),
  'lateRequest.notOpenToAct': ({ state }) => ({
    what: '这条请求不能再答复',
    why: `它现在是“${lateStateWords[state].word}”。`,
    next: '不用再处理。',
  }),
  'lateRequest.askedBefore': () => ({
    what: '已经提过一次',
    why: '同一个预约的请求还在等机构答复。',
    next: '请等机构答复，着急的话打电话问。',
  }),
  'record.otherDay': ({ on }) => ({
    what: '时间不对，没有记下',
    why: `这次服务是${dayWords(on)}，只能记当天已经发生的事。`,
    next: '请检查手机的时间，再记一次。',
  }),
  'record.endsBeforeBegin': ({ begunAt }) => ({
    what: '结束不能早于开始',
    why: `记下的开始时间是${instantWords(begunAt)}。`,
    next: '请核对时间，再记一次。',
  }),
  'record.confirmedBefore': ({ at }) => ({
    what: '本人已经确认过',
    why: `确认的时间是${fullDayWords(dateAt(at))}。`,
    next: '不用再确认。',
  }),
  'code.wrong': ({ triesLeft }) => ({
    what: '确认码不对',
    why: triesLeft > 0 ? `还可以再试 ${triesLeft} 次。` : '试错的次数太多，不能再用确认码。',
    next: triesLeft > 0 ? '请和老人再核对一遍。' : '可以请老人打热线确认。',
  }),
  'missed.closed': () => ({
    what: '这件事已经处理完',
    why: '已经有人联系上或见到了老人。',
    next: '不用再处理。',
  }),
};
