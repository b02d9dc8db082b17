import type {
  Contradiction,
  Damage,
  Indicator,
  Jurisdiction,
  PolicyConstant,
  PolicyDocument,
  PolicyPack,
  Slot,
  Validity,
} from '../contract/policyPack';
import type { Clause } from './clauses';
import type { Policy, Rules } from './packTypes';
import type { PolicyProblem } from './problems';
import { listed } from './ruleKinds';
import { answerId } from './slots';

type PrintedClause = PolicyPack['pack']['clauses'][number];

/** What a pack or a publication brings along. */
export type Part = {
  /** `jingdezhen/1` or `360200/publication-2`. */
  readonly version: string;
  readonly documents: readonly PolicyDocument[];
  readonly jurisdictions: readonly Jurisdiction[];
  readonly grades: readonly { readonly code: string; readonly label: string }[];
  readonly clauses: readonly PrintedClause[];
  readonly rules: Rules;
  readonly constants: readonly PolicyConstant[];
  readonly indicators: readonly Indicator[];
  readonly damage: readonly Damage[];
  readonly contradictions: readonly Contradiction[];
};

export const noRules: Rules = {
  scopes: [],
  kindergartenFloors: [],
  inclusiveSales: [],
  careModes: [],
  classRules: [],
  priceCaps: [],
  feeRules: [],
  refundRules: [],
  absenceRules: [],
  prorationRules: [],
  billingRules: [],
  pricingAuthorities: [],
  subsidies: [],
  assessmentRules: [],
  hotlines: [],
  priorityGroups: [],
  institutionRules: [],
  slots: [],
};

export const noPolicy: Policy = {
  documents: new Map(),
  jurisdictions: new Map(),
  grades: new Map(),
  clauses: new Map(),
  rules: noRules,
  versions: new Map(),
  replacements: new Map(),
  publications: new Map(),
  constants: [],
  indicators: [],
  damage: [],
  contradictions: [],
};

/** The policy with one part more, and what of the part collides with what is there or hangs in the air. */
export function extended(
  policy: Policy,
  part: Part,
): { readonly policy: Policy; readonly problems: readonly PolicyProblem[] } {
  const { version } = part;
  const documents = withEach(
    policy.documents,
    part.documents.map((document) => [document.id, document]),
  );
  const clauses = withEach(
    policy.clauses,
    part.clauses.flatMap((printed) => {
      const document = documents.all.get(printed.document);
      return document ? [[printed.id, clauseOfDocument(printed, document, version)]] : [];
    }),
  );
  const rules = joined(policy.rules, part.rules);
  const versions = withEach(
    policy.versions,
    listed(part.rules).map(({ rule }) => [rule.id, version]),
  );
  return {
    problems: [
      ...documents.taken.map((id) => takenProblem(version, 'documents', id)),
      ...clauses.taken.map((id) => takenProblem(version, 'clauses', id)),
      ...versions.taken.map((id) => takenProblem(version, 'rules', id)),
      ...part.clauses
        .filter((printed) => !documents.all.has(printed.document))
        .map((printed) => documentUnknown(version, printed)),
      ...placesNamedTwice(policy, part),
    ],
    policy: {
      ...policy,
      documents: documents.all,
      jurisdictions: withEach(
        policy.jurisdictions,
        part.jurisdictions.map((place) => [place.code, place]),
      ).all,
      grades: withEach(
        policy.grades,
        part.grades.map(({ code, label }) => [code, label]),
      ).all,
      clauses: clauses.all,
      rules,
      versions: versions.all,
      replacements: replacementsOf(rules),
      constants: [...policy.constants, ...part.constants],
      indicators: [...policy.indicators, ...part.indicators],
      damage: [...policy.damage, ...part.damage],
      contradictions: [...policy.contradictions, ...part.contradictions],
    },
  };
}

