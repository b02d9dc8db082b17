import { randomUUID } from 'node:crypto';
import { describeStore } from './describeStore';
import { openOnDisk, withTable } from './support';

describeStore('the embedded store', async () => {
  const store = await openOnDisk();
  return { client: await withTable(store.endpoint), close: store.close };
});

/** Set by `npm run test:dynamodb-local`, which starts Amazon's own engine where there is Java. */
const endpoint = process.env['DYNAMODB_LOCAL_ENDPOINT'];
if (endpoint) {
  describeStore('DynamoDB Local', async () => {
    // It keeps one database for each access key, so a new key makes an empty one.
    const client = await withTable(endpoint, randomUUID().replaceAll('-', ''));
    return { client, close: async () => client.destroy() };
  });
}
