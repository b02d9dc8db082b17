import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Change } from '@huiyue/functions/local/embedded/changeLog';
import { tableName } from './support';

/** All rows of the table, or of its index, in wire form by their key. */
export async function wholeTable(client: DynamoDBClient, IndexName?: string): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>();
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ...(IndexName && { IndexName }), ExclusiveStartKey: from }),
    );
    for (const row of page.Items ?? []) rows.set(keyOf(row), row);
    from = page.LastEvaluatedKey;
  } while (from);
  return rows;
}

function keyOf(row: Readonly<Record<string, { S?: string | undefined }>>): string {
  return `${row['pk']?.S}/${row['sk']?.S}`;
}

/** What the table must look like if these changes are all there ever were. Throws where one does not follow. */
export function replayed(changes: readonly Change[]): Map<string, unknown> {
  const rows = new Map<string, unknown>();
  for (const { keys, eventName, newImage, oldImage, sequence } of changes) {
    const key = keyOf(keys);
    if (JSON.stringify(sorted(rows.get(key))) !== JSON.stringify(sorted(oldImage))) {
      throw new Error(`Change ${sequence} starts from an item that was not there.`);
    }
    if ((eventName === 'INSERT') !== !oldImage || (eventName === 'REMOVE') !== !newImage) {
      throw new Error(`Change ${sequence} calls itself ${eventName} wrongly.`);
    }
    if (newImage) rows.set(key, newImage);
    else rows.delete(key);
  }
  return rows;
}

function sorted(image: unknown): unknown {
  if (typeof image !== 'object' || image === null) return image;
  return Object.entries(image).sort(([one], [other]) => (one < other ? -1 : 1));
}
