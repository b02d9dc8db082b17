/** What can be wrong with rules before anybody is judged by them. */
export type PolicyProblemCode =
  | 'id.taken'
  | 'jurisdiction.unknown'
  | 'jurisdiction.twoNames'
  | 'jurisdiction.notBelowParent'
  | 'jurisdiction.other'
  | 'document.unknown'
  | 'document.otherPlace'
  | 'clause.unknown'
  | 'clause.missing'
  | 'rule.twoAnswers'
  | 'rule.itemsContradict'
  | 'grade.unknown'
  | 'share.above100'
  | 'cap.baseUnknown'
  | 'cap.baseOtherLine'
  | 'cap.baseOtherPlace'
  | 'cap.baseMissing'
  | 'cap.circle'
  | 'cap.notTheirs'
  | 'rounding.lifts'
  | 'replaces.unknown'
  | 'publication.empty'
  | 'publication.notNext'
  | 'publication.inThePast'
  | 'ends.unknown'
  | 'figure.notInWords'
  | 'entry.malformed';

/** One thing that is wrong, where, and a sentence that says what to do about it. */
export type PolicyProblem = {
  readonly code: PolicyProblemCode;
  /** File or publication, list and entry: `jingdezhen/fees.json, priceCaps, jingdezhen.cap.infantClass`. */
  readonly where: string;
  readonly sentence: string;
};

export function inWords(problems: readonly PolicyProblem[]): string {
  return problems.map(({ where, sentence }) => `${where}: ${sentence}`).join('\n');
}
