import { classChanges, classesFitting, type ClassFit } from '@huiyue/shared/childcare/fit';
import { judgeChild } from '@huiyue/shared/childcare/judgeChild';
import { mostPeople } from '@huiyue/shared/circle/member';
import { ageInMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { CardSaid } from '@huiyue/shared/contract/cards';
import type { ChildView, FitView } from '@huiyue/shared/contract/children';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Child } from '@huiyue/shared/people';
import { classKinds } from '@huiyue/shared/policy/childcareKinds';
import { classRuleOn } from '@huiyue/shared/policy/classRules';
import { isJurisdiction } from '@huiyue/shared/policy/jurisdictions';
import { priceCapOn } from '@huiyue/shared/policy/priceCaps';
import { anyDesignated } from '@huiyue/shared/policy/scope';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { cardView, nextPerson, refusalOfOverwriting, refusalOfRemoval, saidCard } from './cards';
import { proofViews } from './proofs';
import { untilSettled } from './untilSettled';

type Household = Id<'household'>;

export async function listChildren(deps: Deps, household: Household): Promise<readonly ChildView[]> {
  const children = await deps.children.list(household);
  return children.map((child) => childView(child, dateAt(deps.now())));
}

export async function addChild(
  deps: Deps,
  household: Household,
  asked: { readonly name: string; readonly birthDate: CivilDate; readonly city: string },
  receipt: Receipt,
): Promise<Outcome<ChildView> | Absent> {
  if (!isJurisdiction(deps.policy, asked.city)) return absent;
  const today = dateAt(deps.now());
  const { name, birthDate, city: jurisdiction } = asked;
  const refusal = judgeChild(deps.policy, { jurisdiction, birthDate }, today);
  if (refusal) return refused(refusal);
  const people = (await deps.children.list(household)).length;
  if (people >= mostPeople) return refused({ code: 'household.full', facts: { people, most: mostPeople } });
  const child: Child = { id: deps.newId('child'), household, name, birthDate };
  const body = childView(child, today);
  await deps.children.add(child, { receipt, body });
  return accepted(body);
}

/** A card says how old a child is; which classes take it is judged where it is booked. */
export function changeChild(
  deps: Deps,
  household: Household,
  id: Id<'child'>,
  asked: {
    readonly name: string;
    readonly birthDate: CivilDate;
    readonly card: CardSaid;
    /** The revision that was read. */
    readonly revision: number;
  },
  receipt: Receipt,
): Promise<Outcome<ChildView> | Absent> {
  return untilSettled(async () => {
    const before = await deps.children.find(household, id);
    if (!before) return absent;
    const refusal = refusalOfOverwriting(before, asked.revision);
    if (refusal) return refused(refusal);
    const { name, birthDate, card } = asked;
    if (card.address !== undefined) return refused({ code: 'card.notForChildren', facts: {} });
    const today = dateAt(deps.now());
    if (birthDate > today) return refused({ code: 'child.bornInFuture', facts: { birthDate, today } });
    const child = nextPerson(before, { name, birthDate, card: saidCard(card, before.card) });
    const body = childView(child, today);
    return (await deps.children.change(child, { receipt, body })) === 'stale' ? 'again' : accepted(body);
  });
}

export async function removeChild(
  deps: Deps,
  household: Household,
  id: Id<'child'>,
  receipt: Receipt,
): Promise<Outcome<{ removed: Id<'child'> }> | Absent> {
  const child = await deps.children.find(household, id);
  if (!child) return absent;
  const refusal = await refusalOfRemoval(deps, child);
  if (refusal) return refused(refusal);
  const body = { removed: id };
  await deps.children.remove(child, { receipt, body });
  return accepted(body);
}

/** Which class fits on a day, and the days on which that changes: the next class and its cap, seen coming. */
export async function readFit(
  deps: Deps,
  household: Household,
  asked: { readonly child: Id<'child'>; readonly jurisdiction: string; readonly on: CivilDate | undefined },
): Promise<FitView | Absent> {
  const child = await deps.children.find(household, asked.child);
  if (!child || !isJurisdiction(deps.policy, asked.jurisdiction)) return absent;
  const { policy } = deps;
  const { jurisdiction } = asked;
  const on = asked.on ?? dateAt(deps.now());
  const shown = (fits: readonly ClassFit[], at: CivilDate) =>
    fits.map(({ kind, rule }) => ({
      kind,
      ageFromMonths: rule.ageFromMonths,
      ...(rule.ageBelowMonths === undefined ? {} : { ageBelowMonths: rule.ageBelowMonths }),
      capFen:
        priceCapOn(policy, {
          jurisdiction,
          on: at,
          line: 'childcare',
          classKind: kind,
          careMode: 'fullDay',
          per: 'month',
          institution: anyDesignated,
        })?.capFen ?? null,
    }));
  return {
    child: child.id,
    on,
    ageInMonths: ageInMonths(child.birthDate, on),
    publishesRules: classKinds.some((classKind) => classRuleOn(policy, { jurisdiction, classKind, on })),
    fits: shown(classesFitting(policy, jurisdiction, child.birthDate, on), on),
    changes: classChanges(policy, jurisdiction, child.birthDate, on).map((change) => ({
      on: change.on,
      fits: shown(change.fits, change.on),
    })),
  };
}

function childView(child: Child, today: CivilDate): ChildView {
  const { id, name, birthDate, proofs, card, revision } = child;
  return {
    id,
    name,
    birthDate,
    ageInMonths: ageInMonths(birthDate, today),
    proofs: proofViews(proofs),
    card: cardView(card, { kind: 'family' }),
    revision: revision ?? 1,
  };
}
