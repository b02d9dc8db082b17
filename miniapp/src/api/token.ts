import { useSyncExternalStore } from 'react';
import { forget, readText, writeText } from '../platform/storage';

const storageKey = 'session';
let held: string | undefined = readText(storageKey);
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export function tokenNow(): string | undefined {
  return held;
}

export function keepToken(token: string): void {
  held = token;
  writeText(storageKey, token);
  tell();
}

export function dropToken(): void {
  held = undefined;
  forget(storageKey);
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useToken(): string | undefined {
  return useSyncExternalStore(subscribe, tokenNow, tokenNow);
}
