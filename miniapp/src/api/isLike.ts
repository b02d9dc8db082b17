/**
 * Whether something read back has the shape of a form: every field that the sample has, of the same kind. Where the
 * sample has none yet, anything may stand; which of its answers still hold is for the form to say.
 */
export function isLike<T extends object>(read: unknown, sample: T): read is T {
  if (typeof read !== 'object' || read === null || Array.isArray(read) !== Array.isArray(sample))
    return false;
  if (Array.isArray(sample)) return true;
  const fields = new Map<string, unknown>(Object.entries(read));
  return Object.entries(sample).every(([field, value]: [string, unknown]) => {
    const other = fields.get(field);
    if (value === undefined) return true;
    if (typeof value === 'object' && value !== null) return isLike(other, value);
    return typeof other === typeof value;
  });
}
