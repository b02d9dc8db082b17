/** Timers on a clock that moves only when told: nothing in a test waits for a wall clock. */
export interface Clock {
  readonly now: () => number;
  readonly set: (run: () => void, delay: number, isRepeating: boolean) => number;
  readonly clear: (id: number) => void;
  /** Runs what is due, oldest first. @returns whether anything ran. */
  readonly runDue: () => boolean;
  /** Moves to the next timer if it lies within the limit. @returns whether it moved. */
  readonly jumpToNext: (latest: number) => boolean;
  readonly advance: (milliseconds: number) => void;
  readonly stop: () => void;
}

interface Timer {
  readonly id: number;
  readonly run: () => void;
  readonly due: number;
  readonly every: number | undefined;
}

export function createClock(start: number): Clock {
  let time = start;
  let lastId = 0;
  const timers = new Map<number, Timer>();

  const earliest = (): Timer | undefined =>
    [...timers.values()].reduce<Timer | undefined>(
      (first, timer) => (first === undefined || timer.due < first.due ? timer : first),
      undefined,
    );

  function runDue(): boolean {
    let hasRun = false;
    // Only the timers that were due at the start: one that sets itself again must not keep us here.
    for (const timer of [...timers.values()].filter(({ due }) => due <= time).toSorted(byDue)) {
      if (!timers.has(timer.id)) continue;
      if (timer.every === undefined) timers.delete(timer.id);
      else timers.set(timer.id, { ...timer, due: time + Math.max(timer.every, 1) });
      timer.run();
      hasRun = true;
    }
    return hasRun;
  }

  return {
    now: () => time,
    set(run, delay, isRepeating) {
      lastId += 1;
      const wait = Number.isFinite(delay) && delay > 0 ? delay : 0;
      timers.set(lastId, { id: lastId, run, due: time + wait, every: isRepeating ? wait : undefined });
      return lastId;
    },
    clear: (id) => void timers.delete(id),
    runDue,
    jumpToNext(latest) {
      const next = earliest();
      if (next === undefined || next.due > latest) return false;
      time = Math.max(time, next.due);
      return true;
    },
    advance(milliseconds) {
      const end = time + milliseconds;
      for (let next = earliest(); next !== undefined && next.due <= end; next = earliest()) {
        time = Math.max(time, next.due);
        runDue();
      }
      time = end;
    },
    stop: () => timers.clear(),
  };
}

function byDue(a: Timer, b: Timer): number {
  return a.due - b.due || a.id - b.id;
}
