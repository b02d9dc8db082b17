import { createTicker } from '@huiyue/functions/local/ticker';
import { expect, test } from 'vitest';
import { gate } from './support';

/** Keeps what it is asked to run later until the test runs it. */
function handTurned() {
  const work: { readonly ms: number; readonly run: () => void }[] = [];
  return {
    waits: () => work.map(({ ms }) => ms),
    after(ms: number, run: () => void) {
      const entry = { ms, run };
      work.push(entry);
      return () => void (work.includes(entry) && work.splice(work.indexOf(entry), 1));
    },
    turn: () => work.shift()?.run(),
  };
}

test('ticks once a minute from when it is started, one tick after the other', async () => {
  const scheduler = handTurned();
  const door = gate();
  let ticks = 0;
  const ticker = createTicker({
    tick: () => {
      ticks += 1;
      return door.passed;
    },
    onFailure: () => undefined,
    scheduler,
  });
  expect(scheduler.waits()).toEqual([]);
  ticker.start();
  ticker.start();
  expect(scheduler.waits()).toEqual([60_000]);
  scheduler.turn();
  expect([ticks, scheduler.waits()]).toEqual([1, []]);
  door.open();
  await expect.poll(scheduler.waits).toEqual([60_000]);
  await ticker.stop();
  expect(scheduler.waits()).toEqual([]);
});

test('goes on after a failure, and tells of it', async () => {
  const scheduler = handTurned();
  const faults: unknown[] = [];
  const ticker = createTicker({
    tick: () => Promise.reject(new Error('no way through')),
    onFailure: (error) => faults.push(error),
    scheduler,
  });
  ticker.start();
  scheduler.turn();
  await expect.poll(scheduler.waits).toEqual([60_000]);
  expect(faults).toHaveLength(1);
  await ticker.stop();
});

test('stops only when the tick under way is over, and starts no other', async () => {
  const scheduler = handTurned();
  const door = gate();
  const ticker = createTicker({ tick: () => door.passed, onFailure: () => undefined, scheduler });
  ticker.start();
  scheduler.turn();
  let isStopped = false;
  const stopping = ticker.stop().then(() => {
    isStopped = true;
    return isStopped;
  });
  await Promise.resolve();
  expect(isStopped).toBe(false);
  door.open();
  await stopping;
  expect(scheduler.waits()).toEqual([]);
});
