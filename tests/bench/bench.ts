import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageOf, readDist } from '../weapp/support/dist';
import { openBaseline, type Baseline } from './baseline/postgres';
import { bareStorePace } from './parts/bareStore';
import { endChildren, openChildren } from './parts/children';
import { cityAtNine, metered, type Counted } from './parts/city';
import { spreadOf } from './parts/figures';
import { addBookings, addSlots, costOfCalls } from './parts/flat';
import { bareHttpPace, baselineSlot, hotSlot, type Pace } from './parts/hotSlot';
import type { Reply } from './parts/load';
import { lostAnswers } from './parts/lost';
import { picture } from './parts/picture';
import { classic, keepRows, rowOf, say, sayRows, shared, words, type Row } from './parts/report';
import { openScene, tap, tokenSecret } from './parts/scene';
import { enrolInSharedRoom, type Enrolment } from './parts/sharedRoom';
import { afterSellOut } from './parts/soldOut';

const [root = '', bundle = '', ...args] = process.argv.slice(2);
const option = (name: string) => args.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
const isQuick = args.includes('--quick');
const only = option('rows')?.split(',').map(Number);
const wants = (...numbers: number[]) => !only || numbers.some((row) => only.includes(row));
const rounds = isQuick ? 3 : 8;
const processes = 8;
const lostCount = Number(option('lost') ?? (isQuick ? 1000 : 4000));
const packs = join(root, 'shared', 'src', 'policy', 'packs');
const results = join(root, 'tests', 'bench', 'latest.json');
const hot = { clients: 200, seats: 1000, taps: 1200 };
/** Alone in its process every request fights all others for the slot, and this takes long. */
const few = { clients: processes, seats: 200, taps: 240 };
const crowd = { clients: 4000, seats: 1000, taps: 5000 };
const city = isQuick
  ? { taps: 4000, classes: 100, clients: 1000 }
  : { taps: 20_000, classes: 500, clients: 1000 };

const openChild = openChildren(bundle);
const folder = await mkdtemp(join(tmpdir(), 'huiyue-bench-'));
const rows: Row[] = [];
let closeBaseline: Baseline['close'] | undefined;
try {
  await measure();
} finally {
  await endChildren();
  await closeBaseline?.();
  await rm(folder, { recursive: true, force: true });
}

