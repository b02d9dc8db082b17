import { consentHows, consentStates, type Consent } from '@huiyue/shared/circle/consent';
import { elderAnswers, type ElderWord } from '@huiyue/shared/circle/elderWord';
import type { Invitation } from '@huiyue/shared/circle/invitation';
import { circleRoles, isHome, isIn, type Member } from '@huiyue/shared/circle/member';
import { idOf } from '@huiyue/shared/contract/common';
import { roles } from '@huiyue/shared/people';
import * as z from 'zod';
import type { RecordShape } from '../records';

const instant = z.int();
const roleList = z.array(z.enum(circleRoles));

/** By elder; and by account, the elders of other households it shares the care of. */
export const memberShape: RecordShape<Member> = {
  name: 'MEMBER',
  row: z.object({
    elder: idOf('elder'),
    household: idOf('household'),
    account: idOf('account'),
    from: idOf('household'),
    name: z.string(),
    relation: z.string(),
    roles: roleList,
    since: instant,
    leftAt: instant.exactOptional(),
    revision: z.int(),
  }),
  owner: ({ elder }) => elder,
  key: ({ account }) => account,
  listed: (member) =>
    isIn(member) && !isHome(member) ? { on: member.account, at: member.elder } : undefined,
};

/** By its code, which is all that a newcomer has; and by elder while it can be used. */
export const invitationShape: RecordShape<Invitation> = {
  name: 'INVITE',
  row: z.object({
    code: z.string(),
    elder: idOf('elder'),
    household: idOf('household'),
    roles: roleList,
    by: idOf('account'),
    expiresAt: instant,
    used: z.object({ by: idOf('account'), at: instant }).exactOptional(),
    revision: z.int(),
  }),
  owner: ({ code }) => code,
  key: () => 'INVITE',
  listed: ({ used, elder, expiresAt }) =>
    used === undefined ? { on: elder, at: String(expiresAt) } : undefined,
};

/** By elder and by who orders; and, while it is to be asked for, by the code that is read out. */
export const consentShape: RecordShape<Consent> = {
  name: 'CONSENT',
  row: z.object({
    elder: idOf('elder'),
    orders: z.union([idOf('household'), z.literal('desk')]),
    state: z.enum(consentStates),
    code: z.string(),
    asked: z.object({ by: idOf('account'), name: z.string(), elderName: z.string(), at: instant }),
    answered: z
      .object({ how: z.enum(consentHows), at: instant, by: idOf('account'), role: z.enum(roles) })
      .exactOptional(),
    revision: z.int(),
  }),
  owner: ({ elder }) => elder,
  key: ({ orders }) => orders,
  listed: ({ state, code, elder, orders }) =>
    state === 'asked' ? { on: 'ALL', at: `${code}#${elder}#${orders}` } : undefined,
};

export const elderWordShape: RecordShape<ElderWord> = {
  name: 'ELDERWORD',
  row: z.object({
    booking: idOf('booking'),
    elder: idOf('elder'),
    answer: z.enum(elderAnswers),
    at: instant,
    by: idOf('account'),
    role: z.enum(roles),
    revision: z.int(),
  }),
  owner: ({ booking }) => booking,
  key: () => 'WORD',
};
