import { addDays, type CivilDate } from '../civil';
import type { PolicyAmendment } from '../contract/policyAmendment';
import { check } from './check';
import { extended, replacementsOf, type Part } from './extend';
import { isJurisdiction, jurisdictionChain } from './jurisdictions';
import type { Policy, Rules } from './packTypes';
import { inWords, type PolicyProblem, type PolicyProblemCode } from './problems';
import { listed, type AnyRule } from './ruleKinds';
import { answerId } from './slots';

/**
 * The policy with everything published since. Nothing is rewritten: a rule that a publication replaces still answers
 * for the days before, and for the days after, if the new one ends first.
 * @throws when a publication does not fit: judge it by {@link judgeAmendment} before it is published.
 */
export function amended(policy: Policy, amendments: readonly PolicyAmendment[]): Policy {
  return inOrder(amendments).reduce((before, amendment) => {
    const problems = judgeAmendment(before, amendment);
    if (problems.length > 0) throw new Error(inWords(problems));
    return withPublication(before, amendment).policy;
  }, policy);
}

/** Each place's by their numbers; between places as given, for a county may build on what its city published before. */
function inOrder(amendments: readonly PolicyAmendment[]): readonly PolicyAmendment[] {
  const ofPlace = (code: string) =>
    amendments
      .filter(({ jurisdiction }) => jurisdiction === code)
      .sort((one, other) => one.version - other.version);
  return amendments.flatMap(({ jurisdiction }, index) => {
    const earlier = amendments.slice(0, index).filter((other) => other.jurisdiction === jurisdiction).length;
    return ofPlace(jurisdiction).slice(earlier, earlier + 1);
  });
}

/** Everything that keeps this from being published, each with what to do. `today`: nothing begins before it. */
export function judgeAmendment(
  policy: Policy,
  amendment: PolicyAmendment,
  today?: CivilDate,
): readonly PolicyProblem[] {
  if (!isJurisdiction(policy, amendment.jurisdiction)) {
    const sentence = `no pack knows the jurisdiction ${amendment.jurisdiction}: correct the code, or write a pack for the place first`;
    return [complaint(amendment, 'publication', 'jurisdiction.unknown', sentence)];
  }
  const own = [
    ...numberProblems(policy, amendment),
    ...placeProblems(policy, amendment),
    ...dayProblems(amendment, today),
    ...endProblems(policy, amendment),
  ];
  const after = withPublication(policy, amendment);
  const hanging = [...own, ...after.problems];
  return hanging.length > 0 ? hanging : check(after.policy);
}

/** How a publication is named wherever a decision says which rule it was made by. */
export function publicationVersion({
  jurisdiction,
  version,
}: Pick<PolicyAmendment, 'jurisdiction' | 'version'>): string {
  return `${jurisdiction}/publication-${version}`;
}

function withPublication(policy: Policy, amendment: PolicyAmendment) {
  const { policy: more, problems } = extended(policy, partOf(amendment));
  const publications = new Map([...more.publications, [amendment.jurisdiction, amendment.version] as const]);
  const rules = withEnds(more.rules, amendment);
  return {
    policy: { ...more, rules, replacements: replacementsOf(rules), publications },
    problems,
  };
}

function partOf(amendment: PolicyAmendment): Part {
  const { rules } = amendment;
  const dated = <Rule extends { readonly validity?: { readonly from?: CivilDate } }>(
    list: readonly Rule[] | undefined,
  ) => (list ?? []).map((rule) => ({ ...rule, validity: { from: amendment.from, ...rule.validity } }));
  return {
    version: publicationVersion(amendment),
    documents: [amendment.document],
    jurisdictions: [],
    grades: amendment.grades ?? [],
    clauses: amendment.clauses,
    rules: {
      scopes: dated(rules.scopes),
      kindergartenFloors: dated(rules.kindergartenFloors),
      inclusiveSales: dated(rules.inclusiveSales),
      careModes: dated(rules.careModes),
      classRules: dated(rules.classRules),
      priceCaps: dated(rules.priceCaps),
      feeRules: dated(rules.feeRules),
      refundRules: dated(rules.refundRules),
      absenceRules: dated(rules.absenceRules),
      prorationRules: dated(rules.prorationRules),
      billingRules: dated(rules.billingRules),
      pricingAuthorities: dated(rules.pricingAuthorities),
      subsidies: dated(rules.subsidies),
      assessmentRules: dated(rules.assessmentRules),
      hotlines: dated(rules.hotlines),
      priorityGroups: dated(rules.priorityGroups),
      institutionRules: dated(rules.institutionRules),
      slots: dated(rules.slots),
    },
    constants: [],
    indicators: [],
    damage: [],
    contradictions: [],
  };
}

