import * as z from 'zod';
import { confirmedHows, noticedTags, serviceDeeds } from '../elderServices/serviceRecord';
import { roles } from '../people';
import { mark } from './attendance';
import { carerNamed } from './carers';
import { civilDate, idOf, instant, pageOf, pageQueryOf, position, shortText } from './common';

const words = shortText(300).exactOptional().meta({ description: 'The family reads it as written.' });
const tags = z.array(z.enum(noticedTags)).max(noticedTags.length);

export const newServiceMark = z
  .strictObject({
    did: z.enum(serviceDeeds),
    happenedAt: instant.meta({
      description: 'By the device that saw it; the same day, however late it arrives.',
    }),
    carer: idOf('carer').exactOptional(),
    words,
    tags: tags.exactOptional(),
  })
  .refine(
    ({ did, words: said, tags: seen }) => did !== 'noticed' || said !== undefined || (seen?.length ?? 0) > 0,
    'what was noticed',
  );
export type NewServiceMark = z.infer<typeof newServiceMark>;

const serviceMark = z
  .strictObject({
    did: z.enum(serviceDeeds),
    happenedAt: instant,
    at: instant,
    by: z.strictObject({ account: idOf('account'), role: z.enum(roles), name: z.string().nullable() }),
    carer: z.strictObject({ id: idOf('carer'), name: z.string() }).nullable(),
    words: z.string().nullable(),
    tags,
  })
  .meta({ id: 'ServiceMark' });

/** Three facts apart: that it was given, what was noticed, and the elder's own word. None of them stands for another. */
export const serviceRecord = z
  .strictObject({
    booking: idOf('booking'),
    on: civilDate,
    recipient: z.strictObject({ id: z.union([idOf('child'), idOf('elder')]), name: z.string() }),
    offer: z.string(),
    comes: carerNamed.nullable().meta({ description: 'Who is sent there; null where nobody is yet.' }),
    begun: serviceMark.nullable(),
    ended: serviceMark.nullable(),
    delivered: serviceMark.nullable(),
    notHome: serviceMark.nullable(),
    noticed: z.array(serviceMark).meta({ description: 'All marks that carry words or tags, oldest first.' }),
    confirmation: z
      .strictObject({ how: z.enum(confirmedHows), at: instant, words: z.string().nullable() })
      .nullable()
      .meta({ description: 'The elder’s own word. Null is silence, and silence is no confirmation.' }),
    conflicts: z
      .array(serviceMark)
      .meta({ description: 'Marks that contradict the ones that stand; for people to settle.' }),
    attendance: mark.nullable().meta({ description: 'What the roll-call says of the day.' }),
    code: z
      .string()
      .nullable()
      .meta({ description: 'For the household alone: the elder tells it to the carer who is there.' }),
  })
  .meta({ id: 'ServiceRecord' });
export type ServiceRecordView = z.infer<typeof serviceRecord>;
export const serviceRecords = pageOf(serviceRecord);

export const serviceRecordsQuery = z.strictObject({ date: civilDate, ...pageQueryOf(position) });

/** By her own tap, by the number she tells the carer, or by what she says to the desk on the phone. */
export const newConfirmation = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('tap'), words }),
  z.strictObject({ how: z.literal('code'), code: z.string().regex(/^\d{4}$/, 'four digits') }),
  z.strictObject({ how: z.literal('phone'), words }),
]);
export type NewConfirmation = z.infer<typeof newConfirmation>;
