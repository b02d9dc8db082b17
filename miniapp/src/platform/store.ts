import { useSyncExternalStore } from 'react';

/** One value that several pages look at. For what outlives a page and is nobody's server state; there is little of it. */
export function createStore<T>(initial: T) {
  let held = initial;
  const listeners = new Set<() => void>();

  const now = (): T => held;
  const set = (next: T): void => {
    held = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const use = (): T => useSyncExternalStore(subscribe, now, now);

  return { now, set, use, subscribe };
}