export function replacementsOf(rules: Rules): Policy['replacements'] {
  const replacements = new Map<string, readonly Validity[]>();
  for (const { rule } of listed(rules)) {
    for (const id of rule.replaces ?? [])
      replacements.set(id, [...(replacements.get(id) ?? []), rule.validity ?? {}]);
  }
  return replacements;
}

/** The later entry of one id wins in `all`, and is reported: whoever ignores that is not told twice. */
function withEach<Thing>(
  known: ReadonlyMap<string, Thing>,
  entries: readonly (readonly [string, Thing])[],
): { readonly all: ReadonlyMap<string, Thing>; readonly taken: readonly string[] } {
  const ids = entries.map(([id]) => id);
  return {
    all: new Map([...known, ...entries]),
    taken: ids.filter((id, index) => known.has(id) || ids.indexOf(id) !== index),
  };
}

function takenProblem(version: string, list: string, id: string): PolicyProblem {
  return {
    code: 'id.taken',
    where: `${version}, ${list}, ${id}`,
    sentence: `two entries claim the id ${id}: give this one another, for past decisions keep the ids they were made by`,
  };
}

function documentUnknown(version: string, { id, document }: PrintedClause): PolicyProblem {
  return {
    code: 'document.unknown',
    where: `${version}, clauses, ${id}`,
    sentence: `names document ${document}, which is not described: add it to documents, or correct the name`,
  };
}

/** Packs of one province may both bring it along, if they say the same of it. */
function placesNamedTwice(policy: Policy, part: Part): readonly PolicyProblem[] {
  return part.jurisdictions.flatMap(({ code, name, level, parent }) => {
    const known = policy.jurisdictions.get(code);
    if (!known || (known.name === name && known.level === level && known.parent === parent)) return [];
    return [
      {
        code: 'jurisdiction.twoNames' as const,
        where: `${part.version}, jurisdictions, ${code}`,
        sentence: `is described as ${name} here and as ${known.name} elsewhere, or lies elsewhere: make the two alike`,
      },
    ];
  });
}

function clauseOfDocument(printed: PrintedClause, document: PolicyDocument, version: string): Clause {
  const { id, phrase, reading, confidence } = printed;
  return {
    id,
    document: document.id,
    title: document.title,
    ...(document.number !== undefined && { number: document.number }),
    issuer: document.issuer,
    status: document.status,
    phrase,
    ...(reading !== undefined && { reading }),
    ...(confidence !== undefined && { confidence }),
    version,
  };
}

/** An answer is a rule like any other, so it can be replaced and ended: it needs an id. An open question does not. */
function withId(slot: Slot): Slot {
  return slot.value === null ? slot : { ...slot, id: answerId(slot) };
}

function joined(known: Rules, more: Rules): Rules {
  return {
    scopes: [...known.scopes, ...more.scopes],
    kindergartenFloors: [...known.kindergartenFloors, ...more.kindergartenFloors],
    inclusiveSales: [...known.inclusiveSales, ...more.inclusiveSales],
    careModes: [...known.careModes, ...more.careModes],
    classRules: [...known.classRules, ...more.classRules],
    priceCaps: [...known.priceCaps, ...more.priceCaps],
    feeRules: [...known.feeRules, ...more.feeRules],
    refundRules: [...known.refundRules, ...more.refundRules],
    absenceRules: [...known.absenceRules, ...more.absenceRules],
    prorationRules: [...known.prorationRules, ...more.prorationRules],
    billingRules: [...known.billingRules, ...more.billingRules],
    pricingAuthorities: [...known.pricingAuthorities, ...more.pricingAuthorities],
    subsidies: [...known.subsidies, ...more.subsidies],
    assessmentRules: [...known.assessmentRules, ...more.assessmentRules],
    hotlines: [...known.hotlines, ...more.hotlines],
    priorityGroups: [...known.priorityGroups, ...more.priorityGroups],
    institutionRules: [...known.institutionRules, ...more.institutionRules],
    slots: [...known.slots, ...more.slots.map(withId)],
  };
}
