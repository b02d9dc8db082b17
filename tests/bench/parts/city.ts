import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { checkSold } from './check';
import type { Child } from './children';
import type { Call, Job, Reply } from './load';
import { since, sumOf, type Metered } from '../../support/meter';
import { tap, type Scene } from './scene';

export type Counted = { readonly sold: number; readonly taps: number; readonly metered: Metered };

/** Reads the meters of the API and of the trail around some work; the trail has caught up both times. */
export async function metered<T>(
  meters: readonly Child[],
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly cost: Metered }> {
  const read = async () => sumOf(await Promise.all(meters.map((child) => child.ask<Metered>('meter'))));
  const before = await read();
  const result = await work();
  return { result, cost: since(before, await read()) };
}

/**
 * Nine o'clock in a city: so many taps at once, spread over its classes by Zipf's law, the favourites far over their
 * places. Exactly the ideal number is sold in each class, or this throws.
 */
export async function cityAtNine(
  scene: Scene,
  [api, store, load]: readonly [{ readonly child: Child; readonly port: number }, Child, Child],
  offers: readonly ChildcareClass[],
  size: { readonly taps: number; readonly clients: number },
): Promise<Counted> {
  const { month, families } = scene.lease(size.taps);
  const chosen = zipf(size.taps, offers.length);
  const calls = families.map((family, index): Call => {
    const offer = offers[chosen[index] ?? 0];
    if (!offer) throw new Error('there is no such class');
    return tap(family, offer, month, scene.deps.newId('booking'));
  });
  const job: Job = { ports: [api.port], clients: size.clients, calls };
  const { result: replies, cost } = await metered([api.child, store], () =>
    load.ask<readonly Reply[]>('send', job),
  );
  const sold = offers.map((offer, number) => ({
    offer,
    replies: replies.filter((_, index) => chosen[index] === number),
  }));
  await checkSold(scene, month, sold);
  return { sold: replies.filter(({ status }) => status === 201).length, taps: replies.length, metered: cost };
}

/** Which class each tap is for: the same list in every run, in an order that mixes them. */
function zipf(taps: number, classes: number): readonly number[] {
  const weights = Array.from({ length: classes }, (_, rank) => 1 / (rank + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const list: number[] = [];
  let due = 0;
  weights.forEach((weight, rank) => {
    due += (weight / sum) * taps;
    while (list.length < Math.round(due)) list.push(rank);
  });
  // A walk in steps that share no factor with the length visits everybody once.
  const step = 7919;
  return list.map((_, index) => list[(index * step) % list.length] ?? 0);
}
