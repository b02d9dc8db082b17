import { streamConsumer } from '@huiyue/functions/stream';
import { auditIn } from '@huiyue/functions/store/audit';
import type { Audit, Metrics } from '@huiyue/functions/ports';
import type { BookingAct } from '@huiyue/shared/booking';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCloudEdition, type CloudEdition } from './support/cloudEdition';
import { bookingImage, confirmedImage, streamRecord } from './support/streamEvent';

const one = 'bkg_01J2HUIYUE0001';
const two = 'bkg_01J2HUIYUE0002';

let edition: CloudEdition;
let audit: Audit;
let faults: unknown[];
let counted: BookingAct[];
const metrics: Metrics = { count: (act) => counted.push(act) };
beforeEach(async () => {
  edition = await openCloudEdition();
  audit = auditIn(edition.table);
  faults = [];
  counted = [];
});
afterEach(() => edition.close());

function deliver(...Records: DynamoDBRecord[]): Promise<DynamoDBBatchResponse> {
  return streamConsumer({ audit, metrics, onFault: (error) => faults.push(error) })({ Records });
}
const allTaken = { batchItemFailures: [] };
const failedAt = ({ dynamodb }: DynamoDBRecord) => ({
  batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber }],
});

describe('a change of a booking', () => {
  test('is recorded: who did what, for whom, for which day, under which rule', async () => {
    expect(await deliver(streamRecord(1, bookingImage(one)))).toEqual(allTaken);
    expect(await audit.read(one)).toEqual([
      {
        booking: one,
        revision: 1,
        act: 'request',
        at: 1_783_299_600_000,
        by: 'acc_01J2HUIYUE0001',
        role: 'family',
        recipient: 'chd_01J2HUIYUE0001',
        site: 'site_01J2HUIYUE01',
        servedOn: '2026-08-01',
        rule: 'jingdezhen.cap.older@2024-1',
      },
    ]);
  });

  test('is recorded without a name, a birth date or the words of anybody', async () => {
    await deliver(streamRecord(1, bookingImage(one)));
    const rows = JSON.stringify(await edition.rows());
    for (const personal of ['小满', '2024-06-15', '试验托育园']) expect(rows).not.toContain(personal);
  });

  test('is recorded once when it is delivered twice, in one batch or in two', async () => {
    const record = streamRecord(1, bookingImage(one));
    await deliver(record, record);
    const once = await edition.rows();
    expect(await deliver(record)).toEqual(allTaken);
    // Its trail, and its place under the code that people know it by.
    expect(once).toHaveLength(2);
    expect(await edition.rows()).toEqual(once);
  });

  test('that comes again after the next one takes nothing away from the trail', async () => {
    const first = streamRecord(1, bookingImage(one));
    const second = streamRecord(2, confirmedImage(one), 'MODIFY');
    await deliver(first, second);
    expect(counted).toEqual(['request', 'confirm']);
    await deliver(first);
    expect((await audit.read(one)).map(({ act, by }) => [act, by])).toEqual([
      ['request', 'acc_01J2HUIYUE0001'],
      ['confirm', 'acc_01J2HUIYUE0002'],
    ]);
  });
});

describe('a batch', () => {
  test('stops at the row it cannot read, says which, and has kept what came before', async () => {
    const { startsOn: _, ...broken } = bookingImage(two);
    const records = [
      streamRecord(1, bookingImage(one)),
      streamRecord(2, broken),
      streamRecord(3, confirmedImage(one), 'MODIFY'),
    ] as const;
    expect(await deliver(...records)).toEqual(failedAt(records[1]));
    expect((await audit.read(one)).map(({ act }) => act)).toEqual(['request']);
    expect(faults).toEqual([expect.objectContaining({ message: expect.stringContaining(`BKG#${two}`) })]);
    expect(String(faults[0])).not.toContain('小满');
  });

  test('is reported from its first record on while the store is away, and taken once it is back', async () => {
    const records = [streamRecord(1, bookingImage(one)), streamRecord(2, bookingImage(two))] as const;
    const away: Audit = { ...audit, record: () => Promise.reject(new Error('the store is away')) };
    const answer = await streamConsumer({ audit: away, metrics, onFault: (error) => faults.push(error) })({
      Records: [...records],
    });
    expect(answer).toEqual(failedAt(records[0]));
    expect(faults).toHaveLength(1);
    expect(await edition.rows()).toEqual([]);
    expect(await deliver(...records)).toEqual(allTaken);
    expect(await edition.rows()).toHaveLength(4);
  });

  test('without a booking in it leaves no trace', async () => {
    const audited = { pk: { S: `BKG#${one}` }, sk: { S: 'AUDIT#0001' } };
    const answer = { pk: { S: 'ANSWER#acc_01J2HUIYUE0001' }, sk: { S: 'a-key-of-theirs' } };
    const records = [
      streamRecord(1, audited),
      streamRecord(2, answer, 'REMOVE'),
      streamRecord(3, bookingImage(one), 'REMOVE'),
    ];
    expect(await deliver(...records)).toEqual(allTaken);
    expect(await edition.rows()).toEqual([]);
  });
});
