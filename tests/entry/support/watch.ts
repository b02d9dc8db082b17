import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
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
  readonly index: Set<string>;
} {
  const needed = { table: new Set<string>(), index: new Set<string>() };
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const { IndexName, TransactItems } = asked.parse(args.input);
        const place = IndexName === undefined ? needed.table : needed.index;
        const parts = TransactItems?.flatMap(Object.keys) ?? [];
        for (const part of parts) place.add(rightOfPart[part] ?? part);
        if (!TransactItems) place.add(String(commandName).replace(/Command$/, ''));
        return next(args);
      },
    { step: 'initialize', name: 'watchRights' },
  );
  return needed;
}
