import { useSyncExternalStore } from 'react';
import { fontScale } from '../platform/fontScale';
import { readText, writeText } from '../platform/storage';

export type Size = 'standard' | 'elder';

const storageKey = 'size';
/** WeChat's and browsers' third step up. Who has gone that far needs the large edition. */
const elderFrom = 1.2;

let current: Size | undefined;
const listeners = new Set<() => void>();

function chosen(): Size | undefined {
  const held = readText(storageKey);
  return held === 'standard' || held === 'elder' ? held : undefined;
}

/** What the person chose; until they choose, what their phone is set to. */
export function sizeNow(): Size {
  current ??= chosen() ?? (fontScale() >= elderFrom ? 'elder' : 'standard');
  return current;
}

export function chooseSize(size: Size): void {
  current = size;
  writeText(storageKey, size);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSize(): Size {
  return useSyncExternalStore(subscribe, sizeNow, sizeNow);
}
