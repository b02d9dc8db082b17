import type { Random } from './random';

type Due = {
  readonly at: number;
  /** Drawn by lot: what falls on the same millisecond happens in any order. */
  readonly lot: number;
  readonly run: () => void;
};

/**
 * Virtual time. Nothing happens but what was put here, one thing after the other, and time is what the last one said.
 * No timer of the real world is asked, so a history of days takes a millisecond.
 */
export class Schedule {
  /** True time, which no simulated process can see. */
  now: number;
  readonly #random: Random;
  readonly #heap: Due[] = [];

  constructor(start: number, random: Random) {
    this.now = start;
    this.#random = random;
  }

  after(ms: number, run: Due['run']): void {
    this.at(this.now + ms, run);
  }

  at(time: number, run: Due['run']): void {
    const heap = this.#heap;
    heap.push({ at: Math.max(time, this.now), lot: this.#random.next(), run });
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfEarlier(child, parent)) break;
      child = parent;
    }
  }

  /** The next thing that happens, with the clock set to it; undefined when all is at rest. */
  take(): Due['run'] | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last) return undefined;
    if (heap.length > 0) {
      heap[0] = last;
      let parent = 0;
      for (;;) {
        const left = parent * 2 + 1;
        const lower = this.#isEarlier(left + 1, left) ? left + 1 : left;
        if (lower >= heap.length || !this.#swapIfEarlier(lower, parent)) break;
        parent = lower;
      }
    }
    this.now = first.at;
    return first.run;
  }

  #isEarlier(one: number, other: number): boolean {
    const a = this.#heap[one];
    const b = this.#heap[other];
    return a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.lot < b.lot));
  }

  #swapIfEarlier(child: number, parent: number): boolean {
    const a = this.#heap[child];
    const b = this.#heap[parent];
    if (a === undefined || b === undefined || !this.#isEarlier(child, parent)) return false;
    this.#heap[child] = b;
    this.#heap[parent] = a;
    return true;
  }
}