async function measure() {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  say(
    `${machine}; load ${loadavg()[0]?.toFixed(2) ?? '?'} before the start; ${isQuick ? 'quick' : 'full'} run`,
  );
  const store = openChild();
  const endpoint = await store.ask<string>('store', { folder: join(folder, 'store') });
  const load = openChild();
  await load.ask('load');
  const scene = await openScene(endpoint, packs, Math.max(city.taps, 6000));
  const openApi = async (aheadMs = 0) => {
    const child = openChild();
    const port = await child.ask<number>('api', { endpoint, packs, tokenSecret, aheadMs });
    return { child, port };
  };
  const api = await openApi();

  if (wants(1, 2, 3, 8)) await measureHotSlot();
  if (wants(4, 5)) await measureCity();
  if (wants(6)) await measureSharedRoom();
  if (wants(7)) await measureRefusals();
  if (wants(9)) await measureFlatness();
  if (wants(12)) await measureLostAnswers();
  scene.close();

  say(
    '\nEvery round was checked: nothing oversold, lost, doubled or wrongly refused, and the trail complete.\n',
  );
  sayRows(rows);
  const latest = await keepRows(results, machine, rows);
  if (wants(3) && rows.some(({ row }) => row === 3))
    await writeFile(join(root, '.readme', 'bench.svg'), picture(latest));
  if (wants(13)) measureBundle();
  if (wants(14)) weighMiniProgram();
  say('–  10, 11  measured by the histories in tests/histories');

  async function measureHotSlot() {
    const many = await Promise.all(Array.from({ length: processes }, () => openApi()));
    const ports = many.map(({ port }) => port);
    const bareHttp = openChild();
    const barePort = await bareHttp.ask<number>('bareHttp');
    const baseline = await openBaseline(root, scene);
    if (typeof baseline === 'string') say(`row 3 is skipped: ${baseline}`);
    else closeBaseline = () => baseline.close();

    const bareStore: number[] = [];
    const http: number[] = [];
    const inOne: Pace[] = [];
    const inMany: Pace[] = [];
    const postgres: Pace[] = [];
    const crowded: Pace[] = [];
    // The first round warms everything up and is not counted.
    for (let round = -1; round < rounds; round += 1) {
      const keep = <T>(list: T[], value: T) => {
        if (round >= 0) list.push(value);
      };
      keep(bareStore, await bareStorePace(scene, endpoint, load, hot));
      keep(http, await bareHttpPace(scene, load, barePort, hot));
      keep(inOne, await hotSlot(scene, store, load, [api.port], hot));
      if (wants(3) && typeof baseline !== 'string')
        keep(postgres, await baselineSlot(scene, load, baseline, hot));
      if (wants(2)) keep(inMany, await hotSlot(scene, store, load, ports, few));
      if (wants(8)) keep(crowded, await hotSlot(scene, store, load, [api.port], crowd));
    }
    await Promise.all([...many.map(({ child }) => child.end()), bareHttp.end()]);

    say(
      `\n${rounds} interleaved rounds; hot slot: ${hot.clients} clients, ${hot.seats} seats, ${hot.taps} taps`,
    );
    line('bare store, conditional updates', bareStore, '/s');
    line('HTTP server with nothing behind it', http, '/s');
    line('API, one process', paces(inOne), 'accepted/s');
    line('  p99', p99s(inOne), 'ms');
    line(`API, ${processes} processes, one at a time`, paces(inMany), 'accepted/s');
    line('fastify + PostgreSQL', paces(postgres), 'accepted/s');
    line('  p99', p99s(postgres), 'ms');
    line(`API, ${crowd.clients} clients, ${crowd.taps} taps`, paces(crowded), 'accepted/s');
    line('  p99', p99s(crowded), 'ms');

    const bare = `the bare store, ${words(spreadOf(bareStore), 'updates/s')}`;
    const title = 'hot slot: accepted/s ÷ bare store';
    rows.push(rowOf(1, title, by(paces(inOne), bareStore), { atLeast: 3 }, shared, bare));
    if (inMany.length > 0)
      rows.push(
        rowOf(
          2,
          title,
          by(paces(inMany), bareStore),
          { atLeast: 0.9 },
          `${classic}, ${processes} processes, ${few.seats} seats`,
          bare,
        ),
      );
    if (postgres.length > 0) {
      const pace = `fastify + PostgreSQL, ${words(spreadOf(paces(postgres)), 'accepted/s')}; Huiyue, ${words(spreadOf(paces(inOne)), 'accepted/s')}`;
      const wait = `fastify + PostgreSQL, p99 ${words(spreadOf(p99s(postgres)), 'ms')}; Huiyue, p99 ${words(spreadOf(p99s(inOne)), 'ms')}`;
      rows.push(
        rowOf(
          3,
          'hot slot: accepted/s ÷ baseline',
          by(paces(inOne), paces(postgres)),
          { atLeast: 10 },
          shared,
          pace,
        ),
        rowOf(3, 'hot slot: p99 ÷ baseline', by(p99s(inOne), p99s(postgres)), { atMost: 0.1 }, shared, wait),
      );
    }
    if (crowded.length > 0) {
      const calm = `the API at ${hot.clients} clients, ${words(spreadOf(paces(inOne)), 'accepted/s')}`;
      const name = `accepted/s at ${crowd.clients} clients ÷ at ${hot.clients}, no timeouts`;
      rows.push(rowOf(8, name, by(paces(crowded), paces(inOne)), { atLeast: 0.9 }, shared, calm));
    }
  }

  async function measureCity() {
    const offers = [];
    for (let made = 0; made < city.classes; made += 1) offers.push(await scene.publish(20));
    const counted: Counted[] = [];
    for (let round = 0; round < rounds; round += 1)
      counted.push(await cityAtNine(scene, [api, store, load], offers, city));
    const each = (pick: (one: Counted) => number) => counted.map((one) => pick(one) / one.sold);
    const what = `${city.taps} taps of ${city.clients} clients, Zipf over ${city.classes} slots of 20, ${counted[0]?.sold ?? 0} sold`;
    const requests = each(({ metered: { requests } }) => requests);
    rows.push(
      rowOf(
        4,
        'city: store requests per accepted booking, refusals and trail included',
        requests,
        { atMost: 1.2 },
        shared,
        what,
      ),
    );
    const unitsOf = ({ metered: { writeUnits, indexUnits } }: Counted) => writeUnits + indexUnits;
    rows.push(
      rowOf(
        5,
        'write units per accepted booking in the burst, index and trail included',
        each(unitsOf),
        { atMost: 1.5 },
        shared,
        what,
      ),
    );

    const alone: Counted[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const offer = await scene.publish(20);
      const { month, families } = scene.lease(20);
      const calls = families.map((family) => tap(family, offer, month, scene.deps.newId('booking')));
      const { result, cost } = await metered([api.child, store], () =>
        load.ask<readonly Reply[]>('send', { ports: [api.port], clients: 1, calls }),
      );
      alone.push({ sold: result.filter(({ status }) => status === 201).length, taps: 20, metered: cost });
    }
    const one = alone.map((some) => unitsOf(some) / some.sold);
    rows.push(
      rowOf(
        5,
        'write units per accepted booking, one after the other, index and trail included',
        one,
        { atMost: 3 },
        shared,
        'a class of 20',
      ),
    );
    line(
      '  of these for the table and the trail',
      alone.map(({ metered: { writeUnits }, sold }) => writeUnits / sold),
      'units',
    );
    line(
      '  of these in the burst',
      each(({ metered: { writeUnits } }) => writeUnits),
      'units',
    );
  }

  async function measureSharedRoom() {
    const costs: Enrolment[] = [];
    for (let round = 0; round < rounds; round += 1) costs.push(await enrolInSharedRoom(scene, api, load));
    const title = 'a month of full days in a room shared with mornings, afternoons and hours, one commit';
    const what = 'a room of 20 with 40 half-day and hourly bookings';
    rows.push(
      rowOf(
        6,
        `${title}: requests`,
        costs.map(({ requests }) => requests),
        { atMost: 3 },
        shared,
        what,
      ),
      rowOf(
        6,
        `${title}: write units, index included`,
        costs.map(({ units }) => units),
        { atMost: 4 },
        shared,
        what,
      ),
    );
  }

  async function measureRefusals() {
    const refusals = [];
    for (let round = 0; round < rounds; round += 1)
      refusals.push(await afterSellOut(scene, api, load, { taps: 2000, clients: 1000 }));
    const requests = refusals.map(({ requestsPerRefusal }) => requestsPerRefusal);
    const waits = refusals.map(({ freedMs }) => freedMs / 1000);
    rows.push(
      rowOf(
        7,
        'store requests per refusal after sell-out',
        requests,
        { atMost: 0.02 },
        shared,
        '2,000 taps of 1,000 clients',
      ),
      rowOf(
        7,
        'seconds until a freed place is booked again, slowest',
        [Math.max(...waits)],
        { atMost: 1 },
        shared,
        `${waits.length} trials`,
      ),
    );
  }

  async function measureFlatness() {
    const sizes = isQuick ? [100, 1000] : [100, 1000, 10_000];
    const calls = isQuick ? 8 : 40;
    const costs = [];
    let there = 0;
    for (const size of sizes) {
      await addSlots(scene, size - there);
      there = size;
      const { month, families } = scene.lease(calls);
      costs.push(await costOfCalls(scene, api, load, families, month));
    }
    for (const bookings of [10, 1000]) {
      const { month, families } = scene.lease(isQuick ? 2 : 8);
      for (const family of families) await addBookings(scene, family, bookings);
      costs.push(await costOfCalls(scene, api, load, families, month));
    }
    const kinds = new Set(costs.map(({ counts }) => counts));
    say(`\nbook; list; look; cancel: ${[...kinds].join('\n  or ')}`);
    const waits = costs.slice(0, sizes.length).map(({ p99Ms }) => p99Ms);
    const growth = (waits.at(-1) ?? Number.NaN) / (waits[0] ?? Number.NaN);
    const what = `${sizes.join(', ')} slots; families of 10 and 1,000 bookings`;
    rows.push(
      rowOf(
        9,
        'different costs in requests and units (one is flat)',
        [kinds.size],
        { atMost: 1 },
        shared,
        what,
      ),
      rowOf(9, 'p99 with the most slots ÷ with the fewest', [growth], { atMost: 1.2 }, shared, what),
    );
  }

  async function measureLostAnswers() {
    const share = await lostAnswers(scene, load, openApi, lostCount);
    const what = `${lostCount} answers lost, each server killed, asked again a day later at another; the goal is 100,000 (--lost=100000)`;
    const row = rowOf(12, 'lost answers: the same booking again', [share], { atLeast: 1 }, shared, what);
    rows.push({ ...row, holds: row.holds && lostCount >= 100_000 });
  }
}

