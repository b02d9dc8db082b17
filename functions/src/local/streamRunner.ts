import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Change } from './embedded/changeLog';
import type { EmbeddedStore } from './embedded/embeddedStore';
import { imageBytes } from './embedded/wire';

/** The same function that Lambda would call. */
export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse | void>;

/** Runs work later and gives back the way to call it off. */
export type Scheduler = { readonly after: (ms: number, work: () => void) => () => void };

export const timers: Scheduler = {
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export type StreamRunnerOptions = {
  readonly store: Pick<EmbeddedStore, 'changes' | 'checkpoint' | 'advance' | 'onCommit'>;
  /** Each consumer has a checkpoint of its own under this name. */
  readonly consumer: string;
  readonly handler: StreamHandler;
  readonly batchSize?: number;
  readonly scheduler?: Scheduler;
  readonly onFailure?: (error: unknown) => void;
};

export type StreamRunner = {
  /** Hands over all that is waiting and says how many records were taken; rejects when the handler fails. */
  readonly deliverPending: () => Promise<number>;
  /** From now on, deliver after each write and try again after each failure. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

const firstRetryMs = 100;
const longestRetryMs = 10_000;

/**
 * Plays the part of the event source mapping: records come late, in batches, in order, and at least once. The
 * checkpoint moves only after the handler has succeeded, and a failed batch comes again as it was.
 */
export function createStreamRunner(options: StreamRunnerOptions): StreamRunner {
  const { store, consumer, handler, batchSize = 100, scheduler = timers, onFailure } = options;
  let failed: readonly Change[] = [];
  let running: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let isStarted = false;
  let callOff: (() => void) | undefined;
  let stopListening: (() => void) | undefined;

  function deliverPending(): Promise<number> {
    const delivery = running.then(drain);
    running = delivery.catch(() => undefined);
    return delivery;
  }

  async function drain(): Promise<number> {
    let taken = 0;
    for (;;) {
      const batch = failed.length > 0 ? failed : await nextBatch();
      if (batch.length === 0) return taken;
      taken += await deliver(batch);
    }
  }

  async function nextBatch(): Promise<readonly Change[]> {
    return store.changes(await store.checkpoint(consumer), batchSize);
  }

  async function deliver(batch: readonly Change[]): Promise<number> {
    failed = batch;
    const answer = await handler({ Records: batch.map(recordOf) });
    const taken = takenOf(batch, answer);
    const last = batch[taken - 1];
    if (last) await store.advance(consumer, last.sequence);
    failed = batch.slice(taken);
    if (failed.length > 0) throw new Error(`The consumer ${consumer} left ${failed.length} records untaken.`);
    return taken;
  }

  function wake(ms: number): void {
    if (!isStarted || callOff) return;
    callOff = scheduler.after(ms, () => void deliverOrRetry());
  }

  async function deliverOrRetry(): Promise<void> {
    callOff = undefined;
    try {
      await deliverPending();
      failures = 0;
    } catch (error) {
      onFailure?.(error);
      const delay = Math.min(firstRetryMs * 2 ** failures, longestRetryMs);
      failures += 1;
      wake(delay);
    }
  }

  return {
    deliverPending,
    start() {
      if (isStarted) return;
      isStarted = true;
      stopListening = store.onCommit(() => wake(0));
      wake(0);
    },
    async stop() {
      isStarted = false;
      stopListening?.();
      callOff?.();
      callOff = undefined;
      await running;
    },
  };
}

/** As Lambda reads a partial answer: everything before the first record that is reported as failed was taken. */
function takenOf(batch: readonly Change[], answer: DynamoDBBatchResponse | void): number {
  const reported = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  if (reported.length === 0) return batch.length;
  return Math.max(
    0,
    batch.findIndex(({ sequence }) => reported.includes(sequence)),
  );
}

function recordOf(change: Change): DynamoDBRecord {
  const { sequence, tableName, eventName, keys, newImage, oldImage, atSeconds, bySweep } = change;
  return {
    eventID: sequence,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    eventSourceARN: `arn:aws:dynamodb:local:000000000000:table/${tableName}/stream/local`,
    dynamodb: {
      ApproximateCreationDateTime: atSeconds,
      Keys: keys,
      ...(newImage && { NewImage: newImage }),
      ...(oldImage && { OldImage: oldImage }),
      SequenceNumber: sequence,
      SizeBytes: imageBytes(keys) + imageBytes(newImage ?? {}) + imageBytes(oldImage ?? {}),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    ...(bySweep && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  };
}
