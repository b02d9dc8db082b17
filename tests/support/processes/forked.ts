import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type Forked = {
  readonly child: ChildProcess;
  readonly gone: Promise<void>;
  /** Killed without a word, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
};

const bundles = new Map<string, Promise<unknown>>();
const running = new Set<ChildProcess>();

/** Starts one of the programs of this folder, in a process of its own. */
export async function forked(name: string, options: object): Promise<Forked> {
  const bundle = fileURLToPath(new URL(`../../../.cache/tests/${name}.mjs`, import.meta.url));
  const built = bundles.get(name) ?? bundled(name, bundle);
  bundles.set(name, built);
  await built;
  const child = fork(bundle, [JSON.stringify(options)], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  running.add(child);
  const gone = once(child, 'exit').then(() => void running.delete(child));
  return {
    child,
    gone,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** What it says first. */
export async function firstWord({ child, gone }: Forked): Promise<unknown> {
  return Promise.race([
    once(child, 'message').then(([message]: readonly unknown[]) => message),
    gone.then(() => {
      throw new Error('the process ended before it said anything');
    }),
  ]);
}

/** Whatever a test that failed half-way has left behind. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }),
  );
}

async function bundled(name: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
    outfile,
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
}
