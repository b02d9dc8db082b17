import * as z from 'zod';
import { civilDate, idOf } from '@huiyue/shared/contract/common';
import { pausables, pauseReasons, type AreaPause } from '@huiyue/shared/desk/areaPause';
import { callbackKinds, callOutcomes, type Callback } from '@huiyue/shared/desk/callback';
import { emergencyActs, type Emergency } from '@huiyue/shared/desk/emergency';
import { numberKinds } from '@huiyue/shared/desk/identityNumber';
import { linkProofs } from '@huiyue/shared/desk/linkProof';
import type { KnownNumber, ProofCode, ProofGuesses, ServedHousehold } from '../../ports';
import type { RecordShape } from '../records';

const recipient = z.union([idOf('child'), idOf('elder')]);

/** A household, and an area whose desk serves it. */
export const servedHouseholds: RecordShape<ServedHousehold> = {
  name: 'DESKSERVES',
  row: z.object({
    household: idOf('household'),
    jurisdiction: z.string(),
    by: idOf('account'),
    at: z.int(),
    revision: z.int(),
  }),
  owner: ({ household }) => household,
  key: ({ jurisdiction }) => jurisdiction,
};

/** Under the keyed hash of a number lies everybody who gave it: two households with one telephone are two rows. */
export const knownNumbers: RecordShape<KnownNumber> = {
  name: 'NUMBER',
  row: z.object({
    hash: z.string(),
    keyId: z.string(),
    kind: z.enum(numberKinds),
    lastFour: z.string(),
    household: idOf('household'),
    recipient: recipient.exactOptional(),
    name: z.string(),
    birthDate: civilDate.exactOptional(),
    by: idOf('account'),
    at: z.int(),
    links: z.array(z.object({ proof: z.enum(linkProofs), by: idOf('account'), at: z.int() })).exactOptional(),
    revision: z.int(),
  }),
  owner: ({ hash }) => hash,
  key: ({ household }) => household,
  listed: ({ household, at }) => ({ on: household, at: String(at).padStart(15, '0') }),
};

/** Under the worker, by household: another worker, or another household, is another count. */
export const proofGuesses: RecordShape<ProofGuesses> = {
  name: 'GUESSES',
  row: z.object({
    account: idOf('account'),
    household: idOf('household'),
    wrong: z.int(),
    at: z.int(),
    revision: z.int(),
  }),
  owner: ({ account }) => account,
  key: ({ household }) => household,
};

/** Under the worker, by household, as the guesses are: one at a time. */
export const proofCodes: RecordShape<ProofCode> = {
  name: 'PROOFCODE',
  row: z.object({
    account: idOf('account'),
    household: idOf('household'),
    hash: z.string(),
    phoneEnd: z.string(),
    at: z.int(),
    state: z.enum(['sending', 'sent', 'failed']),
    revision: z.int(),
  }),
  owner: ({ account }) => account,
  key: ({ household }) => household,
};

/** By itself under its id; on the list of its place while it is open, by its deadline; and with its pause for good. */
export const callbacks: RecordShape<Callback> = {
  name: 'CALL',
  row: z.object({
    id: idOf('callback'),
    kind: z.enum(callbackKinds),
    jurisdiction: z.string(),
    household: idOf('household'),
    recipient: z.object({ id: recipient, name: z.string() }).exactOptional(),
    booking: idOf('booking').exactOptional(),
    about: z.string(),
    days: z.array(civilDate),
    deadline: z.int(),
    since: z.int(),
    pause: idOf('areaPause').exactOptional(),
    pausedDays: z.array(civilDate).exactOptional(),
    resumed: z.enum(['given', 'refused']).exactOptional(),
    claimed: z.object({ by: idOf('account'), name: z.string(), at: z.int() }).exactOptional(),
    attempts: z.array(
      z.object({
        at: z.int(),
        by: idOf('account'),
        outcome: z.enum(callOutcomes),
        note: z.string().exactOptional(),
        nextAt: z.int().exactOptional(),
      }),
    ),
    isClosed: z.boolean(),
    revision: z.int(),
  }),
  owner: ({ id }) => id,
  key: () => 'CALL',
  listed: ({ isClosed, jurisdiction, deadline, id }) =>
    isClosed ? undefined : { on: `OPEN#${jurisdiction}`, at: `${String(deadline).padStart(15, '0')}#${id}` },
  due: ({ pause, id }) => (pause === undefined ? undefined : { on: pause, at: id }),
};

export const emergencies: RecordShape<Emergency> = {
  name: 'EMERGENCY',
  row: z.object({
    id: idOf('emergency'),
    jurisdiction: z.string(),
    household: idOf('household').exactOptional(),
    elder: idOf('elder').exactOptional(),
    name: z.string(),
    address: z.string(),
    conditions: z.string().exactOptional(),
    contacts: z.array(z.object({ name: z.string(), relation: z.string() })),
    what: z.string(),
    steps: z.array(
      z.object({
        at: z.int(),
        by: idOf('account'),
        name: z.string(),
        act: z.enum(emergencyActs),
        isAnswered: z.boolean().exactOptional(),
        contact: z.int().exactOptional(),
        note: z.string().exactOptional(),
      }),
    ),
    isClosed: z.boolean(),
    revision: z.int(),
  }),
  owner: ({ id }) => id,
  key: () => 'EMERGENCY',
  listed: ({ jurisdiction, isClosed, id }) => ({
    on: jurisdiction,
    // What is open stands first, whenever it began.
    at: `${isClosed ? 'closed' : 'again'}#${id}`,
  }),
};

/** All pauses there ever were lie together, by their last day: whoever books asks for those that are not over. */
export const areaPauses: RecordShape<AreaPause> = {
  name: 'PAUSE',
  row: z.object({
    id: idOf('areaPause'),
    jurisdiction: z.string(),
    products: z.array(z.enum(pausables)),
    from: civilDate,
    until: civilDate,
    reason: z.enum(pauseReasons),
    words: z.string(),
    by: idOf('account'),
    at: z.int(),
    lifted: z.object({ by: idOf('account'), at: z.int() }).exactOptional(),
    revision: z.int(),
  }),
  owner: () => 'areaPauses',
  key: ({ until, id }) => `${until}~${id}`,
};
