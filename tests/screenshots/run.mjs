// Every page, in both sizes, on a phone and on a desk, into .shots/pages. A part: npm run screenshots -- easy
import { spawnSync } from 'child_process';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';
import { buildH5 } from '../../functions/local/builds.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
await buildH5({ root: root, say: (line) => console.log(line) });
const part = process.argv[2];
const args = ['vitest', 'run', '--config', 'tests/screenshots/vitest.config.ts'].concat(
  part ? ['-t', part] : [],
);
process.exitCode = spawnSync('npx', args, { cwd: root, stdio: 'inherit' }).status ?? 1;
