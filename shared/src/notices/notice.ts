import type { CivilDate, CivilMonth, Instant } from '../civil';
import type { Id } from '../ids';
import type { Fen } from '../money';

/**
 * A notice: somebody is told that something happened. It says which, to whom, about what, and the facts to say it
 * with; the Chinese is in `noticeWords.ts`, for the app, the SMS and the desk alike.
 *
 * To send one from an action, hand it to the write of the record it is about, as its third argument:
 *
 *     deps.complaints.write([next], reply, [
 *       {
 *         kind: 'complaintAnswered',
 *         to: { who: 'household', id: household },
 *         about: { person: elder.id, other: next.id },
 *         facts: { number: next.number, site: site.name },
 *         at: now,
 *       },
 *     ]);
 *
 * It is written in the record's own commit, or not at all, under an id made from the record, its revision, the kind
 * and what it is about: a retry repeats nothing, and nothing else has to be done. What happens to bookings
 * is not told this way: those notices follow from the booking's own row, after its commit.
 *
 * A new kind is a row of {@link noticeKinds}, its sentence in `noticeWords.ts`, and nothing more.
 */
export type Tell = { readonly [K in NoticeKind]: TellOf<K> }[NoticeKind];

export type TellOf<K extends NoticeKind> = {
  readonly kind: K;
  readonly to: NoticeTo;
  readonly about: NoticeAbout;
  readonly facts: FactsOf<K>;
  readonly at: Instant;
};

export type Notice = { readonly [K in NoticeKind]: NoticeOf<K> }[NoticeKind];
export type NoticeOf<K extends NoticeKind> = TellOf<K> & { readonly id: Id<'notice'> };

/** Who is told. A circle is named by the elder it cares for; a desk and a regulator by the code of their place. */
export type NoticeTo =
  | { readonly who: 'account'; readonly id: Id<'account'> }
  | { readonly who: 'household'; readonly id: Id<'household'> }
  | { readonly who: 'circle'; readonly id: Id<'elder'> }
  | { readonly who: 'site'; readonly id: Id<'site'> }
  | { readonly who: 'desk'; readonly id: string }
  | { readonly who: 'regulator'; readonly id: string };

export const noticeReaders = ['account', 'household', 'circle', 'site', 'desk', 'regulator'] as const;

/** What it is about: ids alone, by which a page finds its way there, and a list is filtered by person. */
export type NoticeAbout = {
  readonly person?: Id<'child'> | Id<'elder'>;
  readonly booking?: Id<'booking'>;
  readonly bill?: Id<'bill'>;
  readonly site?: Id<'site'>;
  /** The id of anything else: a complaint, a request, a standing order. */
  readonly other?: string;
};

/** Every fact that any notice may say. Names are what people are called, never a number or an address of theirs. */
export type FactValues = {
  /** Whom the service is for. */
  readonly person: string;
  readonly site: string;
  /** What was booked or sold, as its seller calls it. */
  readonly what: string;
  readonly on: CivilDate;
  readonly until: CivilDate;
  readonly month: CivilMonth;
  /** When an answer is due. */
  readonly answerBy: Instant;
  readonly amountFen: Fen;
  readonly reason: string;
  /** The number people quote: of a complaint, a report. */
  readonly number: string;
  /** Whom to call: the institution, and the hotline that is published. */
  readonly sitePhone: string;
  readonly hotline: string;
  readonly isAccepted: boolean;
  /** Who did it, or asks. */
  readonly by: string;
  /** The title of a rule that was published. */
  readonly title: string;
  readonly count: number;
};
type Fact = keyof FactValues;

/** `important`: unread for too long, it goes out by SMS, and then somebody calls. */
export type NoticeWeight = 'important' | 'usual';

/** What people switch on and off; a WeChat template belongs to one of these. */
export const noticeTopics = [
  'answers',
  'offers',
  'changes',
  'money',
  'care',
  'complaints',
  'circle',
  'work',
  'policy',
] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

type Row = {
  readonly topic: NoticeTopic;
  readonly weight: NoticeWeight;
  readonly says: readonly Fact[];
  readonly maySay: readonly Fact[];
};

function row<const Says extends readonly Fact[], const MaySay extends readonly Fact[] = readonly []>(
  topic: NoticeTopic,
  weight: NoticeWeight,
  says: Says,
  maySay?: MaySay,
) {
  return { topic, weight, says, maySay: maySay ?? [] } as const satisfies Row;
}

