import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { referenceOf } from './bookingRows';
import { keys } from './keys';
import { clauseRow } from './rows';
import { getRows, parsed, type Table } from './table';

export type Clauses = {
  /** Writes the words down before anything refers to them. Once for each clause and process. */
  keep(clauses: readonly Clause[]): Promise<void>;
  /** @throws at the look-up, when a reference leads nowhere. */
  load(references: readonly string[]): Promise<(reference: string) => Clause>;
};

/**
 * Bookings name the clause that judged them, in the edition that held then; its words are kept here once, so that a
 * past decision can be shown after the policy has changed, and a booking stays small.
 */
export function clausesIn(table: Table): Clauses {
  const known = new Map<string, Clause>();
  const find = (reference: string): Clause => {
    const clause = known.get(reference);
    if (!clause) throw new Error(`nothing is kept of the clause ${reference}`);
    return clause;
  };
  return {
    async keep(clauses) {
      for (const clause of clauses) {
        const reference = referenceOf(clause);
        if (known.has(reference)) continue;
        await table.client.send(
          new PutCommand({ TableName: table.name, Item: { ...clause, ...keys.clause(reference) } }),
        );
        known.set(reference, clause);
      }
    },
    async load(references) {
      const missing = [...new Set(references)].filter((reference) => !known.has(reference));
      const rows = missing.length === 0 ? [] : await getRows(table, missing.map(keys.clause));
      for (const row of rows) {
        const clause = parsed(clauseRow, row);
        known.set(referenceOf(clause), clause);
      }
      return find;
    },
  };
}
