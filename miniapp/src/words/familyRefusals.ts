import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import { dayWords, fullDayWords, instantWords } from './dates';
import type { Reader, RefusalWords } from './refusals';

/** What belongs to trying a place, looking at it, and what is said of it afterwards. */
type FamilyCode = Extract<
  RefusalCode,
  `trial.${string}` | `tour.${string}` | `rating.${string}` | `complaint.${string}`
>;

type Table = {
  readonly [Code in FamilyCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

export const familyRefusals: Table = {
  'trial.notOffered': ({ class: name }) => ({
    what: `${name}现在不能试托`,
    why: '机构没有开放试托，或者刚刚停了。',
    next: '可以约参观，也可以打电话问机构。',
  }),
  'trial.usedUp': ({ site, days }) => ({
    what: '试托的天数用完了',
    why: `一个孩子在${site}最多试托 ${days} 天，已经都约了。`,
    next: '取消一个还没到的试托日，就能换一天；觉得合适，可以约正式托位。',
  }),
  'tour.full': ({ on, places }) => ({
    what: `${dayWords(on)}这一场约满了`,
    why: `一场接待 ${places} 家，刚刚约满。`,
    next: '请换一场。',
  }),
  'tour.closed': ({ reason }) => ({
    what: '这一场不办了',
    why: `机构写的原因：${reason}`,
    next: '请换一场。',
  }),
  'tour.alreadyComing': ({ on }) => ({
    what: '这一场您家已经约了',
    why: `${dayWords(on)}这一场，一家约一次就行。`,
    next: '要改人数，请先取消再约。',
  }),
  'tour.alreadyThere': ({ on }) => ({
    what: `${dayWords(on)}这个时间已经有一场`,
    why: '同一天、同一个开始时间只能有一场同样的活动。',
    next: '请换个时间。',
  }),
  'rating.notServed': () => ({
    what: '现在还不能评价',
    why: '只有真正用过服务的家庭才能评价。',
    next: '等用过了再来评价。',
  }),
  'rating.closed': ({ closedAt }) => ({
    what: '评价不能再写、再改了',
    why: `截止时间是${instantWords(closedAt)}。`,
    next: '有问题要解决的话，可以投诉。',
  }),
  'complaint.notOpenToAct': () => ({
    what: '这件事的进展已经变了',
    why: '在您打开这一页之后，有人处理了它。',
    next: '请看一看现在的进展，再决定怎么办。',
  }),
  'complaint.answerDue': ({ answerBy }) => ({
    what: '还没到请主管部门处理的时候',
    why: `机构可以在${fullDayWords(answerBy)}前答复，期限还没到。`,
    next: '过了那天还没有答复，或者对答复不满意，再请主管部门处理。',
  }),
};
