import type { Instant } from '../civil';
import type { Id } from '../ids';
import type { CircleRole } from './member';

/** A code that lets one more account into the circle, once, for two days. */
export type Invitation = {
  readonly code: string;
  readonly elder: Id<'elder'>;
  readonly household: Id<'household'>;
  readonly roles: readonly CircleRole[];
  readonly by: Id<'account'>;
  readonly expiresAt: Instant;
  readonly used?: { readonly by: Id<'account'>; readonly at: Instant };
  readonly revision: number;
};

export const invitationMs = 48 * 3_600_000;
/** A handful may be on their way at once; more would be a code for a notice board. */
export const mostOpenInvitations = 5;

export function isOpen({ used, expiresAt }: Invitation, now: Instant): boolean {
  return used === undefined && now < expiresAt;
}

/** Without the letters and figures that are taken for one another on paper and by phone. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const codeLength = 8;

/** A code out of hexadecimal figures that nobody can guess. */
export function invitationCode(hex: string): string {
  return Array.from({ length: codeLength }, (_, index) => {
    const value = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16);
    return letters[value % letters.length] ?? '2';
  }).join('');
}

/** As people type it: small letters and gaps do not matter. */
export function codeAsTyped(text: string): string {
  return text.replaceAll(/[\s-]/gu, '').toUpperCase();
}
