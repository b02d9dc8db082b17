import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { internal, throttled, timedOut } from './store/errors';
import type { Reply } from './store/simulatedStore';
import type { RequestFault } from './weather';
import type { Server, World } from './world';

const mostAttempts = 3;
const timeoutMs = 1000;
/** Errors that are the store's honest answer, and not trouble on the way to it. */
const answers = new Set([
  'TransactionCanceledException',
  'TransactionConflictException',
  'ConditionalCheckFailedException',
  'ValidationException',
  'IdempotentParameterMismatchException',
]);
const retried = new Set(['TimeoutError', 'InternalServerError', 'ProvisionedThroughputExceededException']);

/**
 * The way from a server to the store and back, the SDK's part in it included: what gets no answer in time is sent
 * again, the same request under the same token, three times in all.
 */
export function requestLine<Kit>(world: World<Kit>, server: Server<Kit>, command: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Trouble on the line outlasts a retry as often as not.
    const lasting = world.weather.fateOfRequest();
    const isLasting = lasting !== undefined && world.random.chance(0.5);
    const attempt = (count: number) => {
      const fate = count === 1 || isLasting ? lasting : world.weather.fateOfRequest();
      sendOnce(world, server, command, fate, (reply) => {
        if ('value' in reply) {
          resolve(reply.value);
          return;
        }
        const { error } = reply;
        if (retried.has(error.name) && count < mostAttempts) {
          world.wake(server, world.random.between(0, 50 * 2 ** count), () => attempt(count + 1));
          return;
        }
        if (!answers.has(error.name) || isThrottled(error)) server.troubledAt = world.schedule.now;
        reject(error);
      });
    };
    attempt(1);
  });
}

/** A partition that takes no more is nothing a transaction can help by trying again. */
function isThrottled(error: Error): boolean {
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ThrottlingError')
  );
}

/** Sends it once, and settles once: with the answer, or with a timeout. */
function sendOnce<Kit>(
  world: World<Kit>,
  server: Server<Kit>,
  command: unknown,
  fate: RequestFault | undefined,
  settle: (reply: Reply) => void,
): void {
  const { schedule, weather, random } = world;
  let isOpen = true;
  const answer = (reply: Reply) => {
    if (!isOpen) return;
    isOpen = false;
    settle(reply);
  };
  const hear = (reply: Reply) => world.wake(server, weather.latencyMs(), () => answer(reply));
  const arrive = (ms: number, onReply: (reply: Reply) => void) =>
    schedule.after(ms, () => {
      world.store.receive(command, server, (reply) => {
        world.note(
          () => `${server.name} ${wordsFor(command)}: ${outcomeOf(reply)}${fate ? ` (${fate})` : ''}`,
        );
        onReply(reply);
        world.mayStrike(server);
      });
    });
  const ignore = () => undefined;

  if (fate !== undefined && fate !== 'slow') {
    world.note(() => `${server.name} ${wordsFor(command)} will be ${fate}`);
    world.wake(server, timeoutMs + weather.latencyMs(), () => answer({ error: timedOut() }));
  }
  switch (fate) {
    case undefined:
      arrive(weather.latencyMs(), hear);
      return;
    case 'lostBefore':
      return;
    case 'lostAfter':
      arrive(weather.latencyMs(), ignore);
      return;
    case 'late':
      arrive(random.pick([random.between(500, 3000), random.between(3000, 10 * 60_000)]), hear);
      return;
    case 'twice':
      arrive(weather.latencyMs(), hear);
      arrive(random.pick([weather.latencyMs(), random.between(0, 12 * 60_000)]), ignore);
      return;
    case 'slow':
      arrive(weather.latencyMs(), (reply) =>
        world.wake(server, random.between(20, timeoutMs), () => answer(reply)),
      );
      return;
    case 'throttled':
      hear({ error: throttled() });
      return;
    case 'failedInside':
      if (random.chance(0.5)) arrive(weather.latencyMs(), ignore);
      hear({ error: internal() });
  }
}

function wordsFor(command: unknown): string {
  if (!(command instanceof TransactWriteCommand)) return command?.constructor.name ?? 'nothing';
  const places = (command.input.TransactItems ?? []).map(({ Put, Delete, ConditionCheck }) => {
    const item = Put?.Item ?? Delete?.Key ?? ConditionCheck?.Key ?? {};
    const act = Put ? 'put' : Delete ? 'delete' : 'check';
    const content =
      Put && String(item['sk']).startsWith('SHEET#') ? ` ${JSON.stringify(item['claims'])}` : '';
    return `${act} ${String(item['pk'])} ${String(item['sk'])}${content}`;
  });
  return `transaction [${places.join('; ')}]`;
}

function outcomeOf(reply: Reply): string {
  return 'value' in reply ? 'done' : `${reply.error.name} ${reply.error.message}`;
}
