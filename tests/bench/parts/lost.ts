import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import { idOf } from './check';
import type { Child } from './children';
import type { Job, Reply } from './load';
import { tap, tokenSecret, type Scene } from './scene';

const seats = 100;

type Api = { readonly child: Child; readonly port: number };

/**
 * Every answer is lost and every server killed in the middle of it; a day later each family asks again under the same
 * key, at another server. Gives the share that then has exactly one booking and is told of that one.
 */
export async function lostAnswers(
  scene: Scene,
  load: Child,
  openApi: (aheadMs?: number) => Promise<Api>,
  count: number,
): Promise<number> {
  const dayMs = 24 * 3_600_000;
  const tomorrow = tokensSignedWith(tokenSecret, () => Date.now() + dayMs);
  let same = 0;
  let done = 0;
  while (done < count) {
    const part = Math.min(1000, count - done);
    const doomed = await openApi();
    const { month, families } = scene.lease(part);
    const offers = await Promise.all(
      Array.from({ length: Math.ceil(part / seats) }, () => scene.publish(seats)),
    );
    const keys = families.map(() => scene.deps.newId('booking'));
    const calls = families.map((family, index) => {
      const offer = offers[Math.floor(index / seats)];
      if (!offer) throw new Error('there is no such class');
      return tap(family, offer, month, keys[index] ?? '');
    });
    // Half are read by nobody; the other half are on their way when the process dies.
    await load.ask('send', {
      ports: [doomed.port],
      clients: part / 2,
      calls: calls.slice(0, part / 2),
      hangUp: true,
    } satisfies Job);
    await load.ask('send', {
      ports: [doomed.port],
      clients: part / 2,
      calls: calls.slice(part / 2),
      hangUp: true,
    } satisfies Job);
    await doomed.child.kill();

    const heir = await openApi(dayMs);
    const later = await Promise.all(
      calls.map(async (call, index) => {
        const family = families[index];
        if (!family) throw new Error('nobody lives here');
        const { token } = await tomorrow.issue(family.actor);
        return { ...call, headers: { ...call.headers, authorization: `Bearer ${token}` } };
      }),
    );
    const ask = () =>
      load.ask<readonly Reply[]>('send', { ports: [heir.port], clients: 100, calls: later } satisfies Job);
    const first = await ask();
    const second = await ask();
    await heir.child.end();
    for (const [index, family] of families.entries()) {
      const [one, other] = [first[index], second[index]];
      if (one?.status !== 201 || other?.status !== 201 || idOf(one) !== idOf(other)) continue;
      const { items } = await scene.deps.bookings.ofHousehold(family.actor.household, { limit: 50 });
      const own = items.filter(({ sheet }) => sheet.period === month);
      if (own.length === 1 && own[0]?.id === idOf(one)) same += 1;
    }
    done += part;
  }
  return same / count;
}
