const usualPage = 20;

/** Lists that are sorted after loading page by position; the cursor is where the next page starts. */
export function positionOf({
  limit,
  cursor,
}: {
  readonly limit?: number | undefined;
  readonly cursor?: number | undefined;
}): {
  readonly limit: number;
  readonly offset: number;
} {
  return { limit: limit ?? usualPage, offset: cursor ?? 0 };
}

/** Lists that the store keeps in order page by key. */
export function pageOf<Cursor>({
  limit,
  cursor,
}: {
  readonly limit?: number | undefined;
  readonly cursor?: Cursor | undefined;
}): {
  readonly limit: number;
  readonly cursor: Cursor | undefined;
} {
  return { limit: limit ?? usualPage, cursor };
}
