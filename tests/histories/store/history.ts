import type { Row } from '@huiyue/functions/store/table';

/** What stood under a key from the commit with this number on. */
export type Version = { readonly at: number; readonly commit: number; readonly row: Row | undefined };

/** Where a row lies: both parts of its key in one text. */
export type Place = string;

export function placeOf(key: Readonly<Record<string, unknown>>): Place {
  const { pk, sk } = key;
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('a key has a text pk and a text sk');
  return `${pk} ${sk}`;
}

/** All that ever stood in the table, so that a read can be stale and a check can look back. */
export class TableHistory {
  /** Commits so far; their numbers order what falls on one millisecond. */
  commits = 0;
  readonly #versions = new Map<Place, Version[]>();

  write(place: Place, row: Row | undefined, at: number): void {
    const version = { at, commit: this.commits, row };
    const versions = this.#versions.get(place);
    if (versions) versions.push(version);
    else this.#versions.set(place, [version]);
  }

  row(place: Place): Row | undefined {
    return this.#versions.get(place)?.at(-1)?.row;
  }

  /** What stood there at a time, as a replica that lags would still tell it. */
  rowAt(place: Place, time: number): Row | undefined {
    return this.#versions.get(place)?.findLast(({ at }) => at <= time)?.row;
  }

  versions(place: Place): readonly Version[] {
    return this.#versions.get(place) ?? [];
  }

  places(): IterableIterator<Place> {
    return this.#versions.keys();
  }
}
