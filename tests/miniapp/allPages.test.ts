import { describe, expect, it } from 'vitest';
import { allPages } from '../../miniapp/src/api/allPages';
import { offline, type Answer } from '../../miniapp/src/api/answer';

type Page = { readonly items: readonly number[]; readonly next: string | null; readonly revision: number };

/** A hundred and twenty entries, fifty at a time; whoever asks again finds that somebody has written meanwhile. */
function listOf(entries: number) {
  const all = Array.from({ length: entries }, (_, index) => index);
  const asked: (string | undefined)[] = [];
  const read = async (cursor: string | undefined): Promise<Answer<Page>> => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const next = from + 50 < entries ? String(from + 50) : null;
    return { ok: true, data: { items: all.slice(from, from + 50), next, revision: asked.length } };
  };
  return { all, asked, read };
}

describe('a list that comes in pages', () => {
  it('is read to its end, and says of itself what its first page said', async () => {
    const { all, asked, read } = listOf(120);
    const answer = await allPages<number, { revision: number }>(read);
    expect(answer).toMatchObject({ ok: true, data: { items: all, revision: 1 } });
    expect(asked).toEqual([undefined, '50', '100']);
  });

  it('is asked for once where one page holds it', async () => {
    const { all, asked, read } = listOf(50);
    expect(await allPages<number, object>(read)).toMatchObject({ ok: true, data: { items: all } });
    expect(asked).toHaveLength(1);
  });

  it('is read no further than is enough, counting what the pages before said', async () => {
    const { all, asked, read } = listOf(170);
    const seen: number[] = [];
    const answer = await allPages<number, { revision: number }>(read, (items) => {
      seen.push(items.length);
      return items.includes(7) && items.includes(60);
    });
    expect(answer).toMatchObject({ ok: true, data: { items: all.slice(0, 100), revision: 1 } });
    expect(asked).toEqual([undefined, '50']);
    expect(seen).toEqual([50, 100]);
  });

  it('is not there at all where one of its pages is not: half of it would look like all', async () => {
    const { read } = listOf(120);
    const broken = (cursor: string | undefined) =>
      cursor === '100' ? Promise.resolve(offline) : read(cursor);
    expect(await allPages<number, object>(broken)).toBe(offline);
  });
});
