import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { tableShape } from '@huiyue/shared/tableShape';

/** Creates the one table unless it is there. May be repeated, and raced. */
export async function ensureTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const { partitionKey, sortKey, indexes, expiryAttribute } = tableShape;
  const { lists, work } = indexes;
  const attributes = [
    partitionKey,
    sortKey,
    lists.partitionKey,
    lists.sortKey,
    work.partitionKey,
    work.sortKey,
  ];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keySchema(partitionKey, sortKey),
        GlobalSecondaryIndexes: [
          {
            IndexName: lists.name,
            KeySchema: keySchema(lists.partitionKey, lists.sortKey),
            Projection: { ProjectionType: lists.projection },
          },
          {
            IndexName: work.name,
            KeySchema: keySchema(work.partitionKey, work.sortKey),
            Projection: { ProjectionType: work.projection },
          },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: tableName });
  await ensureExpiry(client, tableName, expiryAttribute);
}

function keySchema(partitionKey: string, sortKey: string) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
}

async function ensureExpiry(client: DynamoDBClient, TableName: string, AttributeName: string): Promise<void> {
  if (await expires(client, TableName)) return;
  try {
    await client.send(
      new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName, Enabled: true } }),
    );
  } catch (error) {
    // Someone else may have been faster. DynamoDB has no error of its own for that.
    if (!(await expires(client, TableName))) throw error;
  }
}

async function expires(client: DynamoDBClient, TableName: string): Promise<boolean> {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  const status = TimeToLiveDescription?.TimeToLiveStatus;
  return status === 'ENABLED' || status === 'ENABLING';
}
