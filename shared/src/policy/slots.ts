import type { Slot } from '../contract/policyPack';

import { clauseOf, type Clause } from './clauses';
import { nearestInForce, type AskedAt } from './inForce';
import { jurisdictionChain } from './jurisdictions';
import type { Policy } from './packTypes';
import type { SlotKey } from './slotKeys';

export type FilledSlot = { key: SlotKey; value: number; clause: Clause };

/** What a regulator decided where the plan is silent. Undefined while nobody has: the asker must do without. */
export function slotOn(policy: Policy, asked: AskedAt & { key: SlotKey }): FilledSlot | undefined {
  const slot = nearestInForce(
    policy,
    asked,
    policy.slots.filter(({ key, value }) => key === asked.key && value !== null),
  );
  if (!slot || slot.value === null || slot.clause === undefined) return undefined;
  return { key: slot.key, value: slot.value, clause: clauseOf(policy, slot.clause) };
}

/** The questions nobody between the place and its province has answered, for the regulator's desk. */
export function openQuestions(policy: Policy, asked: AskedAt): readonly Slot[] {
  const chain = jurisdictionChain(policy, asked.jurisdiction).map(({ code }) => code);
  return policy.slots.filter(
    ({ key, jurisdiction, value, answeredIn }) =>
      value === null &&
      answeredIn === 'slots' &&
      chain.includes(jurisdiction) &&
      slotOn(policy, { ...asked, key }) === undefined,
  );
}
