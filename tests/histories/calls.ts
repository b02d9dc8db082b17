import { wordsFor, type Answer, type AnswerChecks, type Asked, type Key, type Span } from './check/answers';
import { must } from './check/facts';
import type { Server, World } from './world';

export type Call<Kit> = {
  /** Undefined for a read. */
  readonly asked: Asked | undefined;
  readonly key: Key;
  readonly serve: (server: Server<Kit>) => Promise<Answer>;
  /** Checks what a read showed. */
  readonly see?: (body: string, span: Span) => void;
  /** What the caller does with the answer. */
  readonly afterwards?: (answer: Answer) => void;
};

const mostAttempts = 60;

/**
 * One caller with one wish. It waits as long as its patience lasts, then asks again under the same key, at any server,
 * and goes on until it is told something other than "that failed".
 */
export function placeCall<Kit>(world: World<Kit>, checks: AnswerChecks, call: Call<Kit>): void {
  const { schedule, weather, random } = world;
  checks.hear(call.asked, call.key);
  let isAnswered = false;
  let patienceMs = weather.patienceMs;

  const attempt = (count: number) => {
    if (count > mostAttempts) {
      world.report(new Error(`${wordsFor(call.asked)} was never answered`));
      return;
    }
    const server = world.anyServer();
    const hear = (answer: Answer) => {
      if (isAnswered) return;
      if (answer.is === 'fault') {
        schedule.after(random.between(0, 200), () => again(count));
        return;
      }
      isAnswered = true;
      call.afterwards?.(answer);
    };
    const arrive = (ms: number) =>
      world.wake(server, ms, () => void serveOn(world, checks, call, server, hear));
    if (!weather.strikes('callLost')) arrive(weather.latencyMs());
    if (weather.strikes('callTwice')) arrive(random.pick([weather.latencyMs(), random.between(0, 5000)]));
    schedule.after(patienceMs, () => again(count));
    patienceMs *= 3;
  };
  let attempts = 0;
  const again = (after: number) => {
    if (isAnswered || after < attempts) return;
    attempts += 1;
    attempt(attempts);
  };
  again(0);
}

async function serveOn<Kit>(
  world: World<Kit>,
  checks: AnswerChecks,
  { asked, key, serve, see }: Call<Kit>,
  server: Server<Kit>,
  hear: (answer: Answer) => void,
): Promise<void> {
  const from = world.schedule.now;
  const fromCommit = world.store.table.commits;
  world.note(() => `${server.name} takes up ${wordsFor(asked)} under ${key.key}`);
  server.open += 1;
  let answer: Answer;
  try {
    answer = await serve(server);
  } catch (error) {
    answer = { is: 'fault', error };
  }
  server.open -= 1;
  world.note(() => `${server.name} answers ${key.key}: ${wordsOf(answer)}`);
  try {
    const span: Span = {
      server,
      from,
      fromCommit,
      to: world.schedule.now,
      toCommit: world.store.table.commits,
    };
    if (asked) checks.check(asked, key, answer, span);
    else if (answer.is === 'done') see?.(answer.body, span);
    else must(isExcused(answer, server, from), () => `a read fails: ${wordsOf(answer)}`);
  } catch (violation) {
    world.report(violation);
  }
  if (world.weather.strikes('answerLost')) return;
  world.schedule.after(world.weather.latencyMs(), () => hear(answer));
}

function isExcused<Kit>(answer: Answer, { troubledAt }: Server<Kit>, from: number): boolean {
  return answer.is === 'fault' && troubledAt >= from;
}

function wordsOf(answer: Answer): string {
  switch (answer.is) {
    case 'done':
      return `done ${answer.body.slice(0, 60)}`;
    case 'refused':
      return `refused ${answer.code} ${JSON.stringify(answer.facts)}`;
    case 'fault':
      return `fault ${String(answer.error)}`;
  }
}
