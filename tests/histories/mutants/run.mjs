// Plants one bug after the other in a bundle of its own, and looks for it with histories, short ones first.
//   npm run mutants [-- part of a name | -- --every N]
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundle } from '../bundle.mjs';
import { mutants } from './list.mjs';

const [wanted, step] = process.argv.slice(2);
const every = wanted === '--every' ? Number(step) : 1;
const chosen = mutants.filter(
  ({ name }, index) => index % every === 0 && (wanted === undefined || every > 1 || name.includes(wanted)),
);
const began = performance.now();
// Every bundle takes itself away when this process ends.
process.setMaxListeners(mutants.length + 20);
const modes = [...new Set(chosen.map(({ mode }) => mode))];
const sound = Object.fromEntries(
  await Promise.all(modes.map(async (mode) => [mode, await bundle('sound', mode)])),
);
const results = [];
const open = chosen.entries();
await Promise.all([work(), work()]);

results.sort((one, other) => one.index - other.index);
for (const { mutant, found } of results) {
  if (!found) console.log(`NOT FOUND  ${mutant.name} (${mutant.mode})`);
  else
    console.log(
      `${String(found.wishes).padStart(2)} wishes, history ${String(found.tried).padStart(4)} (seed ${found.seed}, ${mutant.mode}): ` +
        `${mutant.name}\n             ${found.message}`,
    );
}
const foundCount = results.filter(({ found }) => found).length;
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(`${chosen.length} planted, ${foundCount} found, ${seconds} s`);
process.exitCode = foundCount === chosen.length && foundCount > 0 ? 0 : 1;

async function work() {
  const child = fork(fileURLToPath(new URL('searcher.mjs', import.meta.url)));
  for (const [index, mutant] of open) {
    const file = await bundle(`mutant-${index}`, mutant.mode, mutant.edits);
    const found = await search(child, file, mutant.mode);
    results.push({ index, mutant, found });
    if (process.env.PROGRESS) console.log(index, found ? found.tried : 'NOT', mutant.name);
  }
  child.disconnect();
}

function search(child, file, mode) {
  return new Promise((settle, reject) => {
    const onExit = (code) => reject(new Error(`the search in ${file} ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', ({ found }) => {
      child.off('exit', onExit);
      settle(found);
    });
    child.send({ file, mode, sound: sound[mode] });
  });
}
