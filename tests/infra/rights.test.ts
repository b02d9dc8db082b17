import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { proveEveryCity } from '@huiyue/functions/actions/nightlyProof';
import { tick } from '@huiyue/functions/actions/tick';
import { outboxIn } from '@huiyue/functions/store/outbox';
import { putSite } from '@huiyue/functions/store/sites';
import { noMetrics } from '@huiyue/functions/gateways/metrics';
import { auditIn } from '@huiyue/functions/store/audit';
import { tableOver } from '@huiyue/functions/deps';
import { createStreamRunner } from '@huiyue/functions/local/streamRunner';
import { streamConsumer } from '@huiyue/functions/stream';
import { civilDate, dateAt, type Instant } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Tell } from '@huiyue/shared/notices/notice';
import { bookingActs } from '@huiyue/shared/booking';
import { coreEndpoints, endpoints } from '@huiyue/shared/contract/endpoints';
import { tableShape } from '@huiyue/shared/tableShape';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiRights, nightlyRights, streamRights, tickRights } from '../../infra/constructs/tableRights';
import { openCloudEdition, type CloudEdition } from '../entry/support/cloudEdition';
import { walkThrough } from '../entry/support/journey';
import { watchRights } from '../entry/support/watch';
import { lambdaDoor } from '../entry/support/lambdaDoor';
import { callerAt, done } from '../support/town/caller';
import { book, clientOf, placeOf } from '../support/town/openTown';
import { idOf, lunchOf, offerOf, siteOf } from '../support/town/things';

let edition: CloudEdition;
beforeEach(async () => {
  edition = await openCloudEdition({ identify: (code) => Promise.resolve(`somebody with ${code}`) });
});
afterEach(() => edition.close());

test('the API has every right it uses, and uses every right it has', async () => {
  const needed = watchRights(edition.client);
  const { called } = await walkThrough(edition);
  // Operations that come in files of their own ask the store in ways that the test below knows.
  const isWalked = (name: string) => name !== 'loginDemo' && name !== 'listDemoAccounts';
  expect([...called].filter((name) => name in coreEndpoints).sort()).toEqual(
    Object.keys(coreEndpoints).filter(isWalked).sort(),
  );
  expect([...needed.table].sort()).toEqual(apiRights.table);
  expect([...needed.indexes].sort()).toEqual(apiRights.indexes);
});

test('the store asks for nothing that no function has a right to', async () => {
  const folder = fileURLToPath(new URL('../../functions/src/store', import.meta.url));
  const sources = await Promise.all(
    (await readdir(folder, { recursive: true }))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFile(join(folder, name), 'utf8')),
  );
  const sent = sources.flatMap((source) =>
    [...source.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name),
  );
  const parts = sources.flatMap((source) =>
    [...source.matchAll(/^\s+(Put|Update|Delete|ConditionCheck): \{$/gm)].map(([, name]) => `${name}Item`),
  );
  const inBatches = {
    Get: 'GetItem',
    Put: 'PutItem',
    BatchGet: 'BatchGetItem',
    BatchWrite: 'BatchWriteItem',
  };
  const names = new Map<string | undefined, string>(Object.entries(inBatches));
  const asked = new Set([...sent.map((name) => names.get(name) ?? name), ...parts]);
  // A transaction needs the rights of its parts, and none of its own.
  asked.delete('TransactWrite');
  expect(asked).toEqual(new Set<string>([...apiRights.table, ...streamRights.table]));
});

test('the tick has every right it uses, and uses every right it has', async () => {
  await walkThrough(edition);
  const { client } = edition;
  const { offered, household } = await somebodyToOffer(edition);
  await edition.deps.outbox.put([complaintAnswered(household, edition.clock.now())], 'test');
  await somethingEveryWeek(edition);
  const needed = watchRights(client);
  await tick(edition.deps);
  expect([...needed.table].sort()).toEqual(tickRights.table);
  expect([...needed.indexes].sort()).toEqual(tickRights.indexes);
  expect(await offered()).toBe('offered');
});

test('so has the nightly proof', async () => {
  const { site, lunch } = await walkThrough(edition);
  const by = idOf('account');
  const mark = { kind: 'present', from: 660 } as const;
  const history = [{ mark, at: edition.clock.now(), by, role: 'institution' }] as const;
  const receipt = { account: by, key: 'roll-call', bodyHash: '-', status: 200 } as const;
  const row = { booking: lunch.id, site: site.id, on: civilDate('2026-07-08'), history };
  await edition.deps.attendance.write([row], { receipt, body: {} });
  const needed = watchRights(edition.client);
  await proveEveryCity(edition.deps);
  expect([...needed.table].sort()).toEqual(nightlyRights.table);
  expect([...needed.indexes].sort()).toEqual(nightlyRights.indexes);
});

