import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { idOf } from './check';
import type { Child } from './children';
import { metered } from './city';
import type { Call, Job, Reply } from './load';
import { tap, type Scene } from './scene';

/** After sell-out: what a "no" costs, and how soon a place that is given back can be had. */
export async function afterSellOut(
  scene: Scene,
  api: { readonly child: Child; readonly port: number },
  load: Child,
  size: { readonly taps: number; readonly clients: number },
): Promise<{ readonly requestsPerRefusal: number; readonly freedMs: number }> {
  const seats = 20;
  const offer: ChildcareClass = await scene.publish(seats);
  const { month, families } = scene.lease(seats + size.taps + 1);
  const send = (calls: readonly Call[], clients: number) =>
    load.ask<readonly Reply[]>('send', { ports: [api.port], clients, calls } satisfies Job);
  const [first, ...others] = families;
  if (!first) throw new Error('nobody lives here');
  const taken = await send(
    families.slice(0, seats).map((family) => tap(family, offer, month, scene.deps.newId('booking'))),
    seats,
  );
  const refused = others.slice(seats, seats + size.taps);
  const { result, cost } = await metered([api.child], () =>
    send(
      refused.map((family) => tap(family, offer, month, scene.deps.newId('booking'))),
      size.clients,
    ),
  );
  if (taken.some(({ status }) => status !== 201) || result.some(({ status }) => status !== 409))
    throw new Error('this run scores zero: a full class said yes, or an open one said no');

  const [held] = taken;
  if (!held) throw new Error('nothing was taken');
  const freedAt = performance.now();
  const cancelled = await send([cancel(idOf(held), first.token, scene)], 1);
  if (cancelled[0]?.status !== 200)
    throw new Error(`the place was not given back: ${cancelled[0]?.body ?? ''}`);
  const last = others.at(-1);
  if (!last) throw new Error('nobody is left');
  for (;;) {
    const [answer] = await send([tap(last, offer, month, scene.deps.newId('booking'))], 1);
    if (answer?.status === 201) break;
    if (performance.now() - freedAt > 5000)
      throw new Error('this run scores zero: a free place was refused for 5 s');
  }
  return { requestsPerRefusal: cost.requests / size.taps, freedMs: performance.now() - freedAt };
}

function cancel(booking: string, token: string, scene: Scene): Call {
  return {
    method: 'POST',
    path: `/v1/bookings/${booking}/cancel`,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': scene.deps.newId('booking'),
      'content-type': 'application/json',
    },
    body: '{}',
  };
}
