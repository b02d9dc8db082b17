import { leavingStates, type Leaving } from '@huiyue/shared/childcare/leaving';
import type { TrialTerms, TrialUse } from '@huiyue/shared/childcare/trial';
import { civilDate, fen, idOf } from '@huiyue/shared/contract/common';
import { occasions, type TourBooking, type TourSlot } from '@huiyue/shared/tours/tour';
import * as z from 'zod';
import type { RecordShape } from '../records';

const trialRow = z.object({
  site: idOf('site'),
  class: idOf('class'),
  daysPerChild: z.int(),
  priceFen: fen,
  revision: z.int(),
});

export const trialShape: RecordShape<TrialTerms> = {
  name: 'TRIAL',
  row: trialRow,
  owner: ({ site }) => site,
  key: (terms) => terms.class,
};

const trialUseRow = z.object({
  child: idOf('child'),
  site: idOf('site'),
  uses: z.array(z.object({ booking: idOf('booking'), at: z.int() })),
  revision: z.int(),
});

export const trialUseShape: RecordShape<TrialUse> = {
  name: 'TRIED',
  row: trialUseRow,
  owner: ({ child }) => child,
  key: ({ site }) => site,
};

export const leavingShape: RecordShape<Leaving> = {
  name: 'LEAVING',
  row: z.object({
    booking: idOf('booking'),
    on: civilDate,
    state: z.enum(leavingStates),
    at: z.int(),
    by: idOf('account'),
    released: z.array(idOf('booking')),
    revision: z.int(),
  }),
  owner: ({ booking }) => booking,
  key: () => 'LEAVING',
  due: ({ on, state }) => (state === 'planned' ? { on: 'ALL', at: on } : undefined),
};

const tourFacts = {
  site: idOf('site'),
  siteName: z.string(),
  slot: z.string(),
  occasion: z.enum(occasions),
  date: civilDate,
  from: z.int(),
  to: z.int(),
  revision: z.int(),
};
const tourRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('slot'),
    ...tourFacts,
    places: z.int(),
    note: z.string().exactOptional(),
    parties: z.array(
      z.object({ household: idOf('household'), name: z.string(), people: z.int(), at: z.int() }),
    ),
    closed: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('booking'),
    ...tourFacts,
    household: idOf('household'),
    people: z.int(),
    state: z.enum(['coming', 'cancelled', 'closed']),
    reason: z.string().exactOptional(),
  }),
]);

/** The hour with its guests, and each guest's own copy: both kinds are written in one commit. */
export const tourShape: RecordShape<TourSlot | TourBooking> = {
  name: 'TOUR',
  row: tourRow,
  owner: (record) => (record.kind === 'slot' ? record.site : record.household),
  key: (record) => (record.kind === 'slot' ? record.slot : `${record.slot}#${record.site}`),
};
