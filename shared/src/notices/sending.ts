import { dateAt, hourMs, startOfDay, type Instant } from '../civil';
import type { Id } from '../ids';
import { topicOf, type Notice, type NoticeTo, type NoticeTopic } from './notice';

/** The ways beside the app itself, in which every notice lies at once. `call`: the desk rings up. */
export const channels = ['wechat', 'sms', 'call'] as const;
export type Channel = (typeof channels)[number];

/**
 * `waiting` to be sent, `claimed` by whoever is sending it, then `sent` or `failed`. `unknown`: whoever claimed it was
 * never heard of again. It is not sent anew: neither WeChat nor an SMS gateway can tell a repeat from a second message,
 * and the notice lies in the app in any case; what is important and stays unread goes on to the next way by itself.
 * A call is `open` until somebody rang, and then `reached` or `notReached`.
 */
export const sendingStates = [
  'waiting',
  'claimed',
  'sent',
  'failed',
  'unknown',
  'open',
  'reached',
  'notReached',
] as const;
export type SendingState = (typeof sendingStates)[number];

export const sendingCauses = [
  'readBefore',
  'notPermitted',
  'noAddress',
  'busy',
  'refused',
  'unreachable',
  'off',
] as const;
export type SendingCause = (typeof sendingCauses)[number];

/** An account; or a household that has none and is told by whoever keeps its number. */
export type Reader = Id<'account'> | Id<'household'>;

/** One notice to one person by one way. */
export type Sending = {
  readonly notice: Notice;
  readonly reader: Reader;
  readonly channel: Channel;
  /** The site it is about, or else the city: whose staff may see what became of it. A slip lies with what it is of. */
  readonly place: string;
  readonly city: string;
  readonly state: SendingState;
  readonly attempts: number;
  /** When to try next; while claimed, when to give up hearing of it. */
  readonly nextAt?: Instant;
  readonly cause?: SendingCause;
  readonly endedAt?: Instant;
  readonly by?: Id<'account'>;
  readonly revision: number;
};

/** How a city sends. No published rule says so: whoever runs the service sets them, and may change each. */
export type SendingRules = {
  /** Minutes of the day. From then until then nobody is disturbed, but for the topics named. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly disturbFor: readonly NoticeTopic[];
  /** An important notice that stays unread so long goes out by SMS, and then to the list of calls. */
  readonly smsAfterHours: number;
  readonly callAfterHours: number;
  /** How long to wait before each further try; after the last one it has failed. */
  readonly retryAfterMinutes: readonly number[];
  /** Nobody takes longer than this to send one. */
  readonly claimedForMinutes: number;
};

export type SendResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly cause: SendingCause; readonly mayRetry: boolean };

const minuteMs = 60_000;

/** The first instant from now on at which somebody may be disturbed with it. */
export function sendableAt(rules: SendingRules, topic: NoticeTopic, now: Instant): Instant {
  if (rules.disturbFor.includes(topic)) return now;
  const { quietFrom, quietUntil } = rules;
  const midnight = startOfDay(dateAt(now));
  const minute = Math.floor((now - midnight) / minuteMs);
  const isOverMidnight = quietFrom > quietUntil;
  const isQuiet = isOverMidnight
    ? minute >= quietFrom || minute < quietUntil
    : minute >= quietFrom && minute < quietUntil;
  if (!isQuiet) return now;
  const until = midnight + quietUntil * minuteMs;
  return until > now ? until : until + 24 * 60 * minuteMs;
}

export function newSending(
  notice: Notice,
  to: Pick<Sending, 'reader' | 'channel' | 'place' | 'city'>,
  rules: SendingRules,
  now: Instant,
): Sending {
  const isCall = to.channel === 'call';
  return {
    notice,
    ...to,
    state: isCall ? 'open' : 'waiting',
    attempts: 0,
    ...(isCall ? {} : { nextAt: sendableAt(rules, topicOf(notice), now) }),
    revision: 1,
  };
}

/** The next revision, before anything is sent; undefined where it is not time for it. */
export function claim(sending: Sending, rules: SendingRules, now: Instant): Sending | undefined {
  if (sending.state !== 'waiting' || sending.nextAt === undefined || sending.nextAt > now) return undefined;
  return next(sending, {
    state: 'claimed',
    attempts: sending.attempts + 1,
    nextAt: now + rules.claimedForMinutes * minuteMs,
  });
}

/** Whoever claimed it did not come back in time. */
export function givenUp(sending: Sending, now: Instant): Sending | undefined {
  if (sending.state !== 'claimed' || sending.nextAt === undefined || sending.nextAt > now) return undefined;
  return ended(sending, 'unknown', now);
}

