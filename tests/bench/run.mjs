// `npm run bench`: measures what the README claims. `-- --quick` takes three minutes at most, `-- --rows=1,3` only some.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleServer } from '../../functions/local/builds.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [main, child] = await Promise.all([
  bundleServer({ root, entry: 'tests/bench/bench.ts', name: 'bench' }),
  bundleServer({ root, entry: 'tests/bench/benchChild.ts', name: 'benchChild' }),
]);
const bench = spawn(process.execPath, [main, root, child, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
bench.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
