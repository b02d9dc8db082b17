import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { listDemoAccounts, signInToDemo } from '../../actions/signIn';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';

/** Signing in by name alone: there is no such door in the deployed edition. */
export function serveDemoLogin(app: Hono<AppEnv>, deps: Deps, edition: 'cloud' | 'local'): void {
  if (edition !== 'local') return;
  operation(app, deps, endpoints.loginDemo, ({ body }) => signInToDemo(deps, body.account));
  operation(app, deps, endpoints.listDemoAccounts, async () =>
    found({ items: [...(await listDemoAccounts(deps))] }),
  );
}
