import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { civilDate, idOf } from '@huiyue/shared/contract/common';
import { numberKinds } from '@huiyue/shared/desk/identityNumber';
import type { Identities, NumberTicket } from '../ports';

const ticketRow = z.object({
  kind: z.enum(numberKinds),
  keyId: z.string(),
  hashes: z.array(z.string()),
  lastFour: z.string(),
  birthDate: civilDate.exactOptional(),
  account: idOf('account'),
  until: z.int(),
}) satisfies z.ZodType<NumberTicket>;

/**
 * Numbers become keyed hashes here, and go no further. There are few enough telephone numbers that a bare hash could be
 * turned back by trying them all; without the key it cannot.
 *
 * @param keys the one in use first, then those that were in use before: what is kept under them is still found.
 */
export function identitiesUnder(keys: readonly [string, ...string[]]): Identities {
  const [inUse] = keys;
  const sealOf = (text: string) => hmac(inUse, `ticket ${text}`);
  return {
    keyId: hmac(inUse, 'key id').slice(0, 8),
    hashesOf: ({ kind, digits }) => keys.map((key) => hmac(key, `number ${kind} ${digits}`)),
    nameFrom: (parts) => createHash('sha256').update(parts.join(' ')).digest('hex'),
    codeOf(parts) {
      const digest = createHmac('sha256', inUse)
        .update(`desk code ${parts.join(' ')}`)
        .digest();
      return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
    },
    seal(ticket) {
      const text = Buffer.from(JSON.stringify(ticket)).toString('base64url');
      return `${text}.${sealOf(text)}`;
    },
    open(sealed) {
      const [text = '', seal = ''] = sealed.split('.');
      const right = Buffer.from(sealOf(text));
      const given = Buffer.from(seal);
      if (right.length !== given.length || !timingSafeEqual(right, given)) return undefined;
      return ticketRow.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    },
  };
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(`desk ${text}`).digest('base64url');
}
