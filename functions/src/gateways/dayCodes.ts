import { createHmac } from 'node:crypto';
import type { DayCodes } from '../ports';

/**
 * What a family shows at the door: derived from the booking and the day under a key of our own, so that nothing is
 * kept, nobody can reckon it, and yesterday's is worth nothing.
 */
export function dayCodesUnder(secret: string): DayCodes {
  const key = createHmac('sha256', secret).update('day codes').digest();
  const digest = (booking: string, on: string) =>
    createHmac('sha256', key).update(`${booking} ${on}`).digest();
  return {
    pinOf: (booking, on) => String(digest(booking, on).readUInt32BE(0) % 1_000_000).padStart(6, '0'),
    codeOf: (booking, on) => `HY${digest(booking, on).subarray(4, 16).toString('hex').toUpperCase()}`,
  };
}
