/** Random bytes for a key that must not repeat. It guards against sending twice, not against an attacker. */
export function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  // WeChat has no `crypto` on many phones.
  if (typeof crypto !== 'undefined' && typeof crypto.getRandomValues === 'function') {
    return crypto.getRandomValues(bytes);
  }
  return bytes.map(() => Math.floor(Math.random() * 256));
}
