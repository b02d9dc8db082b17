import type { Id } from '@huiyue/shared/ids';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NamingReceipt, ServedHousehold } from '../../ports';
import { absent, type Absent } from '../absent';
import { idFrom } from '../receipts';
import { answersFor } from './area';

/** Somebody calls or comes in for the first time: a household of this desk's area, empty as yet. */
export async function openHousehold(
  deps: Deps,
  actor: Actor,
  jurisdiction: string | undefined,
  receipt: NamingReceipt,
): Promise<Outcome<{ readonly household: Id<'household'> }> | Absent> {
  const household = idFrom('household', receipt);
  const served = servedBy(deps, actor, household, jurisdiction);
  if (!served) return absent;
  const body = { household };
  const result = await deps.servedHouseholds.write([served], { receipt, body });
  if (result === 'stale') throw new Error(`${household} was opened before, under another key`);
  return accepted(body);
}

/** @returns undefined for a place the desk does not answer for. */
export function servedBy(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  jurisdiction = actor.jurisdictions?.[0],
): ServedHousehold | undefined {
  if (jurisdiction === undefined || !answersFor(deps, actor, jurisdiction)) return undefined;
  return { household, jurisdiction, by: actor.account, at: deps.now(), revision: 1 };
}
