import {
  codeAsTyped,
  invitationCode,
  invitationMs,
  isOpen,
  mostOpenInvitations,
  type Invitation,
} from '@huiyue/shared/circle/invitation';
import {
  homeRoles,
  isHome,
  isIn,
  mayDo,
  refusalOfJoining,
  refusalOfRoles,
  type CircleRole,
  type Member,
} from '@huiyue/shared/circle/member';
import { isoAt } from '@huiyue/shared/civil';
import type { CircleElderView, CircleView, InvitationView } from '@huiyue/shared/contract/circle';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor, Elder } from '@huiyue/shared/people';
import type { Deps, NamingReceipt } from '../ports';
import { absent, type Absent } from './absent';
import { consentView, newConsent, ordersOf } from './circleConsents';
import { elderView } from './elders';
import { membershipsOf, ownHousehold, reachPerson } from './reach';
import { untilSettled } from './untilSettled';

type Household = Id<'household'>;
type Asked = { readonly elder: Id<'elder'>; readonly household: Household | undefined };

export async function readCircle(deps: Deps, actor: Actor, asked: Asked): Promise<CircleView | Absent> {
  const elder = await elderInReach(deps, actor, asked, 'see');
  return elder ? circleView(deps, actor, elder, await deps.members.of(elder.id)) : absent;
}

/** Elders of other households in whose circle I am. One whose card was taken away is no longer among them. */
export async function listCircleElders(deps: Deps, actor: Actor): Promise<readonly CircleElderView[]> {
  const members = await membershipsOf(deps, actor);
  const elders = await Promise.all(members.map(({ household, elder }) => deps.elders.find(household, elder)));
  return members.flatMap(({ relation, roles }, index) => {
    const elder = elders[index];
    if (!elder) return [];
    return [{ elder: elderView(deps, elder, { kind: 'circle' }), relation, roles: [...roles] }];
  });
}

/** A code for one more. Whoever takes part in the circle without deciding cannot let others in. */
export function inviteMember(
  deps: Deps,
  actor: Actor,
  asked: Asked & { readonly roles: readonly CircleRole[] },
  receipt: NamingReceipt,
): Promise<Outcome<InvitationView> | Absent> {
  return untilSettled(async () => {
    const elder = await elderInReach(deps, actor, asked, 'decide');
    if (!elder) return absent;
    const now = deps.now();
    const open = (await deps.invitations.listed(elder.id)).filter((one) => isOpen(one, now));
    if (open.length >= mostOpenInvitations)
      return refused({
        code: 'circle.tooManyCodes',
        facts: { codes: open.length, most: mostOpenInvitations },
      });
    const invitation: Invitation = {
      code: invitationCode(receipt.digest),
      elder: elder.id,
      household: elder.household,
      roles: asked.roles,
      by: actor.account,
      expiresAt: now + invitationMs,
      revision: 1,
    };
    const { code, roles, expiresAt } = invitation;
    const body = { code, roles: [...roles], expiresAt: isoAt(expiresAt) };
    const written = await deps.invitations.write([invitation], { receipt, body });
    if (written === 'stale') throw new Error('a code was given out twice');
    return accepted(body);
  });
}

/** A code lets in one account, once. Whoever is to order by it has the elder asked in the same commit. */
export function joinCircle(
  deps: Deps,
  actor: Actor,
  asked: { readonly code: string; readonly name: string; readonly relation: string },
  receipt: NamingReceipt,
): Promise<Outcome<CircleView> | Absent> {
  return untilSettled(async () => {
    const now = deps.now();
    const invitation = await deps.invitations.find(codeAsTyped(asked.code), 'INVITE');
    const elder =
      invitation && isOpen(invitation, now)
        ? await deps.elders.find(invitation.household, invitation.elder)
        : undefined;
    // Wrong, used, run out, its elder gone: whoever guesses learns nothing from which.
    if (!invitation || !elder) return refused({ code: 'circle.codeNotValid', facts: {} });

    const members = await deps.members.of(elder.id);
    const { roles, household } = invitation;
    const refusal = refusalOfJoining(members, { account: actor.account, roles });
    if (refusal) return refused(refusal);
    const before = members.find(({ account }) => account === actor.account);
    const from = ownHousehold(actor);
    const member: Member = {
      elder: elder.id,
      household,
      account: actor.account,
      from,
      name: asked.name,
      relation: asked.relation,
      // Whoever keeps the card decides anyway; by a code its account can come to speak for the elder too.
      roles: from === household ? homeRoles(roles.includes('self')) : roles,
      since: now,
      revision: (before?.revision ?? 0) + 1,
    };
    const isAsked = mayDo(member, 'order') && !mayDo(member, 'answer');
    const consent =
      isAsked && !(await deps.consents.find(elder.id, from))
        ? newConsent(elder, from, {
            by: actor.account,
            name: asked.name,
            at: now,
            digest: receipt.digest,
          })
        : undefined;
    const body = await circleView(deps, actor, elder, withMember(members, member), consent && [consent]);
    const written = await deps.circles.join(
      {
        invitation: {
          ...invitation,
          used: { by: actor.account, at: now },
          revision: invitation.revision + 1,
        },
        member,
        ...(consent ? { consent } : {}),
      },
      { receipt, body },
    );
    return written === 'stale' ? 'again' : accepted(body);
  });
}

