import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { tableShape } from '@huiyue/shared/tableShape';
import { referenceOf } from './bookingRows';
import { keys } from './keys';
import { clauseRow } from './rows';
import { getRows, parsed, type Row, type Table } from './table';

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
  const learn = async (references: readonly string[]) => {
    for (const row of await getRows(table, references.map(keys.clause))) {
      const clause = parsed(clauseRow, row);
      known.set(referenceOf(clause), clause);
    }
  };
  return {
    async keep(clauses) {
      for (const clause of clauses) {
        const reference = referenceOf(clause);
        if (known.has(reference)) continue;
        if (await isNew(table, { ...clause, ...keys.clause(reference) })) known.set(reference, clause);
        else await learn([reference]);
      }
    },
    async load(references) {
      const missing = [...new Set(references)].filter((reference) => !known.has(reference));
      if (missing.length > 0) await learn(missing);
      return find;
    },
  };
}

/** Writes words that are not there yet; what was written down once stays as it is. */
async function isNew(table: Table, row: Row): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: row,
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
