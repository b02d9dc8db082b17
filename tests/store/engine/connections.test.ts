import { openEmbeddedStore } from '@huiyue/functions/local/embedded/embeddedStore';
import { expect, test } from 'vitest';

test('leaves it to the caller for how long a connection is kept', async () => {
  const store = await openEmbeddedStore();
  const answer = await fetch(store.endpoint, { method: 'POST' });
  await answer.text();
  // Node says here after how many seconds of silence it will close.
  expect([answer.headers.get('connection'), answer.headers.get('keep-alive')]).toEqual(['keep-alive', null]);
  await store.close();
});
