import { assembleDeps, tableOver } from '@huiyue/functions/deps';
import { noWechatLogin } from '@huiyue/functions/gateways/wechatLogin';
import { createApp } from '@huiyue/functions/http/app';
import type { Deps, Log } from '@huiyue/functions/ports';
import { callerAt, type Door, type Send } from './caller';
import { clientOf, tokenSecret, type Person, type Town } from './openTown';

/** Called around each transaction of one API; what it throws, the API gets instead of the store's answer. */
export type Interference = {
  readonly before?: () => Promise<void> | void;
  readonly after?: () => Promise<void> | void;
};

export type AnotherApi = {
  readonly deps: Deps;
  readonly door: Door;
  readonly faults: readonly unknown[];
  /** How often it had to step back because another transaction held an item. */
  readonly conflicts: () => number;
  /** The same person, at this API's door. */
  as(person: Person): Send;
  /** From now on, until the next call of this. */
  interfere(interference: Interference): void;
  close(): void;
};

/**
 * One more server over the store of a town, with lanes and memory of its own, as a second process would have them.
 * Its way to the store can be disturbed: that is where requests get lost and other people come in between.
 */
export function anotherApi(town: Town, now = town.clock.now): AnotherApi {
  const client = clientOf(town.edition.store.endpoint);
  let interference: Interference = {};
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'TransactWriteItemsCommand') return next(args);
      await interference.before?.();
      const result = await next(args);
      await interference.after?.();
      return result;
    },
    { step: 'initialize', name: 'interference' },
  );
  const table = tableOver(client, 'huiyue');
  let conflicts = 0;
  const faults: unknown[] = [];
  const log: Log = { request: () => undefined, fault: (error) => faults.push(error) };
  const deps = assembleDeps({
    table: {
      ...table,
      pause: (attempt) => {
        conflicts += 1;
        return table.pause(attempt);
      },
    },
    policy: town.edition.packs,
    tokenSecret,
    wechatLogin: noWechatLogin,
    log,
    now,
  });
  const app = createApp(deps, 'local');
  const door: Door = (path, init) => app.request(path, init);
  return {
    deps,
    door,
    faults,
    conflicts: () => conflicts,
    as: ({ token }) => callerAt(door, token),
    interfere: (next) => {
      interference = next;
    },
    close: () => client.destroy(),
  };
}

/** Does it the first time only. */
export function once(work: () => Promise<void> | void): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    isDone = true;
    await work();
  };
}
