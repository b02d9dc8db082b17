import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import { fullDayWords } from './dates';
import type { RefusalWords } from './refusals';

type CircleCode = Extract<
  RefusalCode,
  | `circle.${string}`
  | `consent.${string}`
  | `card.${'changed' | 'notForChildren' | 'hasBookings' | 'assessedInFuture'}`
  | 'elder.notConsented'
  | 'household.full'
>;
type Table = { readonly [Code in CircleCode]: (facts: FactsOf<Code>) => RefusalWords };

const notYet = {
  notAsked: '还没有问过老人。',
  asked: '已经问了，老人还没有答复。',
  refused: '老人这次没有同意。',
  withdrawn: '老人收回了同意。',
} as const;

/** Around an elder: her word, who shares the care of her, and the cards. */
export const circleRefusals: Table = {
  'elder.notConsented': ({ state }) => ({
    what: '要老人先同意，才能替老人预约',
    why: `每家只问一次。${notYet[state]}`,
    next: '请到“家人”里打开老人的卡片，点“老人的同意”：老人可以在自己手机上点同意，也可以打热线报口令，或到窗口、机构当面说。',
  }),
  'consent.notOpen': ({ state }) => ({
    what: '同意的状态已经变了',
    why: state === 'given' ? '老人已经同意了，不用再问。' : '这一次已经有了答复。',
    next: '请刷新看一看现在的状态。',
  }),
  'consent.otherCode': () => ({
    what: '口令对不上',
    why: '没有正在等老人答复的这个口令。',
    next: '请让家人再打开“老人的同意”，念出上面的六位数字。',
  }),
  'circle.alreadyIn': () => ({
    what: '您已经在照护圈里了',
    why: '同一个账号只加入一次。',
    next: '请回到“家人”看这位老人。',
  }),
  'circle.full': ({ members, most }) => ({
    what: '照护圈已经满了',
    why: `现在有 ${members} 人，最多 ${most} 人。`,
    next: '请先请一位不再照护的家人退出。',
  }),
  'circle.hasSelf': () => ({
    what: '老人自己的账号已经在圈里了',
    why: '“老人本人”只能有一个账号。',
    next: '请换一项，或先让原来的账号退出。',
  }),
  'circle.homeMember': () => ({
    what: '保管卡片的家庭不能退出，也不能少管一项',
    why: '圈里总要有人能做主。',
    next: '可以改称呼；不再需要这张卡片时，请删除卡片。',
  }),
  'circle.codeNotValid': () => ({
    what: '邀请码不能用',
    why: '可能输错了、用过了，或者过了两天的有效期。',
    next: '请核对一遍；还是不行，就请家人再发一个新的。',
  }),
  'circle.tooManyCodes': ({ codes, most }) => ({
    what: '还没用的邀请码太多了',
    why: `现在有 ${codes} 个，最多同时 ${most} 个。`,
    next: '请先用掉已有的，或等两天后它们过期。',
  }),
  'circle.notPayer': () => ({
    what: '这位家人不能付款',
    why: '付款的人要在这位老人的照护圈里，并且负责付款。',
    next: '请换一位付款的家人，或请能做主的家人先加上这一项。',
  }),
  'card.notForChildren': () => ({
    what: '孩子的卡片不填住址',
    why: '孩子的服务都在机构里，用不到住址。',
    next: '请去掉住址再保存。',
  }),
  'card.changed': () => ({
    what: '有人刚改过这张卡片',
    why: '您打开以后，家里另一个人或窗口保存过。',
    next: '最新的已经放进来，您填的也还在；看过再按一次。',
  }),
  'card.hasBookings': ({ bookings }) => ({
    what: '还有没用完的预约，卡片不能删',
    why: `这位家人后面还有 ${bookings} 个预约。`,
    next: '请先取消这些预约，或等服务结束后再删。',
  }),
  'card.assessedInFuture': ({ on, today }) => ({
    what: '评估日期在今天之后',
    why: `填的是${fullDayWords(on)}，今天是${fullDayWords(today)}。`,
    next: '请改成实际评估的那一天。',
  }),
  'household.full': ({ people, most }) => ({
    what: '家人卡片已经很多了',
    why: `现在有 ${people} 张，最多 ${most} 张。`,
    next: '请先删除不再用的卡片。',
  }),
};
