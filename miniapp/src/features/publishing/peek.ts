/** Reads a draft as somebody wrote it: it may be unfinished, or say things this program has no words for. */
export type Written = Readonly<Record<string, unknown>>;

function isWritten(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing where something else stands. */
export function writtenIn(value: unknown): Written {
  return isWritten(value) ? value : {};
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** One of the words this program knows. */
export function wordIn<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((word) => word === value);
}
