import { assembleDeps } from '@huiyue/functions/deps';
import { noMetrics } from '@huiyue/functions/gateways/metrics';
import type { createApp } from '@huiyue/functions/http/app';
import { noWechatLogin } from '@huiyue/functions/gateways/wechatLogin';
import type { Deps, Log } from '@huiyue/functions/ports';
import { auditIn } from '@huiyue/functions/store/audit';
import { streamConsumer } from '@huiyue/functions/stream';
import type { IdKind } from '@huiyue/shared/ids';
import type { Policy } from '@huiyue/shared/policy/assemble';
import { numbered } from './town';
import type { Wired } from './world';

export const tokenSecret = 'only-for-simulated-histories-0123456789';

/** What runs on a simulated server: the real thing, all of it, but for ids, which a seed must be able to repeat. */
export type Kit = {
  readonly deps: Deps;
  /** The API over them, where a history goes through it. */
  readonly app: () => App;
  readonly consume: ReturnType<typeof streamConsumer>;
};

export type App = ReturnType<typeof createApp>;

export function kitBuilder(
  policy: Policy,
  onFault: (error: unknown) => void,
  appOver?: (deps: Deps) => App,
): (wired: Wired) => Kit {
  let made = 1_000_000;
  const newId = <K extends IdKind>(kind: K) => numbered(kind, (made += 1));
  const log: Log = { request: () => undefined, fault: onFault };
  return ({ table, now }) => {
    const deps: Deps = {
      ...assembleDeps({ table, policy, tokenSecret, wechatLogin: noWechatLogin, log, now }),
      newId,
    };
    let app: App | undefined;
    return {
      deps,
      app: () => {
        if (!appOver) throw new Error('this history has no API');
        return (app ??= appOver(deps));
      },
      consume: streamConsumer({ audit: auditIn(table), metrics: noMetrics, onFault }),
    };
  };
}
