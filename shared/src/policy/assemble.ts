import type { PolicyPack } from '../contract/policyPack';
import { check } from './check';
import { extended, noPolicy, type Part } from './extend';
import type { Policy } from './packTypes';
import { inWords, type PolicyProblem } from './problems';

export type { Policy } from './packTypes';

/** @throws when the packs contradict themselves or one another: a fault of data, to be mended before any booking. */
export function assemblePolicy(packs: readonly PolicyPack[]): Policy {
  const { policy, problems } = assembled(packs);
  if (problems.length > 0) throw new Error(inWords(problems));
  return policy;
}

/** Everything that is wrong with the packs, for whoever writes one. */
export function judgePacks(packs: readonly PolicyPack[]): readonly PolicyProblem[] {
  return assembled(packs).problems;
}

function assembled(packs: readonly PolicyPack[]) {
  const start = { policy: noPolicy, problems: [] as readonly PolicyProblem[] };
  const { policy, problems } = packs.map(partOf).reduce((before, part) => {
    const after = extended(before.policy, part);
    return { policy: after.policy, problems: [...before.problems, ...after.problems] };
  }, start);
  // What hangs in the air would only be reported twice.
  return { policy, problems: problems.length > 0 ? problems : check(policy) };
}

function partOf({ pack, childcare, fees, support, slots, constants, indicators, damage }: PolicyPack): Part {
  return {
    version: `${pack.key}/${pack.version}`,
    documents: pack.documents,
    jurisdictions: pack.jurisdictions,
    grades: pack.grades ?? [],
    clauses: pack.clauses,
    rules: { ...childcare, ...fees, ...support, slots: slots.slots },
    constants: constants.constants,
    indicators: indicators.indicators,
    damage: damage.damage,
    contradictions: damage.contradictions,
  };
}