/** A hold that nobody answers, and a family that waits for its place. */
async function somebodyToOffer({ handler, deps, table, clock }: CloudEdition) {
  const site = siteOf();
  await putSite(table, site);
  const actorOf = (role: 'family' | 'institution') =>
    ({
      account: idOf('account'),
      role,
      sites: role === 'institution' ? [site.id] : [],
      ...(role === 'family' ? { household: idOf('household') } : {}),
    }) as const;
  const enter = async (role: 'family' | 'institution') =>
    callerAt(lambdaDoor(handler), (await deps.tokens.issue(actorOf(role))).token);
  const staff = await enter('institution');
  const params = { site: site.id };
  const body = offerOf({ places: 1, answerWithinHours: 1 });
  const room = done(await staff(endpoints.publishClass, { params, body }));
  const [asking, waiting] = [await enter('family'), await enter('family')];
  const newChild = { name: '小满', birthDate: '2024-06-15', city: '360200' };
  const childOf = async (send: typeof asking) => done(await send(endpoints.addChild, { body: newChild })).id;
  await book({ send: asking }, placeOf(room, await childOf(asking)));
  const { id } = await book({ send: waiting }, placeOf(room, await childOf(waiting)), endpoints.joinWaitlist);
  clock.advanceHours(1);
  const booking = await deps.bookings.find(id);
  if (!booking) throw new Error('whoever waits has a booking');
  return {
    household: booking.household,
    offered: async () => (await deps.bookings.find(id))?.writtenState,
  };
}

/** A standing order that has days to book since the clock went on. */
async function somethingEveryWeek({ handler, deps, table, clock }: CloudEdition): Promise<void> {
  const site = siteOf();
  await putSite(table, site);
  const enter = async (actor: Pick<Actor, 'role' | 'household' | 'sites'>) =>
    callerAt(lambdaDoor(handler), (await deps.tokens.issue({ account: idOf('account'), ...actor })).token);
  const staff = await enter({ role: 'institution', sites: [site.id] });
  const body = lunchOf({ places: 5 });
  const lunch = done(await staff(endpoints.publishService, { params: { site: site.id }, body }));
  const herself = await enter({ role: 'family', household: idOf('household'), sites: [] });
  const card = { name: '外婆', birthDate: '1950-03-01', isMe: true };
  const recipient = done(await herself(endpoints.addElder, { body: card })).id;
  const order = {
    service: lunch.id,
    recipient,
    weekdays: 127,
    priceFen: 1200,
    startsOn: dateAt(clock.now()),
  };
  done(await herself(endpoints.makeStandingOrder, { body: order }));
  clock.advanceHours(48);
}

function complaintAnswered(household: Id<'household'>, at: Instant): Tell {
  const facts = { number: '1', site: '试验托育园' };
  return { kind: 'complaintAnswered', to: { who: 'household', id: household }, about: {}, facts, at };
}

test('so has the consumer of the stream; and it is woken for exactly the changes it records', async () => {
  await walkThrough(edition);
  const client = clientOf(edition.store.endpoint);
  const needed = watchRights(client);
  const faults: unknown[] = [];
  const consume = streamConsumer({
    audit: auditIn(tableOver(client, 'huiyue')),
    outbox: outboxIn(tableOver(client, 'huiyue'), edition.clock.now),
    metrics: noMetrics,
    onFault: (error) => faults.push(error),
  });
  const woken: DynamoDBRecord[] = [];
  let others = 0;
  const runner = createStreamRunner({
    store: edition.store,
    consumer: 'audit',
    handler: async ({ Records }) => {
      const isForUs = (record: DynamoDBRecord) =>
        record.dynamodb?.Keys?.[tableShape.sortKey]?.S === tableShape.bookingSortKey;
      woken.push(...Records.filter(isForUs));
      others += Records.length - Records.filter(isForUs).length;
      return consume({ Records: Records.filter((record) => !isForUs(record)) });
    },
  });
  await runner.deliverPending();
  expect(others).toBeGreaterThan(0);
  expect([...needed.table], 'what the filter keeps away would not have been recorded').toEqual([]);

  // Many at once, and one by itself.
  for (const Records of [woken, woken.slice(0, 1)])
    expect(await consume({ Records })).toEqual({ batchItemFailures: [] });
  expect(faults).toEqual([]);
  expect([...needed.table].sort()).toEqual(streamRights.table);
  expect([...needed.indexes]).toEqual(streamRights.indexes);
  const trail = (await edition.rows()).filter(({ sk }) => String(sk).startsWith('AUDIT#'));
  // Every act there is was done on the way, and is in the trail.
  expect([...new Set(trail.map(({ act }) => String(act)))].sort()).toEqual([...bookingActs].sort());
  client.destroy();
});
