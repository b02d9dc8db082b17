import { forget, readText, writeText } from '../platform/storage';
import { keptFrom, textToKeep, type KeptToday } from './keptTodayText';

/**
 * The last list of a day that this phone has seen, so that the page opens without a network. It holds names: it is kept
 * for the person signed in alone, one site and one day at a time, and goes when they sign out or somebody else signs in.
 */
const storageKey = 'today';

export function keepToday(kept: KeptToday): void {
  writeText(storageKey, textToKeep(kept));
}

export function forgetToday(): void {
  forget(storageKey);
}

export function keptToday(): KeptToday | undefined {
  return keptFrom(readText(storageKey));
}
