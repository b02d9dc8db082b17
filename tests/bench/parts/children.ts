import { fork, type ChildProcess } from 'node:child_process';

export type Request = { readonly id: number; readonly name: string; readonly input: string };
type Answer = { readonly id: number; readonly value?: unknown; readonly fault?: string };

export type Child = {
  /** The answer comes from a program of the same build: its type is what both sides agreed on. */
  ask<T>(name: string, input?: unknown): Promise<T>;
  /** Without a word, as a power cut would. */
  kill(): Promise<void>;
  end(): Promise<void>;
};

const running = new Set<Child>();

export async function endChildren(): Promise<void> {
  await Promise.all([...running].map((child) => child.end()));
}

export function openChildren(bundle: string) {
  return function openChild(): Child {
    const process = fork(bundle, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()));
    const ask = asking(process);
    const child: Child = {
      ask,
      async kill() {
        running.delete(child);
        process.kill('SIGKILL');
        await gone;
      },
      async end() {
        running.delete(child);
        process.disconnect();
        await gone;
      },
    };
    running.add(child);
    return child;
  };
}

function asking(child: ChildProcess): Child['ask'] {
  const open = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  child.on('message', (message: string) => {
    const answer: Answer = JSON.parse(message);
    open.get(answer.id)?.(answer);
    open.delete(answer.id);
  });
  child.once('exit', () => {
    for (const [id, settle] of open) settle({ id, fault: 'the process ended before it answered' });
    open.clear();
  });
  return <T>(name: string, input: unknown = null) =>
    new Promise<T>((resolve, reject) => {
      asked += 1;
      const request: Request = { id: asked, name, input: JSON.stringify(input) };
      open.set(asked, ({ value, fault }) => {
        if (fault !== undefined) return reject(new Error(fault));
        const agreed: T = JSON.parse(JSON.stringify(value ?? null));
        resolve(agreed);
      });
      child.send(JSON.stringify(request));
    });
}
