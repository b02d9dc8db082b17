// `npm start`: installs, builds and runs the local edition. Only Node's own modules: in a fresh clone nothing
// else is there yet.
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';
import { ensureInstalled } from './ensureInstalled.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const say = (line) => console.log(line);

main().catch(function (error) {
  const isExplained = error.name === 'NotInstalled' || error.name === 'CannotStart';
  console.error('\n' + (isExplained ? error.message : error.stack));
  process.exitCode = 1;
});

async function main() {
  await ensureInstalled({ root: root, say: say });
  // Loaded only now, so that an old Node meets a sentence and not a syntax error.
  const { launch } = await import('./launch.mjs');
  process.exitCode = await launch({ root: root, args: process.argv.slice(2), say: say });
}
