import type { CivilDate } from '../civil';
import { boundaryDays, longAgo } from './boundaryDays';
import { clauseOf } from './clauses';
import { isStanding } from './inForce';
import { isJurisdiction, jurisdictionChain } from './jurisdictions';
import type { Policy, RuleKind } from './packTypes';
import type { PolicyProblem, PolicyProblemCode } from './problems';
import { clauseIdsOf, coexisting, fileOfList, listed, type AnyRule, type Listed } from './ruleKinds';
import { isNarrower, meet, scopeOf } from './scope';
import { overlap } from './validity';

/** What each rule cites and names exists; and no day has two answers to one question. */
export function checkRules(policy: Policy): readonly PolicyProblem[] {
  const all = listed(policy.rules);
  return [
    ...all.flatMap((one) => citationProblems(policy, one)),
    ...openQuestionProblems(policy),
    ...all.flatMap((one) => namedProblems(policy, all, one)),
    ...twoAnswers(policy, all),
    ...contradictingFeeRules(policy),
  ];
}

export function whereIs(policy: Policy, kind: RuleKind, id: string): string {
  const version = policy.versions.get(id) ?? '';
  const [pack = ''] = version.split('/');
  const isPublication = version.includes('/publication-');
  return `${isPublication ? version : `${pack}/${fileOfList[kind]}.json`}, ${kind}, ${id}`;
}

export function problemOf(
  policy: Policy,
  { kind, rule }: Listed,
  code: PolicyProblemCode,
  sentence: string,
): PolicyProblem {
  return { code, where: whereIs(policy, kind, rule.id), sentence };
}

function citationProblems(policy: Policy, one: Listed): readonly PolicyProblem[] {
  const { jurisdiction } = one.rule;
  if (!isJurisdiction(policy, jurisdiction)) {
    const sentence = `no pack knows the jurisdiction ${jurisdiction}: correct the code, or add the place to pack.json`;
    return [problemOf(policy, one, 'jurisdiction.unknown', sentence)];
  }
  return clauseIdsOf(one.rule).flatMap((clause) => {
    const why = reachProblem(policy, clause, jurisdiction);
    return why ? [problemOf(policy, one, why.code, why.sentence)] : [];
  });
}

/** A city's plan binds the city and what lies in it, never the city next door. */
function reachProblem(
  policy: Policy,
  clause: string,
  jurisdiction: string,
): Pick<PolicyProblem, 'code' | 'sentence'> | undefined {
  if (!policy.clauses.has(clause)) {
    const sentence = `cites ${clause}, a clause no pack holds: add the printed words to clauses, or correct the name`;
    return { code: 'clause.unknown', sentence };
  }
  const reach = policy.documents.get(clauseOf(policy, clause).document)?.jurisdiction;
  if (jurisdictionChain(policy, jurisdiction).some(({ code }) => code === reach)) return undefined;
  const sentence = `cites ${clause}, a document of another place: cite one of ${jurisdiction} or of a place above it`;
  return { code: 'document.otherPlace', sentence };
}

function openQuestionProblems(policy: Policy): readonly PolicyProblem[] {
  return policy.rules.slots
    .filter(({ value }) => value === null)
    .flatMap((slot, index, open) => {
      const where = `slots.json, ${slot.key} in ${slot.jurisdiction}`;
      if (!isJurisdiction(policy, slot.jurisdiction))
        return [
          { code: 'jurisdiction.unknown' as const, where, sentence: 'no pack knows this jurisdiction' },
        ];
      const why = slot.leftOpenBy && reachProblem(policy, slot.leftOpenBy, slot.jurisdiction);
      const same = open.findIndex(
        ({ key, jurisdiction, line }) =>
          key === slot.key && jurisdiction === slot.jurisdiction && line === slot.line,
      );
      return [
        ...(why ? [{ ...why, where }] : []),
        ...(same === index
          ? []
          : [{ code: 'rule.twoAnswers' as const, where, sentence: 'is asked twice: keep one of the two' }]),
      ];
    });
}

/** The grades and rules that a rule names are there, and are its own place's to replace. */
function namedProblems(policy: Policy, all: readonly Listed[], one: Listed): readonly PolicyProblem[] {
  const { replaces = [], binds, jurisdiction } = one.rule;
  const grades = (binds?.grades ?? []).filter((grade) => !policy.grades.has(grade));
  const strangers = replaces.filter(
    (id) =>
      !all.some(
        ({ kind, rule }) =>
          kind === one.kind && rule.id === id && rule.jurisdiction === jurisdiction && id !== one.rule.id,
      ),
  );
  return [
    ...grades.map((grade) =>
      problemOf(
        policy,
        one,
        'grade.unknown',
        `binds the grade ${grade}, which is declared nowhere: add it to grades with the word the document uses`,
      ),
    ),
    ...strangers.map((id) =>
      problemOf(
        policy,
        one,
        'replaces.unknown',
        `replaces ${id}, which is no other entry of ${one.kind} in ${jurisdiction}: a rule of a place above need not be replaced, the nearer one goes first`,
      ),
    ),
  ];
}

function twoAnswers(policy: Policy, all: readonly Listed[]): readonly PolicyProblem[] {
  const groups = new Map<string, readonly Listed[]>();
  for (const one of all.filter(({ kind }) => !coexisting.has(kind))) {
    const key = `${one.kind} ${one.rule.jurisdiction}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const days = boundaryDays(
      {},
      group.map(({ rule }) => rule.validity ?? {}),
    );
    return group.flatMap((later, index) =>
      group.slice(0, index).flatMap((earlier) => {
        const day = dayOfBoth(policy, days, earlier.rule, later.rule);
        if (day === undefined) return [];
        const sentence = `has two answers for the same day: on ${day === longAgo ? 'days without a printed beginning' : day} ${earlier.rule.id} answers as well. End one before the other begins, say by binds or feeItems which is for what, or name ${earlier.rule.id} in replaces`;
        return [problemOf(policy, later, 'rule.twoAnswers', sentence)];
      }),
    );
  });
}

/** A day on which both stand and one question could be answered by either. A narrower rule goes before a wider one. */
function dayOfBoth(policy: Policy, days: readonly CivilDate[], one: AnyRule, other: AnyRule) {
  if (!overlap(one.validity ?? {}, other.validity ?? {})) return undefined;
  const [scope, others] = [scopeOf(one), scopeOf(other)];
  if (!meet(scope, others) || isNarrower(scope, others) || isNarrower(others, scope)) return undefined;
  return days.find((day) => isStanding(policy, one, day) && isStanding(policy, other, day));
}

function contradictingFeeRules(policy: Policy): readonly PolicyProblem[] {
  const rules = policy.rules.feeRules;
  return rules
    .filter(({ treatment }) => treatment === 'forbidden')
    .flatMap((forbidding) => {
      const other = rules.find(
        (rule) =>
          rule.treatment !== 'forbidden' &&
          rule.jurisdiction === forbidding.jurisdiction &&
          overlap(rule.validity, forbidding.validity) &&
          meet(scopeOf(rule), scopeOf(forbidding)),
      );
      if (!other) return [];
      const sentence = `forbids an item that ${other.id} lets be charged on the same day: end one of the two, or split the items`;
      return [problemOf(policy, { kind: 'feeRules', rule: forbidding }, 'rule.itemsContradict', sentence)];
    });
}
