import { useSyncExternalStore } from 'react';
import { createKeptSends, type KeptState } from './keptSendsStore';

const listeners = new Set<() => void>();

/** The one list of this phone; the bar at the top of every page shows it. */
export const keptSends = createKeptSends(() => {
  for (const listener of listeners) listener();
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useKeptSends(): KeptState {
  return useSyncExternalStore(subscribe, keptSends.now, keptSends.now);
}
