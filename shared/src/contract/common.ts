import * as z from 'zod';
import { isCivilDate, isCivilMonth, type CivilDate, type CivilMonth } from '../civil';
import { isId, type Id, type IdKind } from '../ids';
import { isFen, type Fen } from '../money';

/** Building blocks of every resource. Objects are strict: an unknown field is a mistake worth hearing about. */

export const fen = z
  .int()
  .refine((value): value is Fen => isFen(value), 'whole fen, not negative')
  .meta({ id: 'Fen', description: 'Money in whole fen; 100 fen are one yuan.', example: 185000 });

/** A price is never zero: a free place would be another product. */
export const priceFen = fen.refine((value) => value > 0, 'a price is above zero');

/** Later dates are typing mistakes, and would leave no room to count onward from them. */
const lastYear = '2199';
/** Dates begin with 1900, and a month may have to look back to the one before it. */
const firstYear = '1901';

export const civilDate = z
  .string()
  .refine(
    (text): text is CivilDate => isCivilDate(text) && text.slice(0, 4) <= lastYear,
    'a date that exists, YYYY-MM-DD',
  )
  .meta({ id: 'CivilDate', description: 'A day at +08:00.', example: '2026-12-01' });

export const civilMonth = z
  .string()
  .refine(
    (text): text is CivilMonth =>
      isCivilMonth(text) && firstYear <= text.slice(0, 4) && text.slice(0, 4) <= lastYear,
    'a month, YYYY-MM',
  )
  .meta({ id: 'CivilMonth', description: 'A month at +08:00.', example: '2026-12' });

export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/, 'an instant at +08:00')
  .meta({ id: 'Instant', example: '2026-11-23T18:00:00+08:00' });

export const divisionCode = z
  .string()
  .regex(/^\d{6}$/, 'a six-digit division code')
  .meta({ id: 'DivisionCode', example: '360203' });

export function idOf<K extends IdKind>(kind: K) {
  return z.string().refine((text): text is Id<K> => isId(kind, text), `the id of a ${kind}`);
}

export const personName = z
  .string()
  .trim()
  .min(1, 'a name')
  .max(30, 'at most 30 characters')
  .refine((text) => !/\p{Cc}/u.test(text), 'no control characters');

export const shortText = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'not empty')
    .max(most, `at most ${most} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), 'no control characters');

/** A published rule, complete enough to be shown without asking again. */
export const clause = z
  .strictObject({
    id: z.string(),
    document: z.string(),
    title: z.string(),
    number: z.string().exactOptional(),
    issuer: z.string(),
    status: z.enum(['issued', 'draft']),
    phrase: z.string(),
    reading: z.string().exactOptional(),
    confidence: z.enum(['high', 'medium', 'low']).exactOptional(),
    version: z.string(),
  })
  .meta({ id: 'Clause' });

export const cap = z.strictObject({ capFen: fen, clause }).meta({
  id: 'PriceCap',
  description: 'The published cap on the day of service, and the clause that publishes it.',
});

/** Query strings carry text; this reads a whole number out of one. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most));

const decimal = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,8})?$/, 'a decimal number')
    .transform(Number)
    .pipe(z.number().min(least).max(most));

export const longitude = decimal(-180, 180);
export const latitude = decimal(-90, 90);

/** A cursor is taken from the answer before, and means something in its own list alone. */
export function pageQueryOf<Cursor extends z.ZodType>(cursor: Cursor) {
  return {
    limit: wholeNumber(1, 50).optional().meta({ description: 'At most 50; 20 if left out.' }),
    cursor: cursor.optional().meta({ description: 'The `next` of the answer before.' }),
  };
}

/** The cursor of lists that are sorted after loading: where the next page starts. */
export const position = wholeNumber(0, 999_999);

/** The page parameters of such a list that takes no others. */
export const placeInList = z.strictObject(pageQueryOf(position));

export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    /** Ask again with this as `cursor`; null on the last page. */
    next: z.string().nullable(),
  });
}

/** The one shape of every answer that is not a success. */
export const problem = z
  .strictObject({
    code: z.string().meta({ description: 'Dotted, stable: the identity of the refusal.' }),
    facts: z.record(z.string(), z.unknown()).optional(),
    clause: clause.optional(),
    issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;
