import * as z from 'zod';
import type { Instant } from '@huiyue/shared/civil';
import { tableShape } from '@huiyue/shared/tableShape';
import type { Answers, Reply } from '../ports';
import { keys } from './keys';
import { getRow, parsed, type Table, type Write } from './table';

const keptForDays = 30;

const answerRow = z.object({ bodyHash: z.string(), body: z.string() });

export function answersIn(table: Table): Answers {
  return {
    async find(account, key) {
      const row = await getRow(table, keys.answer(account, key));
      if (!row) return undefined;
      const { bodyHash, body } = parsed(answerRow, row);
      return { bodyHash, body: JSON.parse(body) };
    },
  };
}

/** Joins the commit of the change it answers; fails there if the same key was answered before. */
export function answerWrite(table: Table, { receipt, body }: Reply, now: Instant): Write {
  return {
    Put: {
      TableName: table.name,
      Item: {
        ...keys.answer(receipt.account, receipt.key),
        bodyHash: receipt.bodyHash,
        body: JSON.stringify(body),
        [tableShape.expiryAttribute]: Math.floor(now / 1000) + keptForDays * 86_400,
      },
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
    },
  };
}
