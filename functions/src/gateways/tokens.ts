import { hourMs, type Instant } from '@huiyue/shared/civil';
import { divisionCode, idOf } from '@huiyue/shared/contract/common';
import { roles, type Actor } from '@huiyue/shared/people';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import type { Tokens } from '../ports';

const lifetimeHours = 2;
const issuer = 'huiyue';
const algorithm = 'HS256';

const claims = z.object({
  sub: idOf('account'),
  role: z.enum(roles),
  household: idOf('household').exactOptional(),
  sites: z.array(idOf('site')),
  jurisdictions: z.array(divisionCode).exactOptional(),
});

/** Short-lived signed tokens. The scope travels inside, so a request needs no look-up to know who is asking. */
export function tokensSignedWith(secret: string, now: () => Instant): Tokens {
  if (secret.length < 32) throw new Error('the token secret must have at least 32 characters');
  const key = new TextEncoder().encode(secret);
  return {
    async issue(actor) {
      const issuedAt = Math.floor(now() / 1000);
      const expiresAt = issuedAt + (lifetimeHours * hourMs) / 1000;
      const { account, ...scope } = actor;
      const token = await new SignJWT(scope)
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(account)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt: expiresAt * 1000 };
    },
    async read(token): Promise<Actor | 'expired' | 'forged'> {
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer,
          audience: issuer,
          algorithms: [algorithm],
          requiredClaims: ['exp'],
          currentDate: new Date(now()),
        });
        const { sub, ...scope } = claims.parse(payload);
        return { account: sub, ...scope };
      } catch (error) {
        // Whatever else is wrong with it, it is not a token of ours.
        return error instanceof errors.JWTExpired ? 'expired' : 'forged';
      }
    },
  };
}
