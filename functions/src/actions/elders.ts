import type { Viewer } from '@huiyue/shared/circle/cardFields';
import { homeRoles, mostPeople, type Member } from '@huiyue/shared/circle/member';
import { ageInMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { CardSaid } from '@huiyue/shared/contract/cards';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor, Elder } from '@huiyue/shared/people';
import type { Deps, NamingReceipt, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { cardView, nextPerson, refusalOfOverwriting, refusalOfRemoval, saidCard } from './cards';
import { newConsent } from './circleConsents';
import { proofViews } from './proofs';
import { untilSettled } from './untilSettled';

type Household = Id<'household'>;

export async function listElders(
  deps: Deps,
  household: Household,
  viewer: Viewer = { kind: 'family' },
): Promise<readonly ElderView[]> {
  const elders = await deps.elders.list(household);
  return elders.map((elder) => elderView(deps, elder, viewer));
}

/** With a card begin her circle and the question that only she can answer: who may order for her. */
export async function addElder(
  deps: Deps,
  actor: Pick<Actor, 'account' | 'role'>,
  household: Household,
  asked: {
    readonly name: string;
    readonly birthDate: CivilDate;
    readonly isMe?: boolean;
    /** What the account is called, where that is known already. */
    readonly called?: string;
  },
  receipt: NamingReceipt,
): Promise<Outcome<ElderView>> {
  const now = deps.now();
  const today = dateAt(now);
  const { name, birthDate, isMe = false } = asked;
  if (birthDate > today) return refused({ code: 'elder.bornInFuture', facts: { birthDate, today } });
  const people = (await deps.elders.list(household)).length;
  if (people >= mostPeople) return refused({ code: 'household.full', facts: { people, most: mostPeople } });
  const elder: Elder = { id: deps.newId('elder'), household, name, birthDate };
  const body = elderView(deps, elder, { kind: 'family' });
  const isFamily = actor.role === 'family';
  const by = actor.account;
  const called = asked.called ?? (await deps.accounts.find(by))?.displayName ?? '';
  const member: Member = {
    elder: elder.id,
    household,
    account: by,
    from: household,
    name: called,
    relation: isMe ? '本人' : '家人',
    roles: homeRoles(isMe),
    since: now,
    revision: 1,
  };
  const consent = newConsent(elder, household, { by, name: called, at: now, digest: receipt.digest });
  await deps.elders.add(
    elder,
    { ...(isFamily ? { member } : {}), ...(isFamily && !isMe ? { consent } : {}) },
    { receipt, body },
  );
  return accepted(body);
}

type Changed = {
  readonly name: string;
  readonly birthDate: CivilDate;
  readonly card: CardSaid;
  /** The revision that was read. */
  readonly revision: number;
};

export function changeElder(
  deps: Deps,
  household: Household,
  id: Id<'elder'>,
  { name, birthDate, card, revision }: Changed,
  receipt: Receipt,
): Promise<Outcome<ElderView> | Absent> {
  return untilSettled(async () => {
    const before = await deps.elders.find(household, id);
    if (!before) return absent;
    const refusal = refusalOfOverwriting(before, revision);
    if (refusal) return refused(refusal);
    const today = dateAt(deps.now());
    if (birthDate > today) return refused({ code: 'elder.bornInFuture', facts: { birthDate, today } });
    const elder = nextPerson(before, { name, birthDate, card: saidCard(card, before.card) });
    const body = elderView(deps, elder, { kind: 'family' });
    return (await deps.elders.change(elder, { receipt, body })) === 'stale' ? 'again' : accepted(body);
  });
}

/** Nobody is called any more to be asked about somebody whose card is gone. */
export async function removeElder(
  deps: Deps,
  actor: Actor,
  household: Household,
  id: Id<'elder'>,
  receipt: Receipt,
): Promise<Outcome<{ removed: Id<'elder'> }> | Absent> {
  const elder = await deps.elders.find(household, id);
  if (!elder) return absent;
  const refusal = await refusalOfRemoval(deps, elder);
  if (refusal) return refused(refusal);
  const at = deps.now();
  const open = (await deps.consents.of(id)).filter(({ state }) => state === 'asked');
  const { account: by, role } = actor;
  if (open.length > 0)
    await deps.consents.write(
      open.map((consent) => ({
        ...consent,
        state: 'withdrawn' as const,
        answered: { how: 'tap' as const, at, by, role },
        revision: consent.revision + 1,
      })),
    );
  const body = { removed: id };
  await deps.elders.remove(elder, { receipt, body });
  return accepted(body);
}

export function elderView(
  deps: Pick<Deps, 'now'>,
  { id, name, birthDate, proofs, card, revision }: Elder,
  viewer: Viewer,
): ElderView {
  return {
    id,
    name,
    birthDate,
    ageInMonths: ageInMonths(birthDate, dateAt(deps.now())),
    // What was shown to prove is between the household and whoever looked.
    proofs: viewer.kind === 'circle' ? [] : proofViews(proofs),
    card: cardView(card, viewer),
    revision: revision ?? 1,
  };
}
