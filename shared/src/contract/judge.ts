import * as z from 'zod';
import { pricings } from '../childcare/childcareClass';
import { careModes, classKinds } from '../policy/childcareKinds';
import { feePeriods } from '../policy/feeItems';
import { serviceLines } from '../policy/serviceLines';
import { ownerships, providerKinds } from '../site';
import { civilDate, clause, divisionCode, fen, shortText, wholeNumber } from './common';
import { capInForce } from './publishing';

/** The public judge: one question, answered by the rules of every city, each for itself. */

export const careQuestion = z
  .strictObject({
    line: z.enum(serviceLines).optional().meta({ description: 'childcare if left out.' }),
    on: civilDate.optional().meta({ description: 'Date of service; today if left out.' }),
    birthDate: civilDate.optional(),
    ageInMonths: wholeNumber(0, 1800).optional().meta({ description: 'Instead of a birth date.' }),
    classKind: z.enum(classKinds).optional().meta({ description: 'Each kind if left out.' }),
    careMode: z.enum(careModes).optional().meta({ description: 'fullDay for childcare if left out.' }),
    per: z
      .enum(feePeriods)
      .optional()
      .meta({ description: 'What the price is for; what the city publishes a cap for if left out.' }),
    priceFen: wholeNumber(1, 100_000_000).optional(),
    pricing: z.enum(pricings).optional().meta({ description: 'inclusive if left out.' }),
    providerKind: z.enum(providerKinds).optional(),
    ownership: z.enum(ownerships).optional(),
    grade: shortText(60).optional(),
    jurisdiction: divisionCode
      .optional()
      .meta({ description: 'One place, a county too; every city families can search in if left out.' }),
  })
  .refine(({ birthDate, ageInMonths }) => birthDate === undefined || ageInMonths === undefined, {
    error: 'a birth date or an age, not both',
    path: ['ageInMonths'],
  });

const verdict = z.enum(['allowed', 'refused', 'noRule']).meta({
  description: 'noRule: nothing published there says yes or no. None is borrowed from another place.',
});
const fits = z.boolean().nullable().meta({ description: 'null where no age was asked about.' });

const option = z.strictObject({
  /** Null for what is not sold by class. */
  classKind: z.enum(classKinds).nullable(),
  verdict,
  age: z
    .strictObject({
      fits,
      ageFromMonths: z.int(),
      ageBelowMonths: z.int().nullable(),
      maxChildren: z.int(),
      clause,
    })
    .nullable()
    .meta({ description: 'null: no rule published.' }),
  price: z
    .strictObject({
      isAllowed: z.boolean().nullable(),
      /** The most that may be charged. */
      mostFen: fen,
      cap: capInForce,
    })
    .nullable()
    .meta({ description: 'null: no rule published, or none that binds such an institution.' }),
});

const cityJudgement = z
  .strictObject({
    jurisdiction: divisionCode,
    name: z.string(),
    /** The best of the options. */
    verdict,
    options: z.array(option),
    scope: z.strictObject({ ageBelowMonths: z.int(), fits, clause }).nullable(),
    kindergartenFloor: z.strictObject({ ageFromMonths: z.int(), fits, clause }).nullable(),
    /** The ways of care the plan asks such institutions for by name. */
    named: z.strictObject({ modes: z.array(z.enum(careModes)), clause }).nullable(),
    /** Who sets the prices of the line, where a plan says so. */
    authority: z.strictObject({ name: z.string(), clause }).nullable(),
    refunds: z.array(
      z.strictObject({
        when: z.enum(['beforeStart', 'afterStart', 'closure']),
        basis: z.enum(['full', 'unusedDays', 'percent', 'none']),
        percent: z.number().nullable(),
        noticeDays: z.int().nullable(),
        usedDaysAtMost: z.int().nullable(),
        version: z.string(),
        status: z.enum(['issued', 'draft']),
        clause,
      }),
    ),
    /** The lists in which nothing is published for this line. */
    unpublished: z.array(z.string()),
  })
  .meta({ id: 'CityJudgement' });

export const careJudgement = z
  .strictObject({
    asked: z.strictObject({
      line: z.enum(serviceLines),
      on: civilDate,
      ageInMonths: z.int().nullable(),
      classKind: z.enum(classKinds).nullable(),
      careMode: z.enum(careModes).nullable(),
      per: z.enum(feePeriods).nullable(),
      priceFen: fen.nullable(),
      pricing: z.enum(pricings),
      providerKind: z.enum(providerKinds).nullable(),
      ownership: z.enum(ownerships).nullable(),
      grade: z.string().nullable(),
    }),
    cities: z.array(cityJudgement),
  })
  .meta({ id: 'CareJudgement' });
export type CareJudgementView = z.infer<typeof careJudgement>;
