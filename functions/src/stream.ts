import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { recordAudit } from './actions/recordAudit';
import type { Audit } from './ports';
import { changedBooking } from './store/changes';

/**
 * What happens after a commit. Records come in order and at least once; the first that fails is reported, and it and
 * everything behind it comes again.
 */
export function streamConsumer(deps: { readonly audit: Audit; readonly onFault: (error: unknown) => void }) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        const booking = changedBooking({ newImage: wireImage(record.dynamodb?.NewImage) });
        if (booking) await recordAudit(deps.audit, booking);
      } catch (error) {
        deps.onFault(error);
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

/** Lambda's types and the SDK's name the same wire format differently. */
function wireImage(image: object | undefined): Record<string, AttributeValue> | undefined {
  return image && { ...(image as Record<string, AttributeValue>) };
}