export function afterSending(
  sending: Sending,
  result: SendResult,
  rules: SendingRules,
  now: Instant,
): Sending {
  if (result.ok) return ended(sending, 'sent', now);
  const pause = result.mayRetry ? rules.retryAfterMinutes[sending.attempts - 1] : undefined;
  if (pause === undefined) return { ...ended(sending, 'failed', now), cause: result.cause };
  const nextAt = sendableAt(rules, topicOf(sending.notice), now + pause * minuteMs);
  return next(sending, { state: 'waiting', nextAt, cause: result.cause });
}

export function afterCall(
  sending: Sending,
  outcome: 'reached' | 'notReached',
  by: Id<'account'>,
  now: Instant,
): Sending | undefined {
  if (sending.state !== 'open') return undefined;
  return { ...ended(sending, outcome, now), by };
}

/** Who heard of a call by it needs none any more. */
export function isOpenCall({ channel, state }: Pick<Sending, 'channel' | 'state'>): boolean {
  return channel === 'call' && state === 'open';
}

function ended(sending: Sending, state: SendingState, now: Instant): Sending {
  const { nextAt: _, cause: __, ...rest } = sending;
  return { ...rest, state, endedAt: now, revision: sending.revision + 1 };
}

function next(
  sending: Sending,
  change: Pick<Sending, 'state'> & Partial<Pick<Sending, 'attempts' | 'nextAt' | 'cause'>>,
): Sending {
  return { ...sending, ...change, revision: sending.revision + 1 };
}

/** What a person has said about being told. */
export type NoticeSettings = {
  readonly reader: Reader;
  readonly household: Id<'household'>;
  /** Not sent by any way; they lie in the app alone. */
  readonly topicsOff: readonly NoticeTopic[];
  readonly isSmsOff: boolean;
  /** Sealed: legible to whoever sends, and to the desk while it has a call to make. */
  readonly phone?: string;
  /** Where WeChat delivers; sealed, and kept only for those who allowed a message. */
  readonly openid?: string;
  /** Messages that were allowed and not yet sent, by topic. */
  readonly permissions: Partial<Record<NoticeTopic, number>>;
  readonly revision: number;
};

export function permissionsAfter(
  permissions: NoticeSettings['permissions'],
  topic: NoticeTopic,
  change: 1 | -1,
): NoticeSettings['permissions'] {
  return { ...permissions, [topic]: Math.max(0, (permissions[topic] ?? 0) + change) };
}

export function mayWechat({ topicsOff, openid, permissions }: NoticeSettings, topic: NoticeTopic): boolean {
  return openid !== undefined && !topicsOff.includes(topic) && (permissions[topic] ?? 0) > 0;
}

export function maySms({ topicsOff, isSmsOff, phone }: NoticeSettings, topic: NoticeTopic): boolean {
  return phone !== undefined && !isSmsOff && !topicsOff.includes(topic);
}

/** A notice with what became of it. `due`: when to look after it next. */
export type KeptNotice = Notice & {
  /** `waiting` to be handed out; `watched` until it is read, or has gone every way; then `done`. */
  readonly state: 'waiting' | 'watched' | 'bySms' | 'done';
  readonly dueAt?: Instant;
  readonly readBy: readonly Id<'account'>[];
  readonly sweepAt: number;
  readonly revision: number;
};

/** Colleagues share what they are told. */
export function isShared({ who }: Pick<NoticeTo, 'who'>): boolean {
  return who === 'site' || who === 'desk' || who === 'regulator';
}

/** What one colleague has read is dealt with. Of a family each reads for themselves. */
export function isReadBy({ to, readBy }: Pick<KeptNotice, 'to' | 'readBy'>, account: Id<'account'>): boolean {
  return isShared(to) ? readBy.length > 0 : readBy.includes(account);
}

/** When an unread notice goes on to the next way: sooner where an answer is due sooner. */
export function escalationOf(
  { at, facts }: Pick<Notice, 'at' | 'facts'>,
  rules: SendingRules,
): { readonly smsAt: Instant; readonly callAt: Instant } {
  const [sms, call] = [at + rules.smsAfterHours * hourMs, at + rules.callAfterHours * hourMs];
  const answerBy = 'answerBy' in facts ? facts.answerBy : undefined;
  if (answerBy === undefined || answerBy <= at) return { smsAt: sms, callAt: call };
  const third = Math.floor((answerBy - at) / 3);
  return { smsAt: Math.min(sms, at + third), callAt: Math.min(call, at + 2 * third) };
}
