// Randomised histories of the ledger and of the whole API, each replayable by its seed.
//   npm run histories -- --core 100000 --api 2000 --seed 1
//   npm run histories -- --replay 4711 --mode api
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle, open } from './bundle.mjs';

const { values } = parseArgs({
  options: {
    core: { type: 'string', default: '20000' },
    api: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    replay: { type: 'string' },
    length: { type: 'string' },
    mode: { type: 'string', default: 'core' },
    workers: { type: 'string', default: '2' },
  },
});
const mostFailuresShown = 20;

if (values.replay === undefined) await run();
else await replay(Number(values.replay), values.mode, values.length);

async function replay(seed, mode, length) {
  const { play } = await open(await bundle('histories', mode));
  const log = [];
  const { failure, wishes, steps } = await play(mode, seed, {
    log,
    ...(length === undefined ? {} : { length: Number(length) }),
  });
  for (const line of log) console.log(line);
  const digest = createHash('sha256').update(log.join('\n')).digest('hex');
  console.log(`${wishes} wishes, ${steps} steps, ${log.length} events, digest ${digest}`);
  console.log(failure ? failure.stack : 'nothing is wrong with it');
  process.exitCode = failure ? 1 : 0;
}

async function run() {
  const first = Number(values.seed);
  let hasFailed = false;
  for (const mode of ['core', 'api']) {
    const count = Number(values[mode]);
    if (count > 0 && !(await runMode(await bundle('histories', mode), mode, first, count))) hasFailed = true;
  }
  process.exitCode = hasFailed ? 1 : 0;
}

async function runMode(file, mode, first, count) {
  const began = performance.now();
  // Parts of a few seconds each, so that no worker is left with a long tail of its own.
  const size = Math.max(1, Math.min(mode === 'core' ? 2000 : 100, Math.ceil(count / Number(values.workers))));
  let next = 0;
  const parts = [];
  const take = () => {
    if (next >= count) return undefined;
    const part = { mode, first: first + next, count: Math.min(size, count - next) };
    next += part.count;
    return part;
  };
  const workers = Math.min(Number(values.workers), Math.ceil(count / size));
  await Promise.all(Array.from({ length: workers }, () => work(file, take, (part) => parts.push(part))));

  const seconds = (performance.now() - began) / 1000;
  const sum = (read) => parts.reduce((total, part) => total + read(part), 0);
  const failures = parts.flatMap((part) => part.failures).sort((one, other) => one.seed - other.seed);
  const counts = (read) => {
    const sums = new Map();
    for (const part of parts)
      for (const [kind, times] of Object.entries(read(part))) sums.set(kind, (sums.get(kind) ?? 0) + times);
    return [...sums]
      .sort(([, one], [, other]) => other - one)
      .map(([kind, times]) => `${kind} ${times}`)
      .join(', ');
  };
  console.log(
    `${mode}: ${count} histories, seeds ${first} to ${first + count - 1}, ${sum((part) => part.wishes)} wishes, ` +
      `${sum((part) => part.commits)} commits, ${sum((part) => part.steps)} steps, ` +
      `${seconds.toFixed(1)} s, ${Math.round(count / seconds)} histories/s`,
  );
  console.log(`  faults: ${counts((part) => part.struck)}`);
  console.log(`  acts committed: ${counts((part) => part.acts)}`);
  console.log(`  answers: ${counts((part) => part.answered)}`);
  console.log(`  ${failures.length} failed`);
  for (const { seed, message } of failures.slice(0, mostFailuresShown)) {
    console.log(`  seed ${seed}: ${message}`);
    console.log(`    npm run histories -- --replay ${seed} --mode ${mode}`);
  }
  if (failures.length > mostFailuresShown)
    console.log(
      `  seeds of the others: ${failures
        .slice(mostFailuresShown)
        .map(({ seed }) => seed)
        .join(' ')}`,
    );
  return failures.length === 0;
}

/** One process that takes parts until there are no more. */
function work(file, take, onPart) {
  return new Promise((settle, reject) => {
    const child = fork(fileURLToPath(new URL('worker.mjs', import.meta.url)), [file]);
    const give = () => {
      const part = take();
      if (part) child.send(part);
      else child.disconnect();
    };
    child.on('message', (part) => {
      onPart(part);
      give();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) settle();
      else reject(new Error(`a worker ended with ${code}`));
    });
    give();
  });
}
