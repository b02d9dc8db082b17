import type { Answer } from './answer';

type Page<T> = { readonly items: readonly T[]; readonly next: string | null };
type Listed<T> = { readonly items: readonly T[] };

/** Whether what has been read of a list so far is all that somebody looks for in it. */
export type IsEnough<T> = (items: readonly T[]) => boolean;

/**
 * A list page after page, until there is no next, or what was read is enough. What else an answer says is the first
 * page's: whatever changes between two pages is then refused as any other change that was not seen.
 */
export async function allPages<T, More extends object>(
  read: (cursor: string | undefined) => Promise<Answer<Page<T> & More>>,
  isEnough: IsEnough<T> = () => false,
  before: readonly T[] = [],
  cursor?: string,
): Promise<Answer<Listed<T> & More>> {
  const page = await read(cursor);
  if (!page.ok) return page;
  const items = [...before, ...page.data.items];
  // A server of another release may leave it out; asking again for ever would be the worst answer to that.
  const rest =
    typeof page.data.next === 'string' && !isEnough(items)
      ? await allPages(read, isEnough, items, page.data.next)
      : undefined;
  if (rest?.ok === false) return rest;
  return { ok: true, data: { ...page.data, items: rest?.data.items ?? items } };
}
