import { serveApi } from './parts/apiRole';
import { serveNothing } from './parts/bareHttpRole';
import type { Request } from './parts/children';
import { sendLoad } from './parts/load';
import { serveStore } from './parts/storeRole';

/** Every process beside the one that measures: a store, a server, a crowd of clients. Told its part by message. */
const work = { store: serveStore, api: serveApi, bareHttp: serveNothing, load: sendLoad };
let handle: ((name: string, input: string) => Promise<unknown>) | undefined;

process.on('message', (message: string) => {
  const request: Request = JSON.parse(message);
  void answer(request).then(
    (value) => process.send?.(JSON.stringify({ id: request.id, value })),
    (error: unknown) =>
      process.send?.(
        JSON.stringify({ id: request.id, fault: error instanceof Error ? error.stack : String(error) }),
      ),
  );
});

async function answer({ name, input }: Request): Promise<unknown> {
  if (handle) return handle(name, input);
  const part = await partOf(name, input);
  handle = part.handle;
  return part.said;
}

async function partOf(name: string, input: string) {
  switch (name) {
    case 'store':
      return work.store(JSON.parse(input));
    case 'api':
      return work.api(JSON.parse(input));
    case 'bareHttp':
      return work.bareHttp();
    case 'load':
      return { said: null, handle: (_: string, job: string) => work.load(JSON.parse(job)) };
    default:
      throw new Error(`there is no part called ${name}`);
  }
}

// Nobody measures any more.
process.on('disconnect', () => process.exit(0));
