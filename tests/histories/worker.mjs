import { open } from './bundle.mjs';

// Errors are part of the game here; their stacks cost more than the rest of it. Replays have them.
Error.stackTraceLimit = 0;

const { play } = await open(process.argv[2]);

process.on('message', async ({ mode, first, count }) => {
  const part = { wishes: 0, steps: 0, commits: 0, struck: {}, acts: {}, answered: {}, failures: [] };
  for (let seed = first; seed < first + count; seed += 1) {
    const { failure, wishes, steps, commits, ...counts } = await play(mode, seed);
    part.wishes += wishes;
    part.steps += steps;
    part.commits += commits;
    for (const name of ['struck', 'acts', 'answered'])
      for (const [kind, times] of Object.entries(counts[name]))
        part[name][kind] = (part[name][kind] ?? 0) + times;
    if (failure) part.failures.push({ seed, message: failure.message });
  }
  process.send(part);
});
