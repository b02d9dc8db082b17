const usualPage = 20;

/** Lists that are sorted after loading page by position; the cursor is where the next page starts. */
export function positionOf({
  limit,
  cursor,
}: {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}): {
  readonly limit: number;
  readonly offset: number;
} {
  return { limit: limit ?? usualPage, offset: /^\d{1,6}$/.test(cursor ?? '') ? Number(cursor) : 0 };
}

/** Lists that the store keeps in order page by key. */
export function pageOf({
  limit,
  cursor,
}: {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}): {
  readonly limit: number;
  readonly cursor: string | undefined;
} {
  return { limit: limit ?? usualPage, cursor };
}
