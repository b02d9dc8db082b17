import { instantOf } from '@huiyue/shared/civil';
import type { ConsentView } from '@huiyue/shared/contract/circle';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import { instantWords } from '../../words/dates';
import { mobilityWords } from '../../words/elderServices';
import type { CardDraft, DraftField } from './cardDraft';
import { cardFields, type CardField, type Need } from '@huiyue/shared/circle/cardFields';
import type { ConsentHow, ConsentState } from '@huiyue/shared/circle/consent';
import type { CircleRole } from '@huiyue/shared/circle/member';

/** A card, a circle and a consent in the words of a newspaper. */

export const circleRoleWords = {
  self: '老人本人',
  decides: '做主',
  orders: '下单',
  pays: '付款',
  isTold: '接收消息',
} as const satisfies Record<CircleRole, string>;

/** What a role lets somebody do. */
export const circleRoleNotes = {
  self: '自己的账号：点头、改约、不要，都可以',
  decides: '改卡片、邀请家人、定每个人负责什么',
  orders: '替老人预约、取消、请假',
  pays: '可以写成付款的人',
  isTold: '看老人的预约，收到变动的消息',
} as const satisfies Record<CircleRole, string>;

export const consentWords = {
  notAsked: '还没有问过',
  asked: '等老人答复',
  given: '已经同意',
  refused: '这次没有同意',
  withdrawn: '收回了同意',
  notNeeded: '您就是本人，不用问',
} as const satisfies Record<ConsentState | 'notAsked' | 'notNeeded', string>;

const consentHowWords = {
  tap: '在自己手机上点的',
  code: '打电话报口令',
  phone: '在电话里说的',
  inPerson: '当面说的',
} as const satisfies Record<ConsentHow, string>;

/** Where a question to her stands, and how she answered it. */
export function consentStateWords({ state, how, answeredAt }: ConsentView): string {
  const told = how && answeredAt ? `（${consentHowWords[how]}，${instantWords(instantOf(answeredAt))}）` : '';
  return `${consentWords[state]}${told}`;
}

const needWords = {
  childcare: '托育',
  delivery: '送餐',
  dayCare: '日间照料',
  meal: '助餐',
  homeCare: '上门服务',
  course: '课程',
} as const satisfies Record<Need, string>;

export const cardFieldWords = {
  allergies: { label: '过敏的食物', why: '订餐、备餐时提醒，做饭的人避开' },
  diets: { label: '饮食要求', why: '订餐、备餐时提醒，按要求做' },
  mobility: { label: '行动情况', why: '安排座位、接送和上门的人手' },
  emergencyContact: { label: '紧急联系人', why: '出了事，先打给谁' },
  address: { label: '住址', why: '送餐、上门服务要知道送到哪里' },
  collectors: { label: '接送人', why: '放学时核对来接的人；不在名单上的，机构会先打电话问家里' },
  careLevel: { label: '评估的照护等级', why: '有的服务要看等级；只由窗口或机构看过评估书后填写' },
} as const satisfies Record<CardField, { readonly label: string; readonly why: string }>;

/** What is booked for a child, and what for an elder: nobody reads of services that are not for theirs. */
function isFor(need: Need, whose: 'child' | 'elder'): boolean {
  return (need === 'childcare') === (whose === 'child');
}

/** Who sees a field, by the very table that the API shows it by. A circle is an elder's. */
function seenByWords(field: CardField, whose: 'child' | 'elder'): string {
  const { circle, desk, institution } = cardFields[field];
  const isShared = circle && whose === 'elder';
  const people = ['家里人', ...(isShared ? ['照护圈'] : []), ...(desk ? ['热线和窗口'] : [])].join('、');
  const kinds = institution
    .filter((need) => isFor(need, whose))
    .map((need) => needWords[need])
    .join('、');
  return kinds === ''
    ? `谁能看到：${people}。`
    : `谁能看到：${people}；约好${kinds}后，那家机构在服务期间能看到。`;
}

export function whyWords(field: CardField, whose: 'child' | 'elder'): string {
  return `为什么问：${cardFieldWords[field].why}。${seenByWords(field, whose)}`;
}

/** What somebody else wrote into a field that was changed here as well. */
export function clashWords(field: DraftField, theirs: CardDraft): string {
  const label = field === 'name' ? '称呼' : cardFieldWords[field].label;
  return `${label}：别人填的是“${draftWords(field, theirs) || '没有填'}”`;
}

function draftWords(field: DraftField, draft: CardDraft): string {
  switch (field) {
    case 'name':
    case 'address':
      return draft[field];
    case 'allergies':
      return draft.allergies.map((one) => allergenNames[one]).join('、');
    case 'diets':
      return draft.diets.map((one) => dietNames[one]).join('、');
    case 'mobility':
      return draft.mobility === 'unsaid' ? '' : mobilityWords[draft.mobility];
    case 'emergencyContact':
      return `${draft.emergencyContact.name} ${draft.emergencyContact.phone}`.trim();
    case 'collectors':
      return draft.collectors.map(({ name, phone }) => `${name} ${phone}`.trim()).join('、');
  }
}
