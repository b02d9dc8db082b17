import type { PauseReason } from '@huiyue/shared/desk/areaPause';
import type { LinkProof } from '@huiyue/shared/desk/linkProof';
import type { FactsOf, RefusalCode } from '@huiyue/shared/refusals';
import { dayWords, instantWords } from './dates';
import type { Reader, RefusalWords } from './refusals';

/** What belongs to the hotline and the window, and what a whole area standing still says to everybody. */
type DeskCode = Extract<
  RefusalCode,
  `person.${string}` | `slip.${string}` | `callback.${string}` | `emergency.${string}` | `area.${string}`
>;

type Table = {
  readonly [Code in DeskCode]: (facts: FactsOf<Code>, reader: Reader) => RefusalWords;
};

export const pauseReasonWords = {
  heat: '高温',
  snow: '冰雪',
  outbreak: '疫情',
  other: '突发情况',
} as const satisfies Record<PauseReason, string>;

const whyNotProven = {
  questions: '家里人的出生日期，和登记过的号码后四位或预约号，要两样都对。',
  smsCode: '验证码不对，或者过了 10 分钟。',
  idCardSeen: '证件上的出生日期，和登记的不一样。',
  invitation: '邀请码不对、用过了，或者过期了。',
} as const satisfies Record<LinkProof, string>;

export const deskRefusals: Table = {
  'person.searchAgain': () => ({
    what: '查找结果过期了',
    why: '查到以后超过半小时，或者换了人登录。',
    next: '请再输一次号码。号码本身没有留下。',
  }),
  'person.notProven': ({ triesLeft, proof }) => ({
    what: '对不上，没有登记到这个家庭',
    why: whyNotProven[proof],
    next:
      triesLeft > 0
        ? `请再核对一次，还能试 ${triesLeft} 次。对不上就新建，不要把两家并在一起。`
        : '次数用完了，半小时后才能再试。对不上就新建，不要把两家并在一起。',
  }),
  'person.noPhone': () => ({
    what: '没有能收短信的号码',
    why: '这一家没有留过这个手机号；固定电话收不到短信。',
    next: '请换一种核对办法。',
  }),
  'slip.noPhone': () => ({
    what: '没有能收短信的号码',
    why: '这一家没有留下手机号。',
    next: '问过对方以后，在“通知设置”里留一个号码，再发。',
  }),
  'person.codeJustSent': ({ until }) => ({
    what: '刚发过一条',
    why: '短信可能还在路上。',
    next: `没有收到，请在${instantWords(until)}以后再发。`,
  }),
  'person.guessesPaused': ({ until }) => ({
    what: '错的次数太多，先停一停',
    why: `为了保护这一家，${instantWords(until)} 以前不能再核对。`,
    next: '请先给来人新建，或请同事当面看证件办理。',
  }),
  'person.numberKnown': ({ households }) => ({
    what: '这个号码已经登记过',
    why: `用它登记的有 ${households} 个家庭，都列在上面。`,
    next: '先问清楚是不是同一家。确实是另一家，再选“是另外一家”。',
  }),
  'callback.closed': () => ({
    what: '这一条已经办完',
    why: '有同事记下了结果。',
    next: '请看下一条。',
  }),
  'callback.taken': ({ by }) => ({
    what: `${by || '同事'}正在打这个电话`,
    why: '一条电话同时只由一个人打，半小时没有结果会放回来。',
    next: '请接下一条。',
  }),
  'callback.notClaimed': () => ({
    what: '还没有接下这一条',
    why: '接下以后超过半小时，就放回名单了。',
    next: '请先点“我来打”，再记结果。',
  }),
  'emergency.closed': () => ({
    what: '这件事已经结束',
    why: '结束以后的记录不能再改。',
    next: '又有情况，请新开一件。',
  }),
  'emergency.noSuchContact': ({ contacts }) => ({
    what: '没有这位联系人',
    why: `登记的联系人有 ${contacts} 位。`,
    next: '请从名单里选。',
  }),
  'area.pauseLifted': () => ({
    what: '已经恢复过了',
    why: '有同事先点了恢复。',
    next: '请看名单，把要通知的人打完。',
  }),
  'area.paused': ({ until, reason, words }) => ({
    what: `因${pauseReasonWords[reason]}，当地暂停这项服务到${dayWords(until)}`,
    why: words,
    next: '可以约之后的日子。急需帮助，请打热线。',
  }),
};
