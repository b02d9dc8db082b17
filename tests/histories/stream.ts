import { marshall } from '@aws-sdk/util-dynamodb';
import type { Row } from '@huiyue/functions/store/table';
import type { Kit } from './kit';
import type { Change } from './store/simulatedStore';
import type { Server, World } from './world';

type Record = Parameters<Kit['consume']>[0]['Records'][number];

/**
 * Hands the changes of bookings to the consumer as a bad day would: late, twice, in any order. What it does not take
 * comes again until it does.
 */
export class Stream {
  readonly #world: World<Kit>;
  #consumer: Server<Kit>;
  #records = 0;

  constructor(world: World<Kit>) {
    this.#world = world;
    this.#consumer = world.openServer('stream');
  }

  publish(changes: readonly Change[]): void {
    const { weather, random, schedule } = this.#world;
    for (const { place, after } of changes) {
      if (!place.endsWith(' BKG') || !after) continue;
      const record = recordOf(after, (this.#records += 1));
      const late = () =>
        weather.strikes('recordLate') ? random.between(0, 3_600_000) : random.between(0, 500);
      const times = weather.strikes('recordTwice') ? 2 : 1;
      for (let time = 0; time < times; time += 1) schedule.after(late(), () => this.#deliver(record));
    }
  }

  #deliver(record: Record): void {
    if (!this.#consumer.isAlive) this.#consumer = this.#world.openServer('stream');
    const consumer = this.#consumer;
    let isTaken = false;
    // Lambda gives up on a run that takes too long, and delivers the record again.
    this.#world.schedule.after(15 * 60_000, () => {
      if (!isTaken) this.#deliver(record);
    });
    this.#world.wake(consumer, this.#world.weather.latencyMs(), () => {
      void consumer.kit.consume({ Records: [record] }).then(
        ({ batchItemFailures }) => {
          if (batchItemFailures.length === 0) isTaken = true;
          return undefined;
        },
        () => undefined,
      );
    });
  }
}

export function recordOf(row: Row, number: number): Record {
  // The SDK's words for the wire format and Lambda's differ only in how binary values look, and there are none.
  const NewImage = JSON.parse(JSON.stringify(marshall({ ...row })));
  return { eventName: 'MODIFY', dynamodb: { NewImage, SequenceNumber: String(number) } };
}