type Changed = { readonly name: string; readonly relation: string; readonly roles: readonly CircleRole[] };

/** What a member is called is also theirs to say; what they may do, only for those who decide. */
export function changeMember(
  deps: Deps,
  actor: Actor,
  asked: Asked & { readonly account: Id<'account'>; readonly to: Changed },
  receipt: NamingReceipt,
): Promise<Outcome<CircleView> | Absent> {
  const isMe = asked.account === actor.account;
  return changed(deps, actor, asked, isMe ? 'see' : 'decide', receipt, async (members, before, elder) => {
    const { name, relation, roles } = asked.to;
    const isSame = roles.length === before.roles.length && roles.every((role) => before.roles.includes(role));
    if (!isSame && !(await elderInReach(deps, actor, asked, 'decide'))) return absent;
    const refusal = isSame ? undefined : refusalOfRoles(members, before, roles);
    if (refusal) return refused(refusal);
    return accepted({ ...before, elder: elder.id, name, relation, roles });
  });
}

/** Out of the circle: of one's own will, or let go by those who decide. The household that keeps the card stays. */
export function leaveCircle(
  deps: Deps,
  actor: Actor,
  asked: Asked & { readonly account: Id<'account'> },
  receipt: NamingReceipt,
): Promise<Outcome<CircleView> | Absent> {
  const isMe = asked.account === actor.account;
  return changed(deps, actor, asked, isMe ? 'see' : 'decide', receipt, (_, before) =>
    Promise.resolve(
      isHome(before)
        ? refused({ code: 'circle.homeMember', facts: {} })
        : accepted({ ...before, leftAt: deps.now() }),
    ),
  );
}

function changed(
  deps: Deps,
  actor: Actor,
  asked: Asked & { readonly account: Id<'account'> },
  deed: 'see' | 'decide',
  receipt: NamingReceipt,
  change: (members: readonly Member[], before: Member, elder: Elder) => Promise<Outcome<Member> | Absent>,
): Promise<Outcome<CircleView> | Absent> {
  return untilSettled(async () => {
    const elder = await elderInReach(deps, actor, asked, deed);
    if (!elder) return absent;
    const members = await deps.members.of(elder.id);
    const before = members.find(({ account }) => account === asked.account);
    if (!before || !isIn(before)) return absent;
    const next = await change(members, before, elder);
    if ('absent' in next || !next.ok) return next;
    const member = { ...next.value, revision: before.revision + 1 };
    const body = await circleView(deps, actor, elder, withMember(members, member));
    return (await deps.members.write([member], { receipt, body })) === 'stale' ? 'again' : accepted(body);
  });
}

function withMember(members: readonly Member[], member: Member): readonly Member[] {
  return [...members.filter(({ account }) => account !== member.account), member];
}

async function elderInReach(
  deps: Deps,
  actor: Actor,
  { elder, household }: Asked,
  deed: 'see' | 'decide',
): Promise<Elder | undefined> {
  const person = await reachPerson(deps, actor, household, elder, deed);
  return person && isElder(person) ? person : undefined;
}

function isElder(person: { readonly id: string }): person is Elder {
  return isId('elder', person.id);
}

async function circleView(
  deps: Deps,
  actor: Actor,
  elder: Elder,
  members: readonly Member[],
  asked: Parameters<typeof consentView>[0][] = [],
): Promise<CircleView> {
  const consents = [...(await deps.consents.of(elder.id)), ...asked];
  const me = members.find(({ account }) => account === actor.account);
  const atHome = actor.role === 'desk' || actor.household === elder.household;
  const orders = ordersOf(actor);
  const mine = consents.find((consent) => consent.orders === orders);
  const isTheElder = me !== undefined && mayDo(me, 'answer');
  return {
    elder: { id: elder.id, name: elder.name },
    members: members.filter(isIn).map((member) => ({
      account: member.account,
      name: member.name,
      relation: member.relation,
      roles: [...member.roles],
      isHome: isHome(member),
      isMe: member.account === actor.account,
    })),
    // A code is read out by who asks, and by nobody else; the elder's own account needs none.
    consents: consents.map((consent) =>
      consentView(consent, consent.orders === orders || actor.role === 'desk'),
    ),
    myRoles: me && isIn(me) ? [...me.roles] : atHome ? [...homeRoles(false)] : [],
    mayDecide: atHome || (me !== undefined && mayDo(me, 'decide')),
    isHome: atHome,
    myConsent: isTheElder ? 'notNeeded' : (mine?.state ?? 'notAsked'),
  };
}
