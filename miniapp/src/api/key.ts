import { randomBytes } from '../platform/random';

/** Names one intention. Made when a form opens and sent with every try, so that two tries are one booking. */
export type IdempotencyKey = string;

/** A version 4 UUID. */
export function newKey(): IdempotencyKey {
  const bytes = randomBytes(16);
  const hex = Array.from(bytes, (byte, index) => {
    const fixed = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, '0');
  }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
