import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { tellOfBookings } from './actions/notices/tellOfBookings';
import { recordAudit } from './actions/recordAudit';
import type { Audit, Metrics, Outbox } from './ports';
import { changedBooking } from './store/changes';

/**
 * What happens after a commit. Records come in order and at least once; the first that fails is reported, and it and
 * everything behind it comes again.
 */
export function streamConsumer(deps: {
  readonly audit: Audit;
  /** Absent: the trail is kept, and nobody is told. */
  readonly outbox?: Pick<Outbox, 'put' | 'setTask'>;
  readonly metrics: Metrics;
  readonly onFault: (error: unknown) => void;
}) {
  async function take(records: readonly DynamoDBRecord[]): Promise<void> {
    const bookings = records.flatMap((record) => {
      const image = record.dynamodb?.NewImage;
      return (image && isImage(image) && changedBooking(image)) || [];
    });
    if (deps.outbox) await tellOfBookings(deps.outbox, bookings);
    for (const { act } of await recordAudit(deps.audit, bookings)) deps.metrics.count(act);
  }

  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    // All together takes a few requests. If anything is wrong with that, one by one tells which of them it is.
    const isTaken = await take(event.Records).then(
      () => true,
      () => false,
    );
    if (isTaken) return { batchItemFailures: [] };
    for (const record of event.Records) {
      try {
        await take([record]);
      } catch (error) {
        deps.onFault(error);
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

/** Lambda's types and the SDK's name the same wire format differently. */
function isImage(image: object): image is Record<string, AttributeValue> {
  return Object.values(image).every((value) => typeof value === 'object' && value !== null);
}
