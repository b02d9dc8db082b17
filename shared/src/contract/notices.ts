import * as z from 'zod';
import { noticeTopics } from '../notices/notice';
import { channels, sendingCauses, sendingStates } from '../notices/sending';
import { divisionCode, idOf, instant, pageOf, pageQueryOf, position, shortText } from './common';

const person = z.union([idOf('child'), idOf('elder')]);

const about = z.strictObject({
  person: person.nullable(),
  booking: idOf('booking').nullable(),
  bill: idOf('bill').nullable(),
  site: idOf('site').nullable(),
  other: z.string().nullable(),
});

/** The words come from the server, so that what the app does not know yet is legible in it all the same. */
const words = {
  title: z.string(),
  text: z.string(),
};

export const notice = z
  .strictObject({
    id: idOf('notice'),
    kind: z.string(),
    topic: z.enum(noticeTopics),
    ...words,
    at: instant,
    about,
    isImportant: z.boolean(),
    isRead: z.boolean(),
  })
  .meta({ id: 'Notice' });
export type NoticeView = z.infer<typeof notice>;

export const notices = pageOf(notice);
export const noticesQuery = z.strictObject({
  ...pageQueryOf(position),
  person: person.optional().meta({ description: 'Only what is about this child or elder.' }),
  household: idOf('household').optional().meta({ description: 'Whose, where the desk asks.' }),
});

export const unreadNotices = z.strictObject({ unread: z.int() });

/** As many as a page shows at once; some of them are kept for more than one reader. */
export const readNotices = z.strictObject({ notices: z.array(idOf('notice')).min(1).max(30) });

export const phoneNumber = z
  .string()
  .regex(/^1\d{10}$/, 'a mobile number of eleven digits')
  .meta({
    description: 'Sealed in the table; unsealed to send, and for the desk while it has a call to make.',
  });

const topics = z.array(z.enum(noticeTopics)).max(noticeTopics.length);

export const noticeSettings = z.strictObject({
  topicsOff: topics,
  isSmsOff: z.boolean(),
  /** The last four digits: enough to recognise one's own. */
  phoneEnd: z.string().nullable(),
  /** What WeChat may be asked about, by the template's id, and how many messages are allowed and not yet sent. */
  wechat: z.array(z.strictObject({ topic: z.enum(noticeTopics), template: z.string(), permitted: z.int() })),
});
export type NoticeSettingsView = z.infer<typeof noticeSettings>;

export const changedNoticeSettings = z.strictObject({
  household: idOf('household').optional(),
  topicsOff: topics,
  isSmsOff: z.boolean(),
  /** Left out: as it was. Null: none any more. */
  phone: phoneNumber.nullable().optional(),
});
export const ofHouseholdQuery = z.strictObject({ household: idOf('household').optional() });

export const newPermissions = z.strictObject({
  /** What was allowed at this tap: one message of each. */
  allowed: topics.min(1),
  /** Of wx.login: tells where WeChat delivers. */
  code: shortText(200),
});

export const sending = z
  .strictObject({
    id: z.string(),
    notice: idOf('notice'),
    ...words,
    channel: z.enum(channels),
    state: z.enum(sendingStates),
    attempts: z.int(),
    cause: z.enum(sendingCauses).nullable(),
    at: instant,
    nextAt: instant.nullable(),
    endedAt: instant.nullable(),
    isRead: z.boolean(),
  })
  .meta({ id: 'NoticeSending' });
export type SendingView = z.infer<typeof sending>;
export const sendings = pageOf(sending);
export const sendingsQuery = z.strictObject({
  ...pageQueryOf(position),
  site: idOf('site').optional().meta({ description: 'Of whose staff asks.' }),
  city: divisionCode.optional().meta({ description: 'Where the desk asks.' }),
});
