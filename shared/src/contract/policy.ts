import * as z from 'zod';
import { classKinds } from '../policy/childcareKinds';
import { serviceLines } from '../policy/serviceLines';
import { cap, civilDate, clause, divisionCode, pageOf } from './common';

export const city = z
  .strictObject({
    code: divisionCode,
    name: z.string(),
    province: z.string(),
    /** Where a search starts until a family says where it is. */
    centre: z.strictObject({ longitude: z.number(), latitude: z.number() }),
    publishesCaps: z.boolean(),
    hotline: z
      .strictObject({ phone: z.string(), lines: z.array(z.enum(serviceLines)), clause })
      .nullable()
      .meta({
        description: 'Whom an older person may call. Null: no number is published, and none is guessed.',
      }),
    districts: z.array(z.strictObject({ code: divisionCode, name: z.string() })),
  })
  .meta({ id: 'City' });
export const cities = pageOf(city);
export type CityView = z.infer<typeof city>;

export const classRule = z
  .strictObject({
    ageFromMonths: z.int(),
    ageBelowMonths: z.int().optional(),
    maxChildren: z.int(),
    clause,
  })
  .meta({ id: 'ClassRule' });

export const childcarePolicyQuery = z.strictObject({
  jurisdiction: divisionCode,
  on: civilDate.optional().meta({ description: 'Date of service; today if left out.' }),
});

/** Everything a city publishes about childcare classes. A null means: no rule published, and none is guessed. */
export const childcarePolicy = z
  .strictObject({
    jurisdiction: divisionCode,
    name: z.string(),
    on: civilDate,
    classes: z.array(
      z.strictObject({ kind: z.enum(classKinds), cap: cap.nullable(), rule: classRule.nullable() }),
    ),
    unanswered: z.array(z.strictObject({ key: z.string(), question: z.string() })),
  })
  .meta({ id: 'ChildcarePolicy' });
export type ChildcarePolicyView = z.infer<typeof childcarePolicy>;
