import * as z from 'zod';
import { provenGroups } from '../people';
import { civilDate, idOf, pageOf, pageQueryOf, personName, position, shortText } from './common';
import { forHousehold } from './bookings';
import { cardRevision, careCard } from './cards';

export const newElder = z.strictObject({
  name: personName.meta({ description: 'What the family calls them.' }),
  birthDate: civilDate,
  isMe: z
    .boolean()
    .exactOptional()
    .meta({ description: 'The account is the elder’s own: she speaks for herself.' }),
  ...forHousehold,
});

/** Whom it may book for, and what was shown to prove; never the paper itself. */
export const proofs = z.array(
  z.strictObject({
    group: z.enum(provenGroups),
    published: z.string().nullable(),
    site: idOf('site').nullable(),
    on: civilDate,
  }),
);

export const elder = z
  .strictObject({
    id: idOf('elder'),
    name: z.string(),
    birthDate: civilDate,
    ageInMonths: z.int(),
    proofs,
    card: careCard,
    revision: z.int(),
  })
  .meta({ id: 'Elder' });
export type ElderView = z.infer<typeof elder>;
export const elders = pageOf(elder);

export const householdList = z.strictObject({ ...forHousehold, ...pageQueryOf(position) });

/** All that is proven of a person, as it stands after looking at their papers; what is left out is no longer so. */
export const newProofs = z.strictObject({
  household: idOf('household'),
  proofs: z
    .array(
      z.strictObject({
        group: z.enum(provenGroups),
        published: shortText(40)
          .exactOptional()
          .meta({ description: 'The code of a group on a published list.' }),
      }),
    )
    .max(10),
  revision: cardRevision,
  site: idOf('site')
    .optional()
    .meta({ description: 'Given by an institution: its own site, where alone the proof counts.' }),
});
export const proven = z
  .strictObject({ recipient: z.union([idOf('child'), idOf('elder')]), proofs, revision: z.int() })
  .meta({ id: 'Proven' });
export type ProvenView = z.infer<typeof proven>;

export const household = z.strictObject({ household: idOf('household') }).meta({ id: 'Household' });
