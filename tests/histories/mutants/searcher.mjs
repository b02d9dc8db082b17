import { open } from '../bundle.mjs';

Error.stackTraceLimit = 0;

/** One simulator without any planted bug for each mode. */
const right = new Map();

process.on('message', async ({ file, mode, sound }) => {
  if (!right.has(mode)) right.set(mode, await open(sound));
  const { play } = await open(file);
  process.send({ found: await search(play, mode) });
});

/** Short histories first: the shortest that shows a bug explains it best. More of them, if that was not enough. */
async function search(play, mode) {
  let tried = 0;
  for (const each of mode === 'core' ? [12, 80, 1200] : [6, 30, 150]) {
    // What one or two wishes can show, they show at once.
    for (const length of tried === 0 ? [1, 2, 3, 4, 6, 8, 12, 40] : [4, 6, 8, 12, 40]) {
      const count = length === 40 ? Math.min(each, 8) : each;
      for (let number = 1; number <= count; number += 1) {
        tried += 1;
        // Rounds and lengths never share a seed.
        const seed = (each * 100 + length) * 10_000 + number;
        const { failure, wishes } = await play(mode, seed, { length });
        if (!failure) continue;
        // Only what goes well without the bug was spoilt by it.
        const { failure: own } = await right.get(mode).play(mode, seed, { length });
        if (own) throw new Error(`seed ${seed} of ${mode} fails without any planted bug: ${own.message}`);
        return { wishes, tried, seed, message: failure.message.slice(0, 160) };
      }
    }
  }
  return undefined;
}