const booked = ['person', 'site', 'what', 'on'] as const;

/** Every kind there is: what it is a matter of, whether it must be heard, and which facts it says. */
export const noticeKinds = {
  bookingRequested: row('work', 'usual', booked, ['answerBy']),
  bookingCancelled: row('work', 'usual', booked),
  bookingAccepted: row('work', 'usual', booked, ['answerBy']),
  bookingConfirmed: row('answers', 'usual', booked),
  bookingReturned: row('answers', 'important', booked, ['reason']),
  bookingOffered: row('offers', 'important', booked, ['answerBy']),
  bookingExpired: row('answers', 'usual', booked),
  bookingClosed: row('changes', 'important', booked, ['reason']),
  bookingTransferred: row('changes', 'important', booked, ['reason']),
  bookingGivenUp: row('changes', 'usual', booked),
  stayAway: row('changes', 'usual', ['person', 'on', 'until']),
  stayEnded: row('changes', 'usual', ['person', 'on', 'until']),
  bookingMealChanged: row('changes', 'usual', booked, ['reason']),
  bookingCancelledByInstitution: row('changes', 'important', booked, ['reason']),
  bookingPaused: row('work', 'usual', booked),
  billIssued: row('money', 'usual', ['site', 'month', 'amountFen', 'on']),
  absenceNoted: row('work', 'usual', booked),
  lateRequestAnswered: row(
    'answers',
    'important',
    ['person', 'site', 'what', 'on', 'isAccepted'],
    ['reason'],
  ),
  mealMissed: row('care', 'important', ['person', 'site', 'on'], ['what']),
  standingOrderDayNotBooked: row('changes', 'important', ['person', 'what', 'on'], ['site', 'reason']),
  complaintAnswered: row('complaints', 'usual', ['number', 'site']),
  complaintRaised: row('work', 'usual', ['number', 'site'], ['on']),
  reportAnswered: row('complaints', 'usual', ['number'], ['site']),
  closureDay: row('changes', 'important', ['site', 'on'], ['reason', 'person', 'what', 'until']),
  incident: row('care', 'important', ['site', 'on'], ['person', 'reason', 'what']),
  consentAsked: row('circle', 'important', ['person'], ['by', 'site', 'what', 'on']),
  circleJoined: row('circle', 'usual', ['person', 'by']),
  numberLinked: row('circle', 'usual', ['number']),
  slipOfBooking: row('answers', 'usual', [...booked, 'number'], ['sitePhone', 'hotline']),
  slipOfPayment: row('money', 'usual', ['site', 'month', 'amountFen', 'number']),
  renewalDue: row('changes', 'important', ['person', 'site', 'what', 'on']),
  capPublished: row('policy', 'important', ['title', 'on'], ['site', 'count']),
} as const;

export type NoticeKind = keyof typeof noticeKinds;

type FactsOfEach = {
  readonly [K in NoticeKind]: Pick<FactValues, (typeof noticeKinds)[K]['says'][number]> &
    Partial<Pick<FactValues, (typeof noticeKinds)[K]['maySay'][number]>>;
};
export type FactsOf<K extends NoticeKind> = FactsOfEach[K];

export function isNoticeKind(text: string): text is NoticeKind {
  return Object.hasOwn(noticeKinds, text);
}

/** Do these facts, each sound by itself, say all that the kind has to? */
export function saysEnough(notice: {
  readonly kind: NoticeKind;
  readonly facts: Partial<FactValues>;
}): notice is { readonly [K in NoticeKind]: { readonly kind: K; readonly facts: FactsOf<K> } }[NoticeKind] {
  const says: readonly Fact[] = noticeKinds[notice.kind].says;
  return says.every((fact) => notice.facts[fact] !== undefined);
}

/** One name for one reader: the owner of their notices. */
export function addressOf({ who, id }: NoticeTo): string {
  return `${who}:${id}`;
}

export function topicOf({ kind }: { readonly kind: NoticeKind }): NoticeTopic {
  return noticeKinds[kind].topic;
}

export function isImportant({ kind }: { readonly kind: NoticeKind }): boolean {
  return noticeKinds[kind].weight === 'important';
}
