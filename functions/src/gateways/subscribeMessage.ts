import { isoAt, type Instant } from '@huiyue/shared/civil';
import { topicOf, type Notice } from '@huiyue/shared/notices/notice';
import type { NoticeWords } from '@huiyue/shared/notices/noticeWords';
import type { SendResult } from '@huiyue/shared/notices/sending';
import * as z from 'zod';
import type { Messaging, Sender, TemplateFact } from '../ports';
import { wasNeverSent } from './neverSent';

const tokenAnswer = z.object({
  access_token: z.string().min(1).optional(),
  expires_in: z.number().optional(),
  errcode: z.number().optional(),
});
const sendAnswer = z.object({ errcode: z.number() });

/** WeChat's codes, by what they mean for the message. A code that is not here has refused it for good. */
const staleToken = new Set([40001, 40014, 42001]);
const busy = new Set([-1, 45009, 45011, 45047]);
const notPermitted = 43101;
const noSuchPerson = 40003;

/** The longest text WeChat takes in most of its fields. */
const mostCharacters = 20;
/** A token is given up a little early, so that none runs out on its way. */
const earlyMs = 60_000;

/** Sends WeChat's subscription messages: one for each permission somebody gave at a tap. */
export function subscribeMessagesAt(options: {
  readonly endpoint: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly templates: Messaging['templates'];
  /** Where a tap on the message leads. */
  readonly page: string;
  readonly timeoutMs: number;
  readonly now: () => Instant;
}): Sender {
  const { endpoint, templates, page, now } = options;
  let token: { readonly text: string; readonly until: Instant } | undefined;

  async function post(path: string, body: object): Promise<unknown> {
    const response = await fetch(new URL(path, endpoint), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    // The answer is read as text first: what JSON.parse throws would quote it, and it may be the token.
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      throw new Error(`WeChat answered with status ${response.status} and something that is not JSON`);
    }
  }

  async function freshToken(isStale: boolean): Promise<string | undefined> {
    if (token && !isStale && now() < token.until) return token.text;
    const answer = tokenAnswer.parse(
      await post('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid: options.appId,
        secret: options.appSecret,
        force_refresh: isStale,
      }),
    );
    if (answer.access_token === undefined) return undefined;
    token = { text: answer.access_token, until: now() + (answer.expires_in ?? 0) * 1000 - earlyMs };
    return token.text;
  }

  /** Nothing has been sent while there is no token: whatever goes wrong, it may be tried again. */
  async function tokenOrNothing(isStale: boolean): Promise<string | undefined> {
    try {
      return await freshToken(isStale);
    } catch {
      return undefined;
    }
  }

  async function attempt(body: object, isStale: boolean): Promise<SendResult | 'staleToken'> {
    const access = await tokenOrNothing(isStale);
    if (access === undefined) return { ok: false, cause: 'unreachable', mayRetry: true };
    const path = `/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(access)}`;
    const { errcode } = sendAnswer.parse(await post(path, body));
    if (staleToken.has(errcode)) return 'staleToken';
    return resultOf(errcode);
  }

  return {
    async send(to, { notice, words }) {
      const template = templates[topicOf(notice)];
      if (!template) return { ok: false, cause: 'off', mayRetry: false };
      const data = Object.fromEntries(
        Object.entries(template.fields).map(([field, fact]) => [
          field,
          {
            value: Array.from(factOf(fact, notice, words))
              .slice(0, mostCharacters)
              .join(''),
          },
        ]),
      );
      const body = { touser: to, template_id: template.id, page, lang: 'zh_CN', data };
      try {
        const first = await attempt(body, false);
        if (first !== 'staleToken') return first;
        const second = await attempt(body, true);
        return second === 'staleToken' ? { ok: false, cause: 'busy', mayRetry: true } : second;
      } catch (error) {
        if (wasNeverSent(error)) return { ok: false, cause: 'unreachable', mayRetry: true };
        throw error;
      }
    },
  };
}

function resultOf(errcode: number): SendResult {
  if (errcode === 0) return { ok: true };
  if (busy.has(errcode)) return { ok: false, cause: 'busy', mayRetry: true };
  if (errcode === notPermitted) return { ok: false, cause: 'notPermitted', mayRetry: false };
  if (errcode === noSuchPerson) return { ok: false, cause: 'noAddress', mayRetry: false };
  return { ok: false, cause: 'refused', mayRetry: false };
}

function factOf(fact: TemplateFact, notice: Notice, words: NoticeWords): string {
  if (fact === 'title' || fact === 'text') return words[fact];
  if (fact === 'at') return isoAt(notice.at).slice(0, 16).replace('T', ' ');
  // A field must not be empty: WeChat refuses the whole message.
  const value = fact in notice.facts ? { ...blank, ...notice.facts }[fact] : undefined;
  return value === undefined || value === '' ? words.title : value;
}

const blank: { readonly [fact in 'person' | 'site' | 'what' | 'on']?: string } = {};
