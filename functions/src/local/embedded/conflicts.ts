import { setTimeout as pause } from 'node:timers/promises';
import type { Release } from './locks';

/**
 * On AWS two transactions on one item cancel each other, and a plain write during a transaction is
 * refused. No emulator does that by itself. With this switch a transaction owns its items until `hold`
 * is over and its writes are stored, and whoever touches them meanwhile is refused instead of queued.
 */
export type ConflictSwitch = { readonly hold: () => Promise<void> };

/** For measuring: every transaction owns its items for at least this long. */
export function holdForMs(ms: number): ConflictSwitch {
  return { hold: () => pause(ms) };
}

export type Holds = {
  readonly isHeld: (key: string) => boolean;
  readonly take: (keys: readonly string[]) => Release;
  readonly wait: () => Promise<void>;
};

export function createHolds(conflicts: ConflictSwitch | undefined): Holds {
  const held = new Set<string>();
  return {
    isHeld: (key) => held.has(key),
    take(keys) {
      if (!conflicts) return () => undefined;
      for (const key of keys) held.add(key);
      return () => {
        for (const key of keys) held.delete(key);
      };
    },
    wait: async () => conflicts?.hold(),
  };
}
