/**
 * The one table, as the cloud stack creates it and the embedded store serves it.
 * Both read this file, so that a key can't be indexed in one place and missing in the other.
 */
export const tableShape = {
  partitionKey: 'pk',
  sortKey: 'sk',
  index: { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
  /** Epoch seconds after which a row may be swept away. Never relied upon for a rule: sweeping may lag by days. */
  expiryAttribute: 'sweepAt',
  /** The sort key of every booking's row: changes of these, and of no others, wake the stream's consumer. */
  bookingSortKey: 'BKG',
} as const;
