import { createHmac } from 'node:crypto';
import type { Instant } from '@huiyue/shared/civil';
import type { Texter } from '../ports';
import { wasNeverSent } from './neverSent';

/**
 * Hands a text to whatever sends SMS for the city, as one signed request: JSON of `id`, `to` and `text`, and the HMAC of
 * time and body under a shared secret. 2xx: taken; 429 and 503: later; any other 4xx: never.
 */
export function smsAt(options: {
  readonly endpoint: string;
  readonly secret: string;
  readonly timeoutMs: number;
  readonly now: () => Instant;
}): Texter {
  return {
    async send(to, { notice, words }) {
      const body = JSON.stringify({ id: notice.id, to, text: `【惠约】${words.text}` });
      const time = String(Math.floor(options.now() / 1000));
      const signature = createHmac('sha256', options.secret).update(`${time}.${body}`).digest('hex');
      try {
        const { status } = await fetch(options.endpoint, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-huiyue-time': time,
            'x-huiyue-signature': signature,
          },
          body,
          signal: AbortSignal.timeout(options.timeoutMs),
        });
        if (status >= 200 && status < 300) return { ok: true };
        if (status === 429 || status === 503) return { ok: false, cause: 'busy', mayRetry: true };
        if (status >= 400 && status < 500) return { ok: false, cause: 'refused', mayRetry: false };
        throw new Error(`the SMS gateway answered with status ${status}: sent or not, nobody knows`);
      } catch (error) {
        if (wasNeverSent(error)) return { ok: false, cause: 'unreachable', mayRetry: true };
        throw error;
      }
    },
  };
}

/** Where nothing is sent this way. */
export const sendsNothing: Texter = {
  send: () => Promise.resolve({ ok: false, cause: 'off', mayRetry: false }),
};
