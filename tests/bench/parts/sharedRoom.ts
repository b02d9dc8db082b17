import { addDays, firstDayOf } from '@huiyue/shared/civil';
import type { Child } from './children';
import { metered } from './city';
import type { Job, Reply } from './load';
import { order, priceOf, tap, type Scene } from './scene';

export type Enrolment = { readonly requests: number; readonly units: number };

/** A month of full days in a room where mornings, afternoons and hours have been sold: what one costs the store. */
export async function enrolInSharedRoom(
  scene: Scene,
  api: { readonly child: Child; readonly port: number },
  load: Child,
): Promise<Enrolment> {
  const offer = await scene.publish(20, [
    { careMode: 'halfDay', per: 'day', priceFen: priceOf(await scene.publish(1)) },
    { careMode: 'hourly', per: 'hour', priceFen: priceOf(await scene.publish(1)) },
  ]);
  const { month, families } = scene.lease(41);
  const [last, ...others] = families;
  if (!last) throw new Error('nobody lives here');
  const [half, hourly] = offer.rates.slice(1);
  if (!half || !hourly) throw new Error('nothing else is sold here');
  const send = (calls: Job['calls']) =>
    load.ask<readonly Reply[]>('send', { ports: [api.port], clients: 10, calls } satisfies Job);
  const dates = Array.from({ length: 31 }, (_, day) => addDays(firstDayOf(month), day)).filter(isOpen);
  const casual = await send(
    others.map((family, index) => {
      const date = dates[index % dates.length];
      const when =
        index % 2 === 0
          ? { careMode: 'halfDay', half: index % 4 === 0 ? 'morning' : 'afternoon', date }
          : { careMode: 'hourly', date, from: 540, to: 660 };
      const { priceFen } = index % 2 === 0 ? half : hourly;
      return order(
        family,
        [{ class: offer.id, recipient: family.child, when, priceFen }],
        scene.deps.newId('booking'),
      );
    }),
  );
  const { result, cost } = await metered([api.child], () =>
    send([tap(last, offer, month, scene.deps.newId('booking'))]),
  );
  const failed = [...casual, ...result].find(({ status }) => status !== 201);
  if (failed) throw new Error(`a room that is shared refused somebody: ${failed.body}`);
  return { requests: cost.requests, units: cost.writeUnits + cost.indexUnits };
}

/** Monday to Friday. */
function isOpen(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day >= 1 && day <= 5;
}
