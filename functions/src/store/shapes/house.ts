import { civilDate, idOf } from '@huiyue/shared/contract/common';
import type { Closing } from '@huiyue/shared/house/closing';
import { companions, type CompanionMeal } from '@huiyue/shared/house/companionMeal';
import type { DeliveryRoute } from '@huiyue/shared/house/route';
import * as z from 'zod';
import type { RecordShape } from '../records';

export const deliveryRouteShape: RecordShape<DeliveryRoute> = {
  name: 'ROUTE',
  row: z.object({
    service: idOf('service'),
    recipients: z.array(z.union([idOf('child'), idOf('elder')])),
    revision: z.int(),
  }),
  owner: ({ service }) => service,
  key: () => 'ROUTE',
};

/** In order of their last days: what was over before a day is not read for it. */
export const closingShape: RecordShape<Closing> = {
  name: 'CLOSING',
  row: z.object({
    id: idOf('closing'),
    site: idOf('site'),
    from: civilDate,
    until: civilDate,
    reason: z.string(),
    instead: civilDate.exactOptional(),
    by: idOf('account'),
    at: z.int(),
    told: z.array(idOf('booking')),
    moved: z.array(idOf('booking')),
    closed: z.array(idOf('booking')),
    revision: z.int(),
  }),
  owner: ({ site }) => site,
  key: ({ until, id }) => `${until}#${id}`,
};

/** In order of days, whenever they were written down. */
export const companionMealShape: RecordShape<CompanionMeal> = {
  name: 'COMPANION',
  row: z.object({
    id: idOf('companionMeal'),
    site: idOf('site'),
    on: civilDate,
    companion: z.enum(companions),
    name: z.string(),
    dishes: z.array(z.string()),
    words: z.string(),
    at: z.int(),
    by: idOf('account'),
    revision: z.int(),
  }),
  owner: ({ site }) => site,
  key: ({ on, id }) => `${on}#${id}`,
};
