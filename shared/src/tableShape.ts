/**
 * The one table, as the cloud stack creates it and the embedded store serves it.
 * Both read this file, so that a key can't be indexed in one place and missing in the other.
 */
export const tableShape = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    /** What a household, a city or the door lists. */
    lists: { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk', projection: 'ALL' },
    /**
     * What a site has booked, month by month; and the sheets on which somebody waits. Keys alone, and these never
     * change with a booking: what happens to it later costs nothing here.
     */
    work: { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk', projection: 'KEYS_ONLY' },
  },
  /** Epoch seconds after which a row may be swept away. Never relied upon for a rule: sweeping may lag by days. */
  expiryAttribute: 'sweepAt',
  /** The sort key of every booking's row: changes of these, and of no others, wake the stream's consumer. */
  bookingSortKey: 'BKG',
} as const;

export type IndexOfTable = keyof typeof tableShape.indexes;
