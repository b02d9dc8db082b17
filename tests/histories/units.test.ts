import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { hourMs } from '@huiyue/shared/civil';
import { expect, it } from 'vitest';
import { openMeter } from '../support/meter';
import { coreBook } from './core';
import { classItem } from './items';
import { kitBuilder, type Kit } from './kit';
import { randomFrom } from './random';
import { atRest } from './rest';
import { Schedule } from './schedule';
import { keyNumbered } from './scene';
import { SimulatedStore, type Reply } from './store/simulatedStore';
import { recordOf } from './stream';
import { months, numbered, smallTown, startOfHistories } from './town';

const random = randomFrom(1);

/** Bookings on fine days, one after the other or all at once, through one server, and their trail. */
async function cost(bookings: number, places: number, atOnce: boolean) {
  const schedule = new Schedule(startOfHistories, random);
  const town = smallTown(
    random,
    { families: bookings, places, portions: 1, classes: 1, products: ['dayCare'], reserves: [], inPlace: 0 },
    false,
  );
  const records: ReturnType<typeof recordOf>[] = [];
  const store = new SimulatedStore<undefined>({
    schedule,
    weather: {
      holdMs: () => 5,
      lagMs: () => 0,
      strayConflict: () => false,
      leavesKeys: () => false,
      cutsPage: () => false,
      partitionUnits: 1000,
    },
    onCommit: (changes) => {
      for (const { place, after } of changes)
        if (place.endsWith(' BKG') && after) records.push(recordOf(after, records.length));
    },
  });
  store.seed(town.rows);
  const send = (command: unknown) =>
    new Promise((resolve, reject) => {
      schedule.after(1, () =>
        store.receive(command, undefined, (reply: Reply) =>
          schedule.after(1, () => ('value' in reply ? resolve(reply.value) : reject(reply.error))),
        ),
      );
    });
  const plain: DynamoDBDocumentClient = Object.create(null, { send: { value: send } });
  const meter = openMeter();
  const kit: Kit = kitBuilder((error) => {
    throw error;
  })({
    table: { client: meter.around(plain), name: 'huiyue', pause: () => Promise.resolve() },
    now: () => schedule.now,
    random,
  });
  /** Lets time go on until nothing is left to happen, which is when the work is done. */
  const settled = async <T>(work: Promise<T>): Promise<T> => {
    await atRest();
    for (let run = schedule.take(); run; run = schedule.take()) {
      run();
      await atRest();
    }
    return work;
  };
  const ask = (index: number) => {
    const family = town.families[index];
    if (!family) throw new Error('too few families');
    const [actor] = family.parents;
    const key = keyNumbered(index);
    const { account, role } = actor;
    const [child] = family.children;
    return coreBook(
      kit.deps,
      {
        items: [classItem(town.classes[0], { careMode: 'fullDay', month: months[0] }, child)],
        ids: [numbered('booking', index + 1)],
        household: child.household,
        channel: 'app',
        by: { account, role },
        wanted: () => ({ act: 'request', answerWithinMs: hourMs, asker: [] }),
        drawn: new Map(),
      },
      { account, key, bodyHash: key, status: 201 },
    );
  };
  const answers = atOnce ? await settled(Promise.all(town.families.map((_, index) => ask(index)))) : [];
  if (!atOnce) for (const index of town.families.keys()) answers.push(await settled(ask(index)));
  const booked = meter.read();
  for (const record of records) await settled(kit.consume({ Records: [record] }));

  const accepted = answers.filter(({ is }) => is === 'done').length;
  const { requests, writeUnits, indexUnits } = meter.read();
  const each = (count: number) => Number((count / accepted).toFixed(2));
  return {
    accepted,
    requests: each(booked.requests),
    writeUnits: each(booked.writeUnits),
    withIndexAndTrail: each(writeUnits + indexUnits),
    requestsWithTrail: each(requests),
  };
}

it('says what a booking costs by the rules of AWS', async () => {
  const alone = await cost(20, 20, false);
  const burst = await cost(20, 20, true);
  const rush = await cost(300, 20, true);
  console.log('per accepted booking:');
  console.log('  20 one after the other', alone);
  console.log('  20 at once', burst);
  console.log('  300 at once for 20 places', rush);
  expect([alone.accepted, burst.accepted, rush.accepted]).toEqual([20, 20, 20]);
  // Sheet, child's month and booking, two units each while they are small; the first sheet checks its terms.
  expect(alone.writeUnits).toBeLessThanOrEqual(9);
  expect(burst.writeUnits).toBeLessThan(alone.writeUnits);
});
