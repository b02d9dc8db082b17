import type { DemoAccountView, MeView, SessionView } from '@huiyue/shared/contract/session';
import type { Answer } from '../../api/answer';
import { get, post } from '../../api/client';
import type { IdempotencyKey } from '../../api/key';

/** Only the local edition has demo accounts; the deployed one answers 404. */
export function listDemoAccounts(): Promise<Answer<{ readonly items: readonly DemoAccountView[] }>> {
  return get('/login/demo');
}

export function signInToDemo(account: string, key: IdempotencyKey): Promise<Answer<SessionView>> {
  return post('/login/demo', { account }, key);
}

export function signInWithWechat(code: string, key: IdempotencyKey): Promise<Answer<SessionView>> {
  return post('/login/wechat', { code }, key);
}

export function readMe(): Promise<Answer<MeView>> {
  return get('/me');
}
