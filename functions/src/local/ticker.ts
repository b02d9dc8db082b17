import { timers, type Scheduler } from './streamRunner';

export type Ticker = { readonly start: () => void; readonly stop: () => Promise<void> };

const everyMs = 60_000;

/** Plays the part of the cloud's schedule: once a minute, never twice at the same time, and again after a failure. */
export function createTicker(options: {
  readonly tick: () => Promise<unknown>;
  readonly onFailure: (error: unknown) => void;
  readonly scheduler?: Scheduler;
}): Ticker {
  const { tick, onFailure, scheduler = timers } = options;
  let callOff: (() => void) | undefined;
  let isStarted = false;
  let running: Promise<void> = Promise.resolve();

  function next(): void {
    if (!isStarted) return;
    callOff = scheduler.after(everyMs, () => {
      running = ticked();
    });
  }

  async function ticked(): Promise<void> {
    try {
      await tick();
    } catch (error) {
      onFailure(error);
    }
    next();
  }

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      next();
    },
    async stop() {
      isStarted = false;
      callOff?.();
      await running;
    },
  };
}
