import type { Answer } from './answer';

type Page<T> = { readonly items: readonly T[]; readonly next: string | null };
type Listed<T> = { readonly items: readonly T[] };

/**
 * A list page after page, until there is no next. What else an answer says is the first page's: whatever changes between
 * two pages is then refused as any other change that was not seen.
 */
export async function allPages<T, More extends object>(
  read: (cursor: string | undefined) => Promise<Answer<Page<T> & More>>,
  cursor?: string,
): Promise<Answer<Listed<T> & More>> {
  const page = await read(cursor);
  // A server of another release may leave it out; asking again for ever would be the worst answer to that.
  if (!page.ok || typeof page.data.next !== 'string') return page;
  const rest = await allPages(read, page.data.next);
  return rest.ok
    ? { ok: true, data: { ...page.data, items: [...page.data.items, ...rest.data.items] } }
    : rest;
}
