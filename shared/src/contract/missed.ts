import * as z from 'zod';
import { missedDeeds, missedStages } from '../elderServices/missed';
import { roles } from '../people';
import { forHousehold } from './bookings';
import { civilDate, divisionCode, idOf, instant, pageOf, pageQueryOf, position, shortText } from './common';

export const missed = z
  .strictObject({
    booking: idOf('booking'),
    household: idOf('household'),
    recipient: z.strictObject({ id: z.union([idOf('child'), idOf('elder')]), name: z.string() }),
    site: z.strictObject({ id: idOf('site'), name: z.string() }),
    offer: z.string(),
    date: civilDate,
    why: z.enum(['notHome', 'noMark']),
    stage: z.enum(missedStages),
    circleUntil: instant.nullable().meta({ description: 'From then on it is the community’s turn.' }),
    steps: z.array(
      z.strictObject({
        did: z.enum(missedDeeds),
        at: instant,
        stage: z.enum(missedStages).meta({ description: 'The stage it left it in.' }),
        role: z.enum(roles).nullable().meta({ description: 'Null for what the clock did.' }),
        words: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Missed' });
export type MissedView = z.infer<typeof missed>;
export const missedPage = pageOf(missed);

/** The desk asks for a city, an institution for its site, a family for nothing: its own. All but the family's are open ones. */
export const missedQuery = z.strictObject({
  city: divisionCode.optional(),
  site: idOf('site').optional(),
  ...forHousehold,
  ...pageQueryOf(position),
});

/** `seen`: somebody stood before her. Whoever went and saw nobody says `notSeen`: that was no visit. */
export const missedAct = z.strictObject({
  did: z.enum(['reached', 'notReached', 'seen', 'notSeen']),
  words: shortText(200).exactOptional(),
});
export type MissedActBody = z.infer<typeof missedAct>;
