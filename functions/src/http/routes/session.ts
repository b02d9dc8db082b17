import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { readMe, signInWithWechat } from '../../actions/signIn';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';

export function serveSession(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.loginWechat, ({ body }) => signInWithWechat(deps, body.code));
  operation(app, deps, endpoints.readMe, async ({ actor }) => found(await readMe(deps, actor)));
}
