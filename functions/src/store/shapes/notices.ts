import { isId, type Id } from '@huiyue/shared/ids';
import { civilDate, civilMonth, fen, idOf } from '@huiyue/shared/contract/common';
import {
  addressOf,
  isNoticeKind,
  noticeTopics,
  saysEnough,
  type Notice,
  type NoticeAbout,
  type NoticeKind,
  type NoticeTo,
} from '@huiyue/shared/notices/notice';
import {
  channels,
  isOpenCall,
  isShared,
  sendingCauses,
  sendingStates,
  type KeptNotice,
  type NoticeSettings,
  type Sending,
} from '@huiyue/shared/notices/sending';
import * as z from 'zod';
import type { NoticeTask } from '../../ports';
import { noticeName, toHandOut, workTime } from '../noticeWrites';
import type { RecordShape } from '../records';

const instant = z.int();

const to = z.discriminatedUnion('who', [
  z.object({ who: z.literal('account'), id: idOf('account') }),
  z.object({ who: z.literal('household'), id: idOf('household') }),
  z.object({ who: z.literal('circle'), id: idOf('elder') }),
  z.object({ who: z.literal('site'), id: idOf('site') }),
  z.object({ who: z.literal('desk'), id: z.string() }),
  z.object({ who: z.literal('regulator'), id: z.string() }),
]) satisfies z.ZodType<NoticeTo>;

const about = z.object({
  person: z.union([idOf('child'), idOf('elder')]).exactOptional(),
  booking: idOf('booking').exactOptional(),
  bill: idOf('bill').exactOptional(),
  site: idOf('site').exactOptional(),
  other: z.string().exactOptional(),
}) satisfies z.ZodType<NoticeAbout>;

const facts = z.object({
  person: z.string().exactOptional(),
  site: z.string().exactOptional(),
  what: z.string().exactOptional(),
  on: civilDate.exactOptional(),
  until: civilDate.exactOptional(),
  month: civilMonth.exactOptional(),
  answerBy: instant.exactOptional(),
  amountFen: fen.exactOptional(),
  reason: z.string().exactOptional(),
  number: z.string().exactOptional(),
  sitePhone: z.string().exactOptional(),
  hotline: z.string().exactOptional(),
  isAccepted: z.boolean().exactOptional(),
  by: z.string().exactOptional(),
  title: z.string().exactOptional(),
  count: z.int().exactOptional(),
});

const noticeFields = {
  id: idOf('notice'),
  kind: z.string().refine((text): text is NoticeKind => isNoticeKind(text)),
  to,
  about,
  facts,
  at: instant,
};

type Loose = { readonly kind: NoticeKind; readonly facts: z.infer<typeof facts> };

/** Every kind with the facts it has to say: then its sentence cannot be left with a gap. */
function complete<T extends Loose>(notice: T): notice is T & Notice {
  return saysEnough(notice);
}

const notice = z.object(noticeFields).refine(complete);

const keptNotice = z
  .object({
    ...noticeFields,
    state: z.enum(['waiting', 'watched', 'bySms', 'done']),
    dueAt: instant.exactOptional(),
    readBy: z.array(idOf('account')),
    sweepAt: z.int(),
    revision: z.int(),
  })
  .refine(complete);

export const noticeShape: RecordShape<KeptNotice> = {
  name: noticeName,
  row: keptNotice,
  owner: ({ to: reader }) => addressOf(reader),
  key: ({ id }) => id,
  // What nobody of several colleagues has read yet.
  listed: ({ to: reader, id, readBy }) =>
    isShared(reader) && readBy.length === 0 ? { on: addressOf(reader), at: id } : undefined,
  due: ({ state, at, dueAt }) => {
    if (state === 'waiting') return { on: toHandOut, at: workTime(at) };
    return dueAt === undefined ? undefined : { on: toHandOut, at: workTime(dueAt) };
  },
};

const reader = z
  .string()
  .refine(
    (text): text is Id<'account'> | Id<'household'> => isId('account', text) || isId('household', text),
  );

export const sendingShape: RecordShape<Sending> = {
  name: 'SENDING',
  row: z.object({
    notice,
    reader,
    channel: z.enum(channels),
    place: z.string(),
    city: z.string(),
    state: z.enum(sendingStates),
    attempts: z.int(),
    nextAt: instant.exactOptional(),
    cause: z.enum(sendingCauses).exactOptional(),
    endedAt: instant.exactOptional(),
    by: idOf('account').exactOptional(),
    revision: z.int(),
  }),
  owner: ({ place }) => place,
  key: sendingKey,
  listed: (sending) => ({
    on: `${isOpenCall(sending) ? 'CALLS' : 'SENT'}#${sending.city}`,
    at: sendingKey(sending),
  }),
  due: ({ nextAt }) => (nextAt === undefined ? undefined : { on: 'OUT', at: workTime(nextAt) }),
};

/** The same notice never goes to the same person by the same way twice, by whichever road it reached them. */
export function sendingKey({
  notice: { id },
  channel,
  reader: whom,
}: Pick<Sending, 'notice' | 'channel' | 'reader'>): string {
  return `${id}#${channel}#${whom}`;
}

const count = z.int();

export const noticeSettingsShape: RecordShape<NoticeSettings> = {
  name: 'NOTICESET',
  row: z.object({
    reader,
    household: idOf('household'),
    topicsOff: z.array(z.enum(noticeTopics)),
    isSmsOff: z.boolean(),
    phone: z.string().exactOptional(),
    openid: z.string().exactOptional(),
    permissions: z.partialRecord(z.enum(noticeTopics), count),
    revision: z.int(),
  }),
  owner: ({ household }) => household,
  key: ({ reader: whom }) => whom,
};

export const noticeTaskShape: RecordShape<NoticeTask> = {
  name: 'NOTICETASK',
  row: z.object({
    kind: z.enum(['expiry', 'publication']),
    of: z.string(),
    key: z.string(),
    dueAt: instant.exactOptional(),
    revision: z.int(),
  }),
  owner: ({ of }) => of,
  key: ({ kind, key }) => `${kind}#${key}`,
  due: ({ dueAt }) => (dueAt === undefined ? undefined : { on: 'OUT', at: workTime(dueAt) }),
};
