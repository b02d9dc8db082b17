import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const driver = fileURLToPath(new URL('../../support/lambdaRuntime.mjs', import.meta.url));
const reply = z.object({ number: z.int(), result: z.unknown().optional(), error: z.string().optional() });

export type RunningBundle = {
  invoke(event: object): Promise<unknown>;
  /** What it printed: in the cloud, its log. */
  printed(): string;
  close(): Promise<void>;
};

/**
 * Runs the uploaded folder in a process of its own, with no setting but those named.
 * @throws with what the process printed when it does not start.
 */
export async function runBundle(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<RunningBundle> {
  const child = fork(driver, [join(folder, 'index.mjs')], {
    cwd: folder,
    env: { ...env },
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  const keep = (chunk: unknown): void => {
    printed += String(chunk);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const waiting = new Map<number, (answer: z.output<typeof reply>) => void>();
  let invoked = 0;

  const isReady = new Promise<boolean>((resolve) => {
    child.on('message', (message) => {
      if (message === 'ready') return resolve(true);
      const answer = reply.parse(message);
      waiting.get(answer.number)?.(answer);
    });
    void ended.then(() => resolve(false));
  });
  if (!(await isReady)) throw new Error(`the bundle did not start: ${printed}`);

  return {
    async invoke(event) {
      invoked += 1;
      const number = invoked;
      const { result, error } = await new Promise<z.output<typeof reply>>((resolve, reject) => {
        waiting.set(number, resolve);
        void ended.then(() => reject(new Error(`the bundle ended: ${printed}`)));
        child.send({ number, event });
      });
      if (error !== undefined) throw new Error(error);
      return result;
    },
    printed: () => printed,
    async close() {
      child.kill();
      await ended;
    },
  };
}
