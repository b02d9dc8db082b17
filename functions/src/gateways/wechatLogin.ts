import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { WechatLogin } from '../ports';

const answer = z.object({ openid: z.string().optional(), errcode: z.number().optional() });

/** WeChat's codes for "this login code is no good": used, stale or made up. Others are faults. */
const refusedCodes = new Set([40029, 40163, 41008]);

/**
 * Exchanges a login code for the person's identity with this mini-program (`code2Session`).
 * The session key in WeChat's answer is not even read: nothing here needs it, so nothing can leak it. The openid is
 * kept as a keyed hash, useless outside this system.
 * Changing the hash's key would part every family from its account, so it is not the app secret where that may be
 * reset one day.
 */
export function wechatLoginAt(options: {
  readonly endpoint: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Absent: the app secret, which then can never be reset. */
  readonly identityKey?: string;
  readonly timeoutMs: number;
}): WechatLogin {
  const { identityKey = options.appSecret } = options;
  const openidOf = openidsAt(options);
  return {
    async identify(code) {
      const openid = await openidOf(code);
      return openid && createHmac('sha256', identityKey).update(openid).digest('base64url');
    },
  };
}

/** The openid itself, for whoever allowed a message: there is nowhere else to send it. Undefined for a refused code. */
export function openidsAt(options: {
  readonly endpoint: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly timeoutMs: number;
}): (code: string) => Promise<string | undefined> {
  return async (code) => {
    const url = new URL('/sns/jscode2session', options.endpoint);
    url.search = new URLSearchParams({
      appid: options.appId,
      secret: options.appSecret,
      js_code: code,
      grant_type: 'authorization_code',
    }).toString();
    const response = await fetch(url, { signal: AbortSignal.timeout(options.timeoutMs) });
    const { openid, errcode } = answer.parse(await jsonOf(response));
    if (openid !== undefined) return openid;
    if (errcode !== undefined && refusedCodes.has(errcode)) return undefined;
    throw new Error(`WeChat answered a login code with error ${errcode ?? response.status}`);
  };
}

/** What JSON.parse throws quotes the text it stumbled over, and that may be the session key: say nothing of it. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      `WeChat answered a login code with status ${response.status} and something that is not JSON`,
    );
  }
}

/** For an edition without a mini-program of its own: every code is refused. */
export const noWechatLogin: WechatLogin = { identify: () => Promise.resolve(undefined) };
