import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { recordAudit } from './actions/recordAudit';
import type { Audit, Metrics } from './ports';
import { changedBooking } from './store/changes';

/**
 * What happens after a commit. Records come in order and at least once; the first that fails is reported, and it and
 * everything behind it comes again.
 */
export function streamConsumer(deps: {
  readonly audit: Audit;
  readonly metrics: Metrics;
  readonly onFault: (error: unknown) => void;
}) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        const image = record.dynamodb?.NewImage;
        const booking = image && isImage(image) ? changedBooking(image) : undefined;
        const event = booking && (await recordAudit(deps.audit, booking));
        if (event) deps.metrics.count(event.act);
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
