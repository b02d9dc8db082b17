import type { SiteTodayView } from '@huiyue/shared/contract/today';
import { forget, readText, writeText } from '../platform/storage';

/**
 * The last list of a day that this phone has seen, so that the page opens without a network. It holds names: it is kept
 * for the person signed in alone, one site and one day at a time, and goes when they sign out or somebody else signs in.
 */
export type KeptToday = {
  readonly account: string;
  readonly sites: readonly { readonly id: `site_${string}`; readonly name: string }[];
  readonly today: SiteTodayView;
};

const storageKey = 'today';

export function keepToday(kept: KeptToday): void {
  writeText(storageKey, JSON.stringify(kept));
}

export function forgetToday(): void {
  forget(storageKey);
}

export function keptToday(): KeptToday | undefined {
  try {
    const read: unknown = JSON.parse(readText(storageKey) ?? 'null');
    return isKept(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Another release may have kept less: then there is nothing to open with. */
function isKept(read: unknown): read is KeptToday {
  if (typeof read !== 'object' || read === null) return false;
  if (!('account' in read && 'sites' in read && 'today' in read)) return false;
  const { today } = read;
  return (
    typeof read.account === 'string' &&
    Array.isArray(read.sites) &&
    typeof today === 'object' &&
    today !== null &&
    [
      'site',
      'on',
      'people',
      'answers',
      'lateRequests',
      'rooms',
      'meals',
      'rounds',
      'expiring',
      'counts',
    ].every((field) => field in today)
  );
}
