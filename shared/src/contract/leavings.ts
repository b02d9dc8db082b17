import * as z from 'zod';
import { leavingStates } from '../childcare/leaving';
import { civilDate, civilMonth, idOf } from './common';

export const newLeaving = z.strictObject({
  on: civilDate.meta({ description: 'The first day on which the child no longer comes; today or later.' }),
});

export const leaving = z
  .strictObject({
    booking: idOf('booking'),
    /** Null where nobody has said anything, or it was taken back. */
    on: civilDate.nullable(),
    state: z.enum(leavingStates).nullable(),
    released: z
      .array(idOf('booking'))
      .meta({ description: 'Later months in the same class that were given back with it.' }),
    later: z
      .array(z.strictObject({ booking: idOf('booking'), month: civilMonth }))
      .meta({ description: 'Later months in the same class that would be given back with it.' }),
  })
  .meta({ id: 'Leaving' });
export type LeavingView = z.infer<typeof leaving>;
