import type { Jurisdiction, PolicyConstant } from '../contract/policyPack';
import { checkCaps } from './checkCaps';
import { checkRules } from './checkRules';
import { isJurisdiction, jurisdictionChain } from './jurisdictions';
import type { Policy } from './packTypes';
import type { PolicyProblem } from './problems';
import { overlap } from './validity';

/** Everything that can be wrong with rules that are each well-formed: what they cite, whether they agree, what they come to. */
export function check(policy: Policy): readonly PolicyProblem[] {
  const places = checkPlaces(policy);
  // Looking upwards from a place needs places that hang together.
  if (places.length > 0) return places;
  const rules = [...checkDocuments(policy), ...checkRules(policy)];
  return rules.length > 0 ? rules : checkCaps(policy);
}

const rank = { province: 0, city: 1, county: 2 } satisfies Record<Jurisdiction['level'], number>;

function checkPlaces({ jurisdictions }: Policy): readonly PolicyProblem[] {
  return [...jurisdictions.values()].flatMap(({ code, level, parent }): readonly PolicyProblem[] => {
    if (parent === undefined) return [];
    const where = `pack.json, jurisdictions, ${code}`;
    const above = jurisdictions.get(parent);
    if (!above) {
      const sentence = `names the unknown parent ${parent}: add that place, or correct the code`;
      return [{ code: 'jurisdiction.unknown', where, sentence }];
    }
    // Rising ranks also make a circle of parents impossible.
    if (rank[above.level] < rank[level]) return [];
    const sentence = `must lie below its parent ${parent}: a county below a city, a city below a province`;
    return [{ code: 'jurisdiction.notBelowParent', where, sentence }];
  });
}

function checkDocuments(policy: Policy): readonly PolicyProblem[] {
  const { documents, indicators, damage, contradictions, constants, clauses } = policy;
  return [
    ...[...documents.values()]
      .filter(({ jurisdiction }) => !isJurisdiction(policy, jurisdiction))
      .map(({ id, jurisdiction }) => ({
        code: 'jurisdiction.unknown' as const,
        where: `pack.json, documents, ${id}`,
        sentence: `names the unknown place ${jurisdiction}: add it to jurisdictions, or correct the code`,
      })),
    ...[...indicators, ...damage, ...contradictions]
      .filter(({ document }) => !documents.has(document))
      .map(({ id, document }) => ({
        code: 'document.unknown' as const,
        where: `indicators.json or damage.json, ${id}`,
        sentence: `names document ${document}, which no pack holds`,
      })),
    ...twice([...indicators, ...damage, ...contradictions].map(({ id }) => id)).map((id) => ({
      code: 'id.taken' as const,
      where: `indicators.json or damage.json, ${id}`,
      sentence: `two entries claim the id ${id}`,
    })),
    ...constants
      .filter(({ clause, jurisdiction }) => !isCitable(policy, clause, jurisdiction))
      .map(({ key, clause }) => ({
        code: clauses.has(clause) ? ('document.otherPlace' as const) : ('clause.unknown' as const),
        where: `constants.json, constants, ${key}`,
        sentence: `cites ${clause}, which is not a clause of this place or of one above it`,
      })),
    ...constants
      .filter((one, index) => constants.slice(0, index).some((other) => sameQuestion(one, other)))
      .map(({ key, jurisdiction }) => ({
        code: 'rule.twoAnswers' as const,
        where: `constants.json, constants, ${key}`,
        sentence: `constant ${key} in ${jurisdiction} has two answers for the same day: end one before the other begins`,
      })),
  ];
}

function sameQuestion(one: PolicyConstant, other: PolicyConstant): boolean {
  const isSame = one.key === other.key && one.jurisdiction === other.jurisdiction;
  return isSame && overlap(one.validity, other.validity);
}

function isCitable(policy: Policy, clauseId: string, jurisdiction: string): boolean {
  const reach = policy.documents.get(policy.clauses.get(clauseId)?.document ?? '')?.jurisdiction;
  return (
    isJurisdiction(policy, jurisdiction) &&
    jurisdictionChain(policy, jurisdiction).some(({ code }) => code === reach)
  );
}

function twice(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
