import { hourMs, instantOf, type Instant } from '@huiyue/shared/civil';

/** A clock that stands still until it is told to move. */
export type Clock = {
  readonly now: () => Instant;
  set(iso: string): void;
  advanceHours(hours: number): void;
};

export function clockAt(iso: string): Clock {
  let at = instantOf(iso);
  return {
    now: () => at,
    set: (next) => {
      at = instantOf(next);
    },
    advanceHours: (hours) => {
      at += hours * hourMs;
    },
  };
}
