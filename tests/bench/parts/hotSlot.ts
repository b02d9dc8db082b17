import type { Baseline } from '../baseline/postgres';
import type { Hot } from './bareStore';
import { checkSold } from './check';
import type { Child } from './children';
import { paceOf } from './figures';
import type { Job, Reply } from './load';
import { tap, type Scene } from './scene';
import type { Metered } from '../../support/meter';

export type Pace = ReturnType<typeof paceOf>;

/** More taps than seats, on one slot, through the whole API; checked in full afterwards. */
export async function hotSlot(
  scene: Scene,
  store: Child,
  load: Child,
  ports: readonly number[],
  hot: Hot,
): Promise<Pace> {
  const offer = await scene.publish(hot.seats);
  const { month, families } = scene.lease(hot.taps);
  const job: Job = {
    ports,
    clients: hot.clients,
    calls: families.map((family) => tap(family, offer, month, scene.deps.newId('booking'))),
  };
  const replies = await load.ask<readonly Reply[]>('send', job);
  await store.ask<Metered>('meter');
  await checkSold(scene, month, [{ offer, replies }]);
  return paceOf(replies);
}

/** The same taps at the baseline's door. */
export async function baselineSlot(scene: Scene, load: Child, baseline: Baseline, hot: Hot): Promise<Pace> {
  const offer = await scene.publish(hot.seats);
  const { month, families } = scene.lease(hot.taps);
  baseline.reset(offer, month, families);
  const job: Job = {
    ports: [baseline.port],
    clients: hot.clients,
    calls: families.map((family) => tap(family, offer, month, scene.deps.newId('booking'))),
  };
  const replies = await load.ask<readonly Reply[]>('send', job);
  const sold = replies.filter(({ status }) => status === 201).length;
  const refused = replies.filter(({ status }) => status === 409).length;
  if (sold !== hot.seats || sold + refused !== replies.length)
    throw new Error(`the baseline answered ${sold} yes and ${refused} no for ${hot.seats} places`);
  baseline.check(sold);
  return paceOf(replies);
}

/** What the HTTP server does with the same requests when there is nothing behind it. */
export async function bareHttpPace(scene: Scene, load: Child, port: number, hot: Hot): Promise<number> {
  const offer = await scene.publish(hot.seats);
  const { month, families } = scene.lease(hot.taps);
  const calls = families.map((family) => tap(family, offer, month, 'bench-key'));
  const job: Job = { ports: [port], clients: hot.clients, calls };
  return paceOf(await load.ask<readonly Reply[]>('send', job)).perSecond;
}
