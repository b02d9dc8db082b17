import type { Holds } from './conflicts';
import type { Journal } from './journal';
import type { Locks } from './locks';
import type { Storage } from './storage';

/** What every operation that writes has at hand. */
export type Engine = {
  readonly storage: Storage;
  readonly locks: Locks;
  readonly holds: Holds;
  readonly journal: Journal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};
