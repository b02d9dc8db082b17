/** Published words a decision rests on, complete enough to be shown without another look-up. */
export type Clause = {
  id: string;
  /** Id of the document. */
  document: string;
  title: string;
  number?: string;
  issuer: string;
  /** Taken from the document: a draft's words are a draft's words, however exact. */
  status: 'issued' | 'draft';
  phrase: string;
  /** How a damaged phrase is understood, and how surely. */
  reading?: string;
  confidence?: 'high' | 'medium' | 'low';
  /** The pack and its edition, or the publication: so a past decision can be explained after the data has changed. */
  version: string;
};

/** @throws on an unknown id: assembled policy has none, so this is a bug of the caller. */
export function clauseOf(policy: { readonly clauses: ReadonlyMap<string, Clause> }, id: string): Clause {
  const clause = policy.clauses.get(id);
  if (!clause) throw new Error(`no pack holds the clause ${id}`);
  return clause;
}
