import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '@huiyue/functions/store/table';
import { requestLine } from './line';
import type { Random } from './random';
import type { Schedule } from './schedule';
import { SimulatedStore, type Change } from './store/simulatedStore';
import type { Weather } from './weather';

/** One simulated process of the API, with a clock and lanes of its own. */
export type Server<Kit = unknown> = {
  readonly name: string;
  readonly skewMs: number;
  isAlive: boolean;
  frozenUntil: number;
  /** When its way to the store last failed it in a way that no code can mend. */
  troubledAt: number;
  /** Calls it has taken up and not answered yet. */
  open: number;
  readonly kit: Kit;
};

export type Wired = { readonly table: Table; readonly now: () => number; readonly random: Random };

type Parts<Kit> = {
  readonly random: Random;
  readonly schedule: Schedule;
  readonly weather: Weather;
  /** Builds what runs on a server, over its own line to the store. */
  readonly build: (wired: Wired) => Kit;
  readonly onCommit: (changes: readonly Change[], by: Server<Kit> | undefined) => void;
  readonly log: string[] | undefined;
  readonly servers: number;
  /** Whether calls may have a process each, as on classic Lambda. */
  readonly mayPart: boolean;
};

/** The servers, the store they share, and all that happens between them. */
export class World<Kit> {
  readonly random: Random;
  readonly schedule: Schedule;
  readonly weather: Weather;
  readonly store: SimulatedStore<Server<Kit> | undefined>;
  readonly #build: Parts<Kit>['build'];
  readonly #log: string[] | undefined;
  readonly servers: Server<Kit>[] = [];
  readonly #slots: Server<Kit>[] = [];
  readonly #isServerPerCall: boolean;
  #serversMade = 0;
  /** Code of a server has run since the last drain. */
  hasWoken = false;
  failure: Error | undefined;

  constructor({ random, schedule, weather, build, onCommit, log, servers, mayPart }: Parts<Kit>) {
    this.random = random;
    this.schedule = schedule;
    this.weather = weather;
    this.#build = build;
    this.#log = log;
    this.store = new SimulatedStore({ schedule, weather: weather.store, onCommit });
    this.#isServerPerCall = mayPart && random.chance(0.12);
    for (let slot = 0; slot < servers; slot += 1) this.#slots.push(this.openServer());
  }

  openServer(name = `s${(this.#serversMade += 1)}`): Server<Kit> {
    const skewMs = this.weather.skewMs();
    const now = () => this.schedule.now + skewMs;
    const state: Omit<Server<Kit>, 'kit'> = {
      name,
      skewMs,
      isAlive: true,
      frozenUntil: 0,
      troubledAt: -Infinity,
      open: 0,
    };
    const server: Server<Kit> = Object.assign(state, {
      kit: this.#build({
        table: {
          client: clientOver((command) => requestLine(this, server, command)),
          name: 'huiyue',
          pause: (attempt) =>
            new Promise((resolve) => {
              this.wake(server, this.random.below(Math.min(5 * 2 ** attempt, 200)), resolve);
            }),
        },
        now,
        random: this.random,
      }),
    });
    this.servers.push(server);
    if (skewMs !== 0) this.note(() => `${name} has a clock ${skewMs} ms off`);
    return server;
  }

  anyServer(): Server<Kit> {
    if (this.#isServerPerCall) return this.openServer();
    return this.random.any(this.#slots) ?? this.openServer();
  }

  /** Lets a server go on, later. A frozen one goes on when it thaws, a dead one never. */
  wake(server: Server<Kit>, ms: number, run: () => void): void {
    this.schedule.after(ms, () => {
      if (!server.isAlive) return;
      if (server.frozenUntil > this.schedule.now) {
        this.wake(server, server.frozenUntil - this.schedule.now, run);
        return;
      }
      this.hasWoken = true;
      run();
    });
  }

  /** The worst moment for a server to stop is just after the store has acted for it. */
  mayStrike(server: Server<Kit> | undefined): void {
    if (!server?.isAlive) return;
    if (this.weather.strikes('killed')) {
      server.isAlive = false;
      const slot = this.#slots.indexOf(server);
      this.note(() => `${server.name} is killed`);
      if (slot >= 0) this.#slots[slot] = this.openServer();
    } else if (this.weather.strikes('frozen')) {
      server.frozenUntil = this.schedule.now + this.random.between(1000, 8 * 60_000);
      this.note(() => `${server.name} freezes for ${server.frozenUntil - this.schedule.now} ms`);
    }
  }

  report(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
  }

  note(line: () => string): void {
    this.#log?.push(`${this.schedule.now} ${line()}`);
  }

  get isNoting(): boolean {
    return this.#log !== undefined;
  }
}

/** The one thing of the document client that the store's code uses. */
function clientOver(send: (command: unknown) => Promise<unknown>): DynamoDBDocumentClient {
  return Object.create(null, { send: { value: send } });
}