/** The rules that a publication ends have a last day. Those it replaces have not: they only do not hold while it does. */
function withEnds(rules: Rules, { ends = [] }: PolicyAmendment): Rules {
  if (ends.length === 0) return rules;
  const lastDays = new Map(ends.map(({ rule, lastDay }) => [rule, lastDay]));
  const ended = <Rule extends { readonly id?: string; readonly validity?: { readonly to?: CivilDate } }>(
    list: readonly Rule[],
  ) =>
    list.map((rule) => {
      const to = rule.id === undefined ? undefined : lastDays.get(rule.id);
      return to === undefined ? rule : { ...rule, validity: { ...rule.validity, to } };
    });
  return {
    scopes: ended(rules.scopes),
    kindergartenFloors: ended(rules.kindergartenFloors),
    inclusiveSales: ended(rules.inclusiveSales),
    careModes: ended(rules.careModes),
    classRules: ended(rules.classRules),
    priceCaps: ended(rules.priceCaps),
    feeRules: ended(rules.feeRules),
    refundRules: ended(rules.refundRules),
    absenceRules: ended(rules.absenceRules),
    prorationRules: ended(rules.prorationRules),
    billingRules: ended(rules.billingRules),
    pricingAuthorities: ended(rules.pricingAuthorities),
    subsidies: ended(rules.subsidies),
    assessmentRules: ended(rules.assessmentRules),
    hotlines: ended(rules.hotlines),
    priorityGroups: ended(rules.priorityGroups),
    institutionRules: ended(rules.institutionRules),
    slots: ended(rules.slots),
  };
}

function complaint(
  amendment: PolicyAmendment,
  entry: string,
  code: PolicyProblemCode,
  sentence: string,
): PolicyProblem {
  return { code, where: `${publicationVersion(amendment)}, ${entry}`, sentence };
}

function numberProblems(policy: Policy, amendment: PolicyAmendment): readonly PolicyProblem[] {
  const last = policy.publications.get(amendment.jurisdiction) ?? 0;
  const brings = rulesOf(amendment).length + (amendment.ends?.length ?? 0);
  return [
    ...(amendment.version > last
      ? []
      : [
          complaint(
            amendment,
            'version',
            'publication.notNext',
            `is numbered ${amendment.version}, and ${last} is already published: give it the number ${last + 1}`,
          ),
        ]),
    ...(brings > 0
      ? []
      : [
          complaint(
            amendment,
            'rules',
            'publication.empty',
            'brings no rule and ends none: add what is to hold',
          ),
        ]),
  ];
}

/** A place publishes for itself: not for its neighbour, nor in its neighbour's words. */
function placeProblems(policy: Policy, amendment: PolicyAmendment): readonly PolicyProblem[] {
  const { jurisdiction, document } = amendment;
  const chain = jurisdictionChain(policy, jurisdiction);
  return [
    ...(chain.some(({ code }) => code === document.jurisdiction)
      ? []
      : [
          complaint(
            amendment,
            `document ${document.id}`,
            'document.otherPlace',
            `is a document of ${document.jurisdiction}: publish on one of ${jurisdiction} or of a place above it`,
          ),
        ]),
    ...rulesOf(amendment)
      .filter((rule) => rule.jurisdiction !== jurisdiction)
      .map((rule) =>
        complaint(
          amendment,
          rule.id,
          'jurisdiction.other',
          `is a rule for ${rule.jurisdiction}: a publication of ${jurisdiction} holds rules for ${jurisdiction} alone`,
        ),
      ),
  ];
}

function dayProblems(amendment: PolicyAmendment, today: CivilDate | undefined): readonly PolicyProblem[] {
  const { from } = amendment;
  return [
    ...(today === undefined || from >= today
      ? []
      : [
          complaint(
            amendment,
            'from',
            'publication.inThePast',
            `begins on ${from}, before ${today}: choose ${today} or later, for what was decided stays decided`,
          ),
        ]),
    ...rulesOf(amendment)
      .filter(({ validity }) => validity?.from !== undefined && validity.from < from)
      .map(({ id }) =>
        complaint(
          amendment,
          id,
          'publication.inThePast',
          `begins before ${from}, the first day of its publication: begin it then or later`,
        ),
      ),
    ...rulesOf(amendment)
      .filter(({ validity }) => validity?.to !== undefined && validity.to < (validity.from ?? from))
      .map(({ id }) =>
        complaint(
          amendment,
          id,
          'publication.inThePast',
          `ends before ${from}, the day it would begin: give it a later last day`,
        ),
      ),
  ];
}

function endProblems(policy: Policy, amendment: PolicyAmendment): readonly PolicyProblem[] {
  const { jurisdiction, from, ends = [], clauses } = amendment;
  const known = listed(policy.rules);
  return ends.flatMap(({ rule: id, lastDay, clause }) => {
    const found = known.find(({ rule }) => rule.id === id && rule.jurisdiction === jurisdiction)?.rule;
    const entry = `ends, ${id}`;
    const rewritten = lastDay < addDays(from, -1);
    const endedAlready = found?.validity?.to !== undefined && found.validity.to <= lastDay;
    return [
      ...(found && !endedAlready
        ? []
        : [
            complaint(
              amendment,
              entry,
              'ends.unknown',
              `is no rule of ${jurisdiction} that holds beyond ${lastDay}: name the id of one that does`,
            ),
          ]),
      ...(rewritten
        ? [
            complaint(
              amendment,
              entry,
              'publication.inThePast',
              `ends on ${lastDay}, before the publication begins: ${addDays(from, -1)} is the earliest last day`,
            ),
          ]
        : []),
      ...(policy.clauses.has(clause) || clauses.some((own) => own.id === clause)
        ? []
        : [
            complaint(
              amendment,
              entry,
              'clause.missing',
              `is ended by no published words: name a clause of this publication`,
            ),
          ]),
    ];
  });
}

function rulesOf({ rules }: PolicyAmendment): readonly AnyRule[] {
  const { slots = [], ...others } = rules;
  return [
    ...Object.values(others).flatMap((list: readonly AnyRule[] = []) => list),
    ...slots.map((slot) => ({ ...slot, id: answerId(slot) })),
  ];
}
