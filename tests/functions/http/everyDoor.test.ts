import { isWrite, type Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { roles } from '@huiyue/shared/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal } from '../../support/town/caller';
import { openTown, type Town } from '../../support/town/openTown';
import { idOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const guarded = Object.entries<Endpoint>(endpoints).filter(([, { for: whom }]) => whom !== 'everyone');

/** Any value will do for what stands in the path: whoever may not come in is not asked what they want. */
function anything(endpoint: Endpoint) {
  const { path } = endpoint;
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return {
    params: Object.fromEntries(names.map((name) => [name, 'x'])),
    ...(isWrite(endpoint) && { body: {} }),
  };
}

test('nobody comes in without a token, and nobody of another role, at any door there is', async () => {
  const people = await Promise.all(
    roles.map(async (role) => [role, await town.signIn(role, [idOf('site')], idOf('household'))] as const),
  );
  const before = await town.rows();
  for (const [name, endpoint] of guarded) {
    const { for: whom } = endpoint;
    const closed = people.filter(
      ([role]) => whom !== 'everyone' && whom !== 'signedIn' && !whom.includes(role),
    );
    const codes = await Promise.all([
      town.stranger(endpoint, anything(endpoint)),
      ...closed.map(([, person]) => person.send(endpoint, anything(endpoint))),
    ]);
    expect([name, ...codes.map((answer) => refusal(answer).code)]).toEqual([
      name,
      'session.missing',
      ...closed.map(() => 'session.otherRole'),
    ]);
  }
  expect(await town.rows()).toEqual(before);
});
