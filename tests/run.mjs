// The whole truth about this tree, in one command. `--fast` stops before the builds.
// Only Node's own modules here: this file runs in a clone where nothing is installed yet.
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';
import { ensureInstalled } from '../functions/local/ensureInstalled.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isFast = process.argv.includes('--fast');

main().catch(function (error) {
  console.error('\n' + (error.name === 'NotInstalled' ? error.message : error.stack));
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});

async function main() {
  await ensureInstalled({ root: root, say: (line) => console.log(line) });
  // Loaded only now, so that an old Node meets the sentence above and not a syntax error.
  const { runSteps } = await import('./support/runSteps.mjs');
  const { fastStages, slowStages } = await import('./support/steps.mjs');
  const stages = isFast ? fastStages : fastStages.concat(slowStages);
  process.exitCode = await runSteps({
    root: root,
    stages: stages,
    // A person without a browser still learns the rest; the machine that guards the tree must have one.
    mayLack: !process.env.CI,
    say: (line) => console.log(line),
  });
}
