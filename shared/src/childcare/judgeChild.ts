import { ageInMonths, type CivilDate } from '../civil';
import type { Policy } from '../policy/assemble';
import { childcareScopeOn } from '../policy/childcareScope';
import type { Refusal } from '../refusals';

/** May a child with this birth date be entered at all? Childcare is for children below the age the plans name. */
export function judgeChild(
  policy: Policy,
  asked: { readonly jurisdiction: string; readonly birthDate: CivilDate },
  today: CivilDate,
): Refusal | undefined {
  const { birthDate, jurisdiction } = asked;
  if (birthDate > today) return { code: 'child.bornInFuture', facts: { birthDate, today } };
  const scope = childcareScopeOn(policy, { jurisdiction, on: today });
  const age = ageInMonths(birthDate, today);
  if (!scope || age < scope.ageBelowMonths) return undefined;
  return {
    code: 'child.tooOld',
    facts: { ageInMonths: age, ageBelowMonths: scope.ageBelowMonths },
    clause: scope.clause,
  };
}
