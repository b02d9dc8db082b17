import type { ClassKind } from './childcareKinds';
import type { AskedAt } from './inForce';
import type { Policy } from './packTypes';
import { slotOn, type FilledSlot } from './slots';
import type { SlotKey } from './slotKeys';

const questionOf = {
  infantClass: 'staffRatioInfantClass',
  toddlerClass: 'staffRatioToddlerClass',
  olderToddlerClass: 'staffRatioOlderToddlerClass',
  mixedAgeClass: 'staffRatioMixedAgeClass',
} as const satisfies Record<ClassKind, SlotKey>;

/** How many children one carer may look after in a class. No plan says; it holds from when a regulator does. */
export function staffRatioOn(
  policy: Policy,
  asked: AskedAt & { readonly classKind: ClassKind },
): FilledSlot | undefined {
  return slotOn(policy, { ...asked, key: questionOf[asked.classKind], line: 'childcare' });
}
