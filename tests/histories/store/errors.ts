import {
  DynamoDBServiceException,
  IdempotentParameterMismatchException,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
  ConditionalCheckFailedException,
  type CancellationReason,
} from '@aws-sdk/client-dynamodb';

/** The errors a caller of the SDK would catch, of the very classes it would catch them in. */

const metadata = { $metadata: {} };

export function validation(message: string): Error {
  return new DynamoDBServiceException({
    name: 'ValidationException',
    $fault: 'client',
    message,
    ...metadata,
  });
}

export function cancelled(reasons: CancellationReason[]): Error {
  const message = `Transaction cancelled [${reasons.map(({ Code }) => Code).join(', ')}]`;
  return new TransactionCanceledException({ message, CancellationReasons: reasons, ...metadata });
}

export function conflict(): Error {
  return new TransactionConflictException({ message: 'the item is part of a transaction', ...metadata });
}

export function conditionFailed(): Error {
  return new ConditionalCheckFailedException({ message: 'The conditional request failed', ...metadata });
}

export function inProgress(): Error {
  return new TransactionInProgressException({
    Message: 'this transaction is in progress',
    message: 'this transaction is in progress',
    ...metadata,
  });
}

export function tokenMismatch(): Error {
  return new IdempotentParameterMismatchException({
    Message: 'the token came with other parameters',
    message: 'the token came with other parameters',
    ...metadata,
  });
}

export function throttled(): Error {
  return new ProvisionedThroughputExceededException({ message: 'slow down', ...metadata });
}

export function internal(): Error {
  return new InternalServerError({ message: 'something went wrong inside', ...metadata });
}

/** What the SDK throws when no answer came in time. */
export function timedOut(): Error {
  return Object.assign(new Error('no answer came in time'), { name: 'TimeoutError' });
}
