import type { Row } from '@huiyue/functions/store/table';

/**
 * A row as the store keeps it: a copy without undefined fields, which nobody can change any more. What the document
 * client could not send as it is (a Date, a class, a NaN) is refused, and would have been a bug.
 */
export function kept(row: Row): Row {
  const copy: Row = {};
  for (const name of Object.keys(row)) {
    const value = row[name];
    if (value !== undefined) copy[name] = keptValue(value);
  }
  return Object.freeze(copy);
}

function keptValue(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(keptValue));
  if (isPlain(value)) return kept(value);
  throw new Error(`the store is sent something it cannot keep: a ${typeof value}`);
}

function isPlain(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