function paces(list: readonly Pace[]): readonly number[] {
  return list.map(({ perSecond }) => perSecond);
}

function p99s(list: readonly Pace[]): readonly number[] {
  return list.map(({ p99Ms }) => p99Ms);
}

/** Round by round, for what slows one down slows its neighbour too. */
function by(list: readonly number[], other: readonly number[]): readonly number[] {
  return list.map((value, index) => value / (other[index] ?? Number.NaN));
}

function line(name: string, values: readonly number[], unit: string): void {
  if (values.length > 0) say(`  ${name.padEnd(38)} ${words(spreadOf(values), unit)}`);
}

/** Writes its own rows. */
function measureBundle(): void {
  const script = join(root, 'tests', 'bench', 'bundle.mjs');
  const { status } = spawnSync(process.execPath, [script, '8'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) say('–  13  could not be measured');
}

function weighMiniProgram(): void {
  const weapp = join(root, 'miniapp', 'dist', 'weapp');
  if (!existsSync(join(weapp, 'app.json'))) {
    say('–  14  the mini-program is not built: `npm run build:weapp` first');
    return;
  }
  const dist = readDist(weapp);
  for (const part of [undefined, ...dist.subPackages]) {
    const files = dist.files.filter(
      (file) => packageOf(dist, file) === part && file !== 'project.config.json',
    );
    const kilobytes = files.reduce((sum, file) => sum + dist.bytesOf(file), 0) / 1024;
    const goal = part === undefined ? 600 : 250;
    say(
      `${kilobytes <= goal ? '✓' : '✗'} 14  ${part ?? 'main package'}: ${kilobytes.toFixed(0)} KB, goal ≤ ${goal}`,
    );
  }
}
