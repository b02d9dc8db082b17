import * as z from 'zod';
import { cares } from '../elderServices/care';
import { civilDate, idOf, pageOf, pageQueryOf, personName, position } from './common';
import { minute } from './places';

export const care = z.enum(cares);

const hours = z
  .strictObject({
    weekday: z.int().min(0).max(6).meta({ description: '0 is Monday.' }),
    from: minute,
    to: minute,
  })
  .refine(({ from, to }) => from < to, 'from comes before to');

const carerTerms = {
  name: personName,
  hours: z.array(hours).max(21),
  cares: z.array(care).max(cares.length),
  leftOn: civilDate.exactOptional().meta({ description: 'From then on they are sent nowhere.' }),
};

export const newCarer = z.strictObject(carerTerms);
export type NewCarer = z.infer<typeof newCarer>;
export const changedCarer = z.strictObject({ ...carerTerms, revision: z.int().min(1) });

export const carer = z
  .strictObject({ id: idOf('carer'), site: idOf('site'), ...carerTerms, revision: z.int() })
  .meta({ id: 'Carer' });
export type CarerView = z.infer<typeof carer>;
export const carers = pageOf(carer);

export const roundsQuery = z.strictObject({ date: civilDate, ...pageQueryOf(position) });

export const carerNamed = z.strictObject({ id: idOf('carer'), name: z.string() });

/** One visit of the day: who goes, or who could. */
export const roundVisit = z
  .strictObject({
    booking: idOf('booking'),
    recipient: z.strictObject({ id: z.union([idOf('child'), idOf('elder')]), name: z.string() }),
    service: z.strictObject({ id: idOf('service'), name: z.string(), care: care.nullable() }),
    from: minute,
    to: minute,
    state: z.enum(['requested', 'confirmed']),
    address: z.string().nullable(),
    carer: carerNamed.nullable(),
    proposed: carerNamed
      .nullable()
      .meta({ description: 'Somebody free who does this; null where nobody is.' }),
  })
  .meta({ id: 'RoundVisit' });

export const rounds = z
  .strictObject({
    site: idOf('site'),
    date: civilDate,
    revision: z.int().meta({ description: '0 where nobody was sent anywhere yet.' }),
    /** In order of time. */
    items: z.array(roundVisit),
    next: z.string().nullable(),
  })
  .meta({ id: 'Rounds' });
export type RoundsView = z.infer<typeof rounds>;

export const assignment = z.strictObject({
  visits: z
    .array(z.strictObject({ booking: idOf('booking'), carer: idOf('carer').nullable() }))
    .min(1)
    .max(60)
    .refine(
      (visits) => new Set(visits.map(({ booking }) => booking)).size === visits.length,
      'one carer for each booking',
    ),
  revision: z.int().min(0).meta({ description: 'The revision of the rounds this was decided on.' }),
});
