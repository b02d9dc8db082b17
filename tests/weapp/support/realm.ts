import { readFileSync } from 'node:fs';
import { createContext, runInContext, Script } from 'node:vm';
import type { Clock } from './clock';
import { packageOf, type Dist } from './dist';

/**
 * Where the program's JavaScript runs: the language and what WeChat adds to it, nothing of Node or a browser.
 * Stricter than a phone in places (no Intl, no eval), because some phone lacks each of these.
 */
export interface Realm {
  /** A deep copy made of the realm's own objects and arrays. */
  readonly own: (value: unknown) => unknown;
  readonly load: (file: string) => void;
}

type ModuleFunction = (
  require: (path: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void;

const absentOnSomePhones = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'];

export function createRealm(dist: Dist, clock: Clock, globals: Record<string, unknown>, log: Console): Realm {
  const timer =
    (isRepeating: boolean) =>
    (run: (...given: unknown[]) => void, delay: number, ...given: unknown[]) =>
      clock.set(() => run(...given), delay, isRepeating);
  const sandbox = createContext(
    {
      console: log,
      setTimeout: timer(false),
      setInterval: timer(true),
      clearTimeout: clock.clear,
      clearInterval: clock.clear,
      global: {},
      ...globals,
    },
    { codeGeneration: { strings: false, wasm: false } },
  );
  const prelude: (now: () => number, absent: readonly string[]) => (text: string | undefined) => unknown =
    runInContext(readFileSync(new URL('./prelude.js', import.meta.url), 'utf8'), sandbox, {
      filename: 'prelude.js',
    });
  const parseInside = prelude(clock.now, absentOnSomePhones);

  const modules = new Map<string, { exports: unknown }>();
  function load(file: string): unknown {
    const loaded = modules.get(file);
    if (loaded) return loaded.exports;
    if (!dist.has(file)) throw new Error(`module '${file}' is not defined`);
    const module = { exports: {} };
    modules.set(file, module);
    const wrapped = `(function (require, module, exports) {${dist.text(file)}\n})`;
    const run: ModuleFunction = new Script(wrapped, { filename: file }).runInContext(sandbox);
    run((path) => load(resolve(dist, file, path)), module, module.exports);
    return module.exports;
  }

  return {
    own: (value) => parseInside(JSON.stringify(value)),
    load: (file) => void load(file),
  };
}

function resolve(dist: Dist, from: string, path: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const joined = parts.join('/');
  const file = joined.endsWith('.js') ? joined : `${joined}.js`;
  const target = packageOf(dist, file);
  if (target !== undefined && target !== packageOf(dist, from)) {
    throw new Error(
      `'${from}' requires '${file}', which a phone may not have loaded yet (sub-package ${target})`,
    );
  }
  return file;
}
