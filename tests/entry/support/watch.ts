import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableShape } from '@huiyue/shared/tableShape';
import * as z from 'zod';

const asked = z.object({
  IndexName: z.string().optional(),
  TransactItems: z.array(z.record(z.string(), z.unknown())).optional(),
});

const rightOfPart: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

/** Which rights a client needs for what it asks of the table: each as DynamoDB would demand it. */
export function watchRights(client: DynamoDBClient): {
  readonly table: Set<string>;
  /** The indexes it asks. */
  readonly indexes: Set<string>;
} {
  const needed = { table: new Set<string>(), indexes: new Set<string>() };
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const { IndexName, TransactItems } = asked.parse(args.input);
        const parts = TransactItems?.flatMap(Object.keys) ?? [];
        for (const part of parts) needed.table.add(rightOfPart[part] ?? part);
        if (IndexName !== undefined) needed.indexes.add(wordFor(IndexName));
        else if (!TransactItems) needed.table.add(String(commandName).replace(/Command$/, ''));
        return next(args);
      },
    { step: 'initialize', name: 'watchRights' },
  );
  return needed;
}

function wordFor(indexName: string): string {
  const [word] = Object.entries(tableShape.indexes).find(([, { name }]) => name === indexName) ?? [];
  return word ?? indexName;
}
