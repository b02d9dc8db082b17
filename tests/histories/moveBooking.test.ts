import { moveBooking } from '@huiyue/functions/actions/moveBooking';
import type { LedgerResult } from '@huiyue/functions/ports';
import type { Booking } from '@huiyue/shared/booking';
import { hourMs } from '@huiyue/shared/civil';
import { expect, it } from 'vitest';
import { publishedPolicy } from '../support/policy';
import { bookingIn } from './check/facts';
import { coreRequest } from './core';
import { kitBuilder } from './kit';
import { randomFrom } from './random';
import { atRest } from './rest';
import { Schedule } from './schedule';
import { SimulatedStore } from './store/simulatedStore';
import { smallTown, startOfHistories } from './town';

it('a booking confirmed while its row was on the way is not told as run out', async () => {
  const random = randomFrom(1);
  const schedule = new Schedule(startOfHistories, random);
  const store = new SimulatedStore<undefined>({
    schedule,
    weather: {
      holdMs: () => 0,
      lagMs: () => 0,
      strayConflict: () => false,
      leavesKeys: () => false,
      cutsPage: () => false,
      partitionUnits: 1000,
    },
    onCommit: () => undefined,
  });
  const town = smallTown(random, { families: 1, places: 1, classes: 1 });
  store.seed(town.rows);
  const send = (command: unknown) =>
    new Promise((resolve, reject) => {
      store.receive(command, undefined, (reply) =>
        'value' in reply ? resolve(reply.value) : reject(reply.error),
      );
    });
  const { deps } = kitBuilder(
    await publishedPolicy(),
    () => undefined,
  )({
    table: {
      client: Object.create(null, { send: { value: send } }),
      name: 'huiyue',
      pause: () => Promise.resolve(),
    },
    now: () => schedule.now,
    random,
  });
  const [family] = town.families;
  if (!family) throw new Error('no family');
  const [actor] = family.parents;
  const asking = coreRequest(
    deps,
    family,
    actor,
    { class: town.classes[0].id, month: town.months[0] },
    { account: actor.account, key: 'asking-00', bodyHash: '', status: 201 },
  );
  for (let turn = 0; turn < 10; turn += 1) {
    await atRest();
    schedule.take()?.();
  }
  expect(await asking).toMatchObject({ is: 'done' });
  const place = [...store.table.places()].find((one) => one.endsWith(' BKG')) ?? '';
  const row = store.table.row(place);
  if (!row) throw new Error('no booking');
  const requested: Booking = bookingIn(row);
  const confirmed: Booking = { ...requested, writtenState: 'confirmed', revision: 2 };

  const rows = [requested, confirmed];
  const results: LedgerResult[] = [{ kind: 'stale' }, { kind: 'committed' }];
  const receipt = { account: actor.account, key: 'cancelling', bodyHash: '', status: 200 } as const;
  const outcome = await moveBooking(
    {
      ...deps,
      bookings: {
        ...deps.bookings,
        // The row leaves the store in time, and arrives when its hour is over.
        find: () => {
          schedule.now = requested.answerBy + hourMs;
          return Promise.resolve(rows.shift());
        },
      },
      ledger: { ...deps.ledger, commit: () => Promise.resolve(results.shift() ?? { kind: 'stale' }) },
    },
    actor,
    requested.id,
    { act: 'cancel' },
    receipt,
  );
  expect(outcome).toMatchObject({ ok: true, value: { state: 'cancelled' } });
});
