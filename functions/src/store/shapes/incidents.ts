import { civilDate, divisionCode, idOf } from '@huiyue/shared/contract/common';
import { closedAt, incidentKinds, toldParties, type Incident } from '@huiyue/shared/incidents/incident';
import { roles } from '@huiyue/shared/people';
import * as z from 'zod';
import type { RecordShape } from '../records';

const word = z.object({
  words: z.string(),
  told: z.array(z.enum(toldParties)),
  closes: z.boolean(),
  at: z.int(),
  by: idOf('account'),
  role: z.enum(roles),
});

const row = z.object({
  id: idOf('incident'),
  site: z.object({ id: idOf('site'), name: z.string() }),
  city: divisionCode,
  jurisdiction: divisionCode,
  kind: z.enum(incidentKinds),
  on: civilDate,
  at: z.int(),
  concerned: z.array(
    z.object({
      booking: idOf('booking'),
      household: idOf('household'),
      recipient: z.object({ id: z.union([idOf('child'), idOf('elder')]), name: z.string() }),
      offer: z.string(),
    }),
  ),
  what: z.string(),
  words: z.tuple([word], word),
  revision: z.int(),
}) satisfies z.ZodType<Incident>;

/** A site's incidents, and those of a city by the day they happened on; the open ones are a list of their own. */
export const incidentShape: RecordShape<Incident> = {
  name: 'INCIDENT',
  row,
  owner: ({ site }) => site.id,
  key: ({ id }) => id,
  listed: ({ city, on, id }) => ({ on: city, at: `${on}#${id}` }),
  due: (incident) =>
    closedAt(incident) === undefined
      ? { on: incident.site.id, at: `${incident.on}#${incident.id}` }
      : undefined,
};
