import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Door } from '../town/caller';

export type ApiProcessOptions = { readonly packs: string; readonly now: number } & (
  | {
      readonly folder: string;
      /** Kill yourself right after this many commits, before anybody is answered. */
      readonly dieAfterCommits?: number;
    }
  | { readonly endpoint: string; readonly tokenSecret: string }
);

export type ApiProcess = {
  readonly door: Door;
  /** Killed without a word, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
  readonly gone: Promise<void>;
};

const entry = fileURLToPath(new URL('./apiProcess.ts', import.meta.url));
const bundle = fileURLToPath(new URL('../../../.cache/tests/apiProcess.mjs', import.meta.url));
let built: Promise<unknown> | undefined;
const running = new Set<ChildProcess>();

/** Whatever a test that failed half-way has left behind. */
export async function endApis(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }),
  );
}

export async function startApi(options: ApiProcessOptions): Promise<ApiProcess> {
  built ??= build({
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    // Our own packages are TypeScript and go in; everything else is installed and stays out.
    plugins: [
      {
        name: 'installed packages stay outside',
        setup: (esbuild) =>
          esbuild.onResolve({ filter: /^[^./]/ }, ({ path }) =>
            path.startsWith('@huiyue/') ? undefined : { path, external: true },
          ),
      },
    ],
  });
  await built;
  const child = fork(bundle, [JSON.stringify(options)], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  running.add(child);
  const gone = once(child, 'exit').then(() => void running.delete(child));
  const port = await portOf(child, gone);
  return {
    door: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    gone,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function portOf(child: ChildProcess, gone: Promise<void>): Promise<number> {
  const said: unknown = await Promise.race([
    once(child, 'message').then(([message]) => message),
    gone.then(() => {
      throw new Error('the server ended before it listened');
    }),
  ]);
  if (typeof said === 'object' && said !== null && 'port' in said) return Number(said.port);
  throw new Error('the server said something else than its port');
}
