/** Where a page lies in a list that is sorted after loading. */
export type PagePosition = { readonly limit: number; readonly offset: number };

/** One page of such a list, and the cursor of the next: the position it starts from. */
export function pageFrom<T>(
  all: readonly T[],
  { limit, offset }: PagePosition,
): { items: T[]; next: string | null } {
  const end = offset + limit;
  return { items: all.slice(offset, end), next: end < all.length ? String(end) : null };
}
