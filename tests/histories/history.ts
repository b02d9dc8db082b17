import { AnswerChecks } from './check/answers';
import { checkAtRest, checkNobodyWaits, checkTrail } from './check/atRest';
import { CommitChecks } from './check/commits';
import { must } from './check/facts';
import { beginCoreWish } from './coreWishes';
import { kitBuilder, type App, type Kit } from './kit';
import { planOf } from './plan';
import { randomFrom } from './random';
import { atRest } from './rest';
import type { Wish } from './plan';
import type { Scene } from './scene';
import { Schedule } from './schedule';
import { Stream } from './stream';
import { smallTown, startOfHistories } from './town';
import { Weather } from './weather';
import { World, type Wired } from './world';

/** Straight to the ledger, or through the whole API. */
export type Mode = 'core' | 'api';

export type HistoryOptions = {
  readonly mode: Mode;
  readonly seed: number;
  /** How many wishes; drawn by lot if left out. */
  readonly length?: number;
  /** Where each step is written down, for replays. */
  readonly log?: string[];
  /** The API, for histories that go through it. */
  readonly api?: Api | undefined;
};

export type Api = {
  /** For the servers of one history. @param onFault hears what they log */
  readonly appOver: (onFault: (error: unknown) => void) => (wired: Wired) => App;
  /** Makes the wishes of one history through it. @param faults what its servers logged */
  readonly begin: (scene: Scene, faults: readonly unknown[]) => (wish: Wish, index: number) => void;
};

export type History = {
  readonly failure: Error | undefined;
  readonly wishes: number;
  readonly steps: number;
  readonly commits: number;
  readonly struck: Weather['struck'];
  /** What was done to bookings, and what was answered, by kind. */
  readonly acts: Readonly<Record<string, number>>;
  readonly answered: Readonly<Record<string, number>>;
};

const mostSteps = 30_000;

/** Lives through the history of a seed and checks all of it. The same seed is the same history. */
export async function liveThrough(options: HistoryOptions): Promise<History> {
  const { mode, seed, length, log, api } = options;
  const random = randomFrom(seed);
  const schedule = new Schedule(startOfHistories, random);
  const plan = planOf(random, length ?? random.between(2, 12), mode === 'api');
  const weather = new Weather(random, plan);
  const town = smallTown(random, plan.town, mode === 'api');
  const faults: unknown[] = [];
  const onFault = (error: unknown) => faults.push(error);
  const world: World<Kit> = new World<Kit>({
    random,
    schedule,
    weather,
    build: kitBuilder(onFault, api?.appOver(onFault)),
    onCommit: (changes, by) => {
      commits.check(changes, schedule.now + (by?.skewMs ?? 0));
      stream?.publish(changes);
    },
    log,
    servers: plan.servers,
    mayPart: !plan.isCrowd,
  });
  const { table } = world.store;
  const commits = new CommitChecks(table);
  const checks = new AnswerChecks(table, commits);
  const scene: Scene = { world, checks, town, plan };
  const stream = random.chance(0.2) ? new Stream(world) : undefined;
  world.store.seed(town.rows);
  commits.begin();

  const begin =
    mode === 'api' && api
      ? api.begin(scene, faults)
      : (wish: Wish, index: number) => beginCoreWish(scene, wish, index);
  plan.wishes.forEach((wish, index) => {
    schedule.after(wish.afterMs, () => begin(wish, index));
  });

  let steps = await play(world);
  // When all is over and the clocks agree, one last look after those who wait.
  weather.clear();
  const lookedAt = schedule.now;
  const last = world.openServer('last');
  const offers = world.failure ? Promise.resolve(0) : last.kit.deps.ledger.offerWhatIsFree();
  offers.catch((error: unknown) => world.report(error));
  await atRest();
  steps += await play(world);
  if (!world.failure) {
    try {
      checkNobodyWaits(table, lookedAt);
      for (const server of world.servers)
        must(!server.isAlive || server.open === 0, () => `${server.name} never answers a call`);
      checkAtRest(table);
      if (stream) checkTrail(table, 1);
    } catch (violation) {
      world.report(violation);
    }
  }
  return {
    failure: world.failure,
    wishes: plan.wishes.length,
    steps,
    commits: table.commits,
    struck: weather.struck,
    acts: commits.acts,
    answered: checks.answered,
  };
}

/** Lets one thing happen after the other until nothing is left to happen, or something is wrong. */
async function play(world: World<Kit>): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const run = world.failure ? undefined : world.schedule.take();
    if (!run) return steps;
    try {
      if (steps === mostSteps) throw new Error(`does not come to rest in ${mostSteps} steps`);
      run();
    } catch (error) {
      world.report(error);
    }
    if (!world.hasWoken) continue;
    world.hasWoken = false;
    await atRest();
  }
}
