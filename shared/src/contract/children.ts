import * as z from 'zod';
import { classKinds } from '../policy/childcareKinds';
import { civilDate, divisionCode, fen, idOf, pageOf, personName } from './common';
import { forHousehold } from './bookings';
import { careCard } from './cards';
import { proofs } from './elders';

export const newChild = z.strictObject({
  name: personName.meta({ description: 'What the family calls the child.' }),
  birthDate: civilDate,
  city: divisionCode.meta({ description: 'The city the family is looking in; its rules say who is of age.' }),
  ...forHousehold,
});

export const child = z
  .strictObject({
    id: idOf('child'),
    name: z.string(),
    birthDate: civilDate,
    ageInMonths: z.int(),
    proofs,
    card: careCard,
    revision: z.int(),
  })
  .meta({ id: 'Child' });
export const children = pageOf(child);
export type ChildView = z.infer<typeof child>;

const fittingClass = z.strictObject({
  kind: z.enum(classKinds),
  ageFromMonths: z.int(),
  ageBelowMonths: z.int().optional(),
  capFen: fen.nullable(),
});

export const fitQuery = z.strictObject({
  jurisdiction: divisionCode,
  on: civilDate.optional(),
  ...forHousehold,
});

/** Which class fits on a day, and on which days that changes. Empty `fits` with `publishesRules: false`: the city publishes no age windows. */
export const fit = z
  .strictObject({
    child: idOf('child'),
    on: civilDate,
    ageInMonths: z.int(),
    publishesRules: z.boolean(),
    fits: z.array(fittingClass),
    changes: z.array(z.strictObject({ on: civilDate, fits: z.array(fittingClass) })),
  })
  .meta({ id: 'Fit' });
export type FitView = z.infer<typeof fit>;
