import type { PolicyPack } from '../contract/policyPack';

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
  /** The pack and its edition, so a past decision can be explained after the data has changed. */
  version: string;
};

/** @throws when a clause names a document the pack does not hold. */
export function clausesOf({ pack }: PolicyPack): readonly Clause[] {
  return pack.clauses.map(({ id, document: documentId, phrase, reading, confidence }) => {
    const document = pack.documents.find((held) => held.id === documentId);
    if (!document)
      throw new Error(`clause ${id} names document ${documentId}, which pack ${pack.key} does not hold`);
    return {
      id,
      document: documentId,
      title: document.title,
      ...(document.number !== undefined && { number: document.number }),
      issuer: document.issuer,
      status: document.status,
      phrase,
      ...(reading !== undefined && { reading }),
      ...(confidence !== undefined && { confidence }),
      version: `${pack.key}/${pack.version}`,
    };
  });
}

/** @throws on an unknown id: assembled policy has none, so this is a bug of the caller. */
export function clauseOf(policy: { readonly clauses: ReadonlyMap<string, Clause> }, id: string): Clause {
  const clause = policy.clauses.get(id);
  if (!clause) throw new Error(`no pack holds the clause ${id}`);
  return clause;
}
