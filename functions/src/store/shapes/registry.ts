import { civilDate, idOf } from '@huiyue/shared/contract/common';
import { selfCheckAnswers, type SelfCheck } from '@huiyue/shared/registry/selfCheck';
import {
  posts,
  type Barred,
  type BarredAttempt,
  type StaffMember,
} from '@huiyue/shared/registry/staffMember';
import * as z from 'zod';
import type { RecordShape } from '../records';

/** By site; and under the keyed digest, so that whoever is barred is found wherever they work. */
export const staffShape: RecordShape<StaffMember> = {
  name: 'STAFF',
  row: z.object({
    id: idOf('staff'),
    site: idOf('site'),
    name: z.string(),
    post: z.enum(posts),
    identity: z.object({ digest: z.string(), lastFour: z.string() }),
    since: civilDate,
    leftOn: civilDate.exactOptional(),
    certificate: z
      .object({ title: z.string(), number: z.string(), until: civilDate.exactOptional() })
      .exactOptional(),
    health: z.object({ on: civilDate, until: civilDate }).exactOptional(),
    enteredAt: z.int(),
    enteredBy: idOf('account'),
    revision: z.int(),
  }),
  owner: ({ site }) => site,
  key: ({ id }) => id,
  listed: ({ identity, id }) => ({ on: identity.digest, at: id }),
};

export const barredShape: RecordShape<Barred> = {
  name: 'BARRED',
  row: z.object({
    digest: z.string(),
    decision: z.string(),
    authority: z.string(),
    on: civilDate,
    by: idOf('account'),
    lifted: z.object({ decision: z.string(), on: civilDate, by: idOf('account') }).exactOptional(),
    revision: z.int(),
  }),
  owner: ({ digest }) => digest,
  key: () => 'BAR',
};

export const barredAttemptShape: RecordShape<BarredAttempt> = {
  name: 'ATTEMPT',
  row: z.object({
    id: idOf('attempt'),
    site: idOf('site'),
    jurisdiction: z.string(),
    city: z.string(),
    digest: z.string(),
    lastFour: z.string(),
    at: z.int(),
    by: idOf('account'),
    revision: z.int(),
  }),
  owner: ({ site }) => site,
  key: ({ id }) => id,
  listed: ({ city, at, id }) => ({ on: city, at: `${String(at).padStart(15, '0')}#${id}` }),
};

export const selfCheckShape: RecordShape<SelfCheck> = {
  name: 'SELFCHECK',
  row: z.object({
    site: idOf('site'),
    on: civilDate,
    by: idOf('account'),
    answers: z.record(z.string(), z.enum(selfCheckAnswers)),
    revision: z.int(),
  }),
  owner: ({ site }) => site,
  key: () => 'LAST',
};
