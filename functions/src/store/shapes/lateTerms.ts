import { lateUnits, type LateTerms } from '@huiyue/shared/attendance/lateTerms';
import { fen, idOf } from '@huiyue/shared/contract/common';
import * as z from 'zod';
import type { RecordShape } from '../records';

const row = z.object({
  site: idOf('site'),
  said: z.array(
    z.object({
      unitFen: fen,
      unitMinutes: z.literal(lateUnits),
      graceMinutes: z.int(),
      at: z.int(),
      by: idOf('account'),
    }),
  ),
  revision: z.int(),
}) satisfies z.ZodType<LateTerms>;

/** One for each site. */
export const lateTermsShape: RecordShape<LateTerms> = {
  name: 'PICKUP',
  row,
  owner: ({ site }) => site,
  key: () => 'TERMS',
};
