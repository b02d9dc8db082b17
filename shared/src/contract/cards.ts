import * as z from 'zod';
import { mostCollectors } from '../circle/cardFields';
import { allergens, diets } from '../diet';
import { careLevels, mobilities } from '../people';
import { civilDate, idOf, personName, shortText } from './common';
import { forHousehold } from './bookings';

const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 -]{4,18}[0-9]$/, 'a telephone number')
  .meta({ description: 'Figures, gaps and hyphens.', example: '138 0000 0000' });

/** What the family says of somebody. Left out is not said, and what was said before is then taken off the card. */
const said = {
  allergies: z.array(z.enum(allergens)).max(allergens.length).exactOptional(),
  diets: z.array(z.enum(diets)).max(diets.length).exactOptional(),
  mobility: z.enum(mobilities).exactOptional(),
  emergencyContact: z.strictObject({ name: personName, phone }).exactOptional(),
};
const address = shortText(80).exactOptional();
const collectors = z
  .array(z.strictObject({ name: personName, phone: phone.exactOptional() }))
  .max(mostCollectors)
  .exactOptional();
const cardSaid = z.strictObject({ ...said, address, collectors });
export type CardSaid = z.infer<typeof cardSaid>;

/** Beside those who keep the card. */
export const collector = z.strictObject({ name: z.string(), phone: z.string().nullable() });

export const careLevel = z
  .strictObject({
    level: z.enum(careLevels),
    on: civilDate.meta({ description: 'The day of the assessment.' }),
    /** Where an institution looked at it; null for the desk. */
    site: idOf('site').nullable(),
  })
  .meta({ id: 'CareLevel' });

/** A card as its reader may see it; null is not said, or not theirs to see. */
export const careCard = z
  .strictObject({
    allergies: z.array(z.enum(allergens)),
    diets: z.array(z.enum(diets)),
    mobility: z.enum(mobilities).nullable(),
    emergencyContact: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
    address: z.string().nullable(),
    careLevel: careLevel.nullable(),
    collectors: z.array(collector),
  })
  .meta({ id: 'CareCard' });
export type CareCardView = z.infer<typeof careCard>;

export const cardRevision = z
  .int({ error: 'must be the revision of the card that was read' })
  .min(1)
  .meta({ description: 'The one that was read: refused if there is another.' });

const changed = {
  name: personName,
  birthDate: civilDate,
  revision: cardRevision,
  ...forHousehold,
};
export const changedChild = z.strictObject({
  ...changed,
  card: cardSaid.meta({ description: 'All the family says; a child has no address.' }),
});
export const changedElder = z.strictObject({
  ...changed,
  card: z.strictObject({ ...said, address }).meta({ description: 'All the family says.' }),
});

const person = z.union([idOf('child'), idOf('elder')]);

export const removed = z.strictObject({ removed: person }).meta({ id: 'RemovedCard' });

export const newCareLevel = z.strictObject({
  household: idOf('household'),
  level: z.enum(careLevels),
  on: civilDate,
  site: idOf('site').optional().meta({ description: 'Given by an institution: its own site.' }),
});
export const assessed = z.strictObject({ elder: idOf('elder'), careLevel }).meta({ id: 'Assessed' });

/** What an institution may know of whom it is to look after; nothing that the booking does not need. */
export const bookingCard = z
  .strictObject({
    booking: idOf('booking'),
    recipient: z.strictObject({ id: person, kind: z.enum(['child', 'elder']), name: z.string() }),
    card: careCard,
  })
  .meta({ id: 'BookingCard' });
export type BookingCardView = z.infer<typeof bookingCard>;
