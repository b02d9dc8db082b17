import type { Random } from './random';
import type { StoreWeather } from './store/simulatedStore';

/** Everything that can go wrong, by the name under which it is counted. */
export const faultKinds = [
  /** A store request that never arrives. */
  'lostBefore',
  /** One that is carried out, and whose answer never arrives. */
  'lostAfter',
  /** One that is carried out long after its sender gave it up. */
  'late',
  /** One that is carried out again, some time later. */
  'twice',
  /** One that is carried out at once, and answered just before its sender gives up. */
  'slow',
  'throttled',
  /** The store says "internal error", having carried the request out or not. */
  'failedInside',
  /** Cancelled because of a transaction that nobody here knows of. */
  'strayConflict',
  'keysLeft',
  'pageCut',
  'lagging',
  /** A process dies between a store's commit, or read, and its own next step. */
  'killed',
  /** It stops for minutes, and goes on as if nothing had been. */
  'frozen',
  /** Clocks of processes up to five minutes apart. */
  'skewed',
  /** The phone's request never reaches a server, reaches it twice, or is answered to nobody. */
  'callLost',
  'callTwice',
  'answerLost',
  'recordTwice',
  'recordLate',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const requestFaults = [
  'lostBefore',
  'lostAfter',
  'late',
  'twice',
  'slow',
  'throttled',
  'failedInside',
] as const;
export type RequestFault = (typeof requestFaults)[number];

export const mostSkewMs = 150_000;

/**
 * What one history has to live through. Most kinds of faults are off in most histories: where everything goes wrong at
 * once, nothing gets far enough to go wrong in an interesting way.
 */
export class Weather {
  readonly struck: Partial<Record<FaultKind, number>> = {};
  readonly isCalm: boolean;
  readonly patienceMs: number;
  readonly store: StoreWeather;
  readonly #random: Random;
  readonly #rates = new Map<FaultKind, number>();
  readonly #requestRate: number;
  readonly #latency: () => number;
  /** In the end the storm is over, so that every history comes to rest. */
  #left: number;

  constructor(
    random: Random,
    { isStill, isSkewed }: { readonly isStill: boolean; readonly isSkewed: boolean },
  ) {
    this.#random = random;
    this.isCalm = random.chance(0.15);
    const rate = random.pick([0.02, 0.05, 0.15]);
    for (const kind of faultKinds) if (!this.isCalm && random.chance(0.5)) this.#rates.set(kind, rate);
    if (isSkewed) this.#rates.set('skewed', rate);
    this.#left = random.between(1, 16);
    this.#requestRate = requestFaults.reduce((sum, kind) => sum + (this.#rates.get(kind) ?? 0), 0);
    const most = isStill ? 0 : random.pick([0, 15, 15, 300]);
    this.#latency = () => random.below(most + 1);
    this.patienceMs = random.pick([60, 1000, 8000]);
    const holdMs = Math.min(most, random.pick([0, 5, 5, 40]));
    this.store = {
      holdMs: () => random.below(holdMs + 1),
      lagMs: () => (this.#isOften('lagging') ? random.between(1, 2000) : 0),
      strayConflict: () => this.strikes('strayConflict'),
      leavesKeys: () => this.#isOften('keysLeft'),
      cutsPage: () => this.#isOften('pageCut'),
      partitionUnits: this.#rates.has('throttled') && random.chance(0.3) ? 120 : 1000,
    };
  }

  /** From here on nothing goes wrong, and clocks are right. */
  clear(): void {
    this.#left = 0;
    this.#rates.clear();
  }

  latencyMs(): number {
    return this.#latency();
  }

  strikes(kind: FaultKind): boolean {
    const rate = this.#rates.get(kind);
    if (rate === undefined || this.#left <= 0 || !this.#random.chance(rate)) return false;
    this.#count(kind);
    return true;
  }

  /** What is no storm, but the store's good right. */
  #isOften(kind: FaultKind): boolean {
    if (!this.#rates.has(kind) || this.#random.chance(0.8)) return false;
    this.struck[kind] = (this.struck[kind] ?? 0) + 1;
    return true;
  }

  fateOfRequest(): RequestFault | undefined {
    if (this.#left <= 0 || !this.#random.chance(this.#requestRate)) return undefined;
    const fate = this.#random.any(requestFaults.filter((kind) => this.#rates.has(kind)));
    if (fate) this.#count(fate);
    return fate;
  }

  #count(kind: FaultKind): void {
    this.#left -= 1;
    this.struck[kind] = (this.struck[kind] ?? 0) + 1;
  }

  /** How far a server's clock is from the true one. */
  skewMs(): number {
    if (!this.#rates.has('skewed')) return 0;
    this.struck.skewed = (this.struck.skewed ?? 0) + 1;
    return this.#random.between(-mostSkewMs, mostSkewMs);
  }
}
