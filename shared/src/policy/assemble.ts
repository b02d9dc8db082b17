import type { Jurisdiction, PolicyPack } from '../contract/policyPack';
import { clauseOf, clausesOf } from './clauses';
import { jurisdictionChain } from './jurisdictions';
import type { Placed, Policy } from './packTypes';
import { overlap } from './validity';

export type { Policy } from './packTypes';

/** @throws when the packs contradict themselves or one another: a fault of data, to be mended before any booking. */
export function assemblePolicy(packs: readonly PolicyPack[]): Policy {
  const policy: Policy = {
    documents: indexed(
      'document',
      packs.flatMap(({ pack }) => pack.documents),
      ({ id }) => id,
    ),
    jurisdictions: jurisdictionsOf(packs),
    clauses: indexed('clause', packs.flatMap(clausesOf), ({ id }) => id),
    childcare: {
      scopes: packs.flatMap(({ childcare }) => childcare.scopes),
      kindergartenFloors: packs.flatMap(({ childcare }) => childcare.kindergartenFloors),
      inclusiveSales: packs.flatMap(({ childcare }) => childcare.inclusiveSales),
      careModes: packs.flatMap(({ childcare }) => childcare.careModes),
      priceCaps: packs.flatMap(({ childcare }) => childcare.priceCaps),
      classRules: packs.flatMap(({ childcare }) => childcare.classRules),
    },
    slots: packs.flatMap(({ slots }) => slots.slots),
    constants: packs.flatMap(({ constants }) => constants.constants),
    priorityGroups: packs.flatMap(({ constants }) => constants.priorityGroups),
    indicators: packs.flatMap(({ indicators }) => indicators.indicators),
    damage: packs.flatMap(({ damage }) => damage.damage),
    contradictions: packs.flatMap(({ damage }) => damage.contradictions),
  };
  provePlaces(policy);
  proveRules(policy);
  proveDocuments(policy);
  return policy;
}

/** Packs of one province may both bring it along, if they say the same of it. */
function jurisdictionsOf(packs: readonly PolicyPack[]): ReadonlyMap<string, Jurisdiction> {
  const places = new Map<string, Jurisdiction>();
  for (const { pack } of packs) {
    for (const place of pack.jurisdictions) {
      const known = places.get(place.code);
      if (
        known &&
        (known.name !== place.name || known.level !== place.level || known.parent !== place.parent)
      ) {
        throw new Error(
          `jurisdiction ${place.code} is described in two ways, the second in pack ${pack.key}`,
        );
      }
      places.set(place.code, place);
    }
  }
  return places;
}

const rank = { province: 0, city: 1, county: 2 } satisfies Record<Jurisdiction['level'], number>;

function provePlaces({ jurisdictions }: Policy): void {
  for (const { code, level, parent } of jurisdictions.values()) {
    if (parent === undefined) continue;
    const above = jurisdictions.get(parent);
    if (!above) throw new Error(`jurisdiction ${code} names the unknown parent ${parent}`);
    // Rising ranks also make a circle of parents impossible.
    if (rank[above.level] >= rank[level])
      throw new Error(`jurisdiction ${code} must lie below its parent ${parent}`);
  }
}

function proveRules(policy: Policy): void {
  const { childcare } = policy;
  proveRulesOf('childcare scope', policy, childcare.scopes, () => '');
  proveRulesOf('kindergarten floor', policy, childcare.kindergartenFloors, () => '');
  proveRulesOf('inclusive sale rule', policy, childcare.inclusiveSales, () => '');
  proveRulesOf('care modes', policy, childcare.careModes, () => '');
  proveRulesOf('price cap', policy, childcare.priceCaps, (cap) => `${cap.classKind} ${cap.careMode}`);
  proveRulesOf('class rule', policy, childcare.classRules, ({ classKind }) => classKind);
  proveRulesOf('constant', policy, policy.constants, ({ key }) => key);
  proveRulesOf('priority groups', policy, policy.priorityGroups, ({ id }) => id);
  proveRulesOf(
    'answered slot',
    policy,
    policy.slots.filter(({ value }) => value !== null),
    ({ key }) => key,
  );
  proveRulesOf(
    'open slot',
    policy,
    policy.slots.filter(({ value }) => value === null),
    ({ key }) => key,
  );
  // Bookings keep the id of the cap they were judged by, so it must mean one cap for ever.
  indexed('rule', Object.values(childcare).flat(), ({ id }) => id);
}

type Cited = Placed & {
  readonly clause?: string;
  readonly filingClause?: string;
  readonly designationClause?: string;
  readonly leftOpenBy?: string;
  readonly review?: { readonly clause: string };
};

function proveRulesOf<Rule extends Cited>(
  what: string,
  policy: Policy,
  rules: readonly Rule[],
  questionOf: (rule: Rule) => string,
): void {
  const byQuestion = new Map<string, Rule[]>();
  for (const rule of rules) {
    const question = [what, questionOf(rule), 'in', rule.jurisdiction]
      .filter((word) => word !== '')
      .join(' ');
    for (const clause of clauseIdsOf(rule)) proveReach(policy, question, clause, rule.jurisdiction);
    const others = byQuestion.get(question) ?? [];
    if (others.some((other) => overlap(other.validity ?? {}, rule.validity ?? {}))) {
      throw new Error(`${question} has two answers for the same day`);
    }
    byQuestion.set(question, [...others, rule]);
  }
}

export function clauseIdsOf(rule: Cited): readonly string[] {
  return [
    rule.clause,
    rule.filingClause,
    rule.designationClause,
    rule.leftOpenBy,
    rule.review?.clause,
  ].filter((id) => id !== undefined);
}

/** A city's plan binds the city and what lies in it, never the city next door. */
function proveReach(policy: Policy, question: string, clauseId: string, jurisdiction: string): void {
  if (!policy.jurisdictions.has(jurisdiction))
    throw new Error(`${question}: no pack knows this jurisdiction`);
  if (!policy.clauses.has(clauseId)) throw new Error(`${question} cites ${clauseId}, a clause no pack holds`);
  const reach = policy.documents.get(clauseOf(policy, clauseId).document)?.jurisdiction;
  if (!jurisdictionChain(policy, jurisdiction).some(({ code }) => code === reach)) {
    throw new Error(`${question} cites ${clauseId}, a document of another place`);
  }
}

function proveDocuments({ documents, jurisdictions, indicators, damage, contradictions }: Policy): void {
  for (const { id, jurisdiction } of documents.values()) {
    if (!jurisdictions.has(jurisdiction))
      throw new Error(`document ${id} names the unknown place ${jurisdiction}`);
  }
  const rows = indexed('entry', [...indicators, ...damage, ...contradictions], ({ id }) => id);
  for (const { id, document } of rows.values()) {
    if (!documents.has(document)) throw new Error(`${id} names document ${document}, which no pack holds`);
  }
}

function indexed<Thing>(
  what: string,
  things: readonly Thing[],
  idOf: (thing: Thing) => string,
): ReadonlyMap<string, Thing> {
  const byId = new Map<string, Thing>();
  for (const thing of things) {
    const id = idOf(thing);
    if (byId.has(id)) throw new Error(`two entries claim the ${what} id ${id}`);
    byId.set(id, thing);
  }
  return byId;
}
