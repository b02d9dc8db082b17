import type { MeView } from '@huiyue/shared/contract/session';
import { readText, writeText } from '../../../platform/storage';
import { createStore } from '../../../platform/store';

type OwnSite = MeView['sites'][number];

/** For which of their sites a person is working now; the same on every page. */
const storageKey = 'site';
const chosen = createStore(readText(storageKey));

export function chooseSite(site: string): void {
  writeText(storageKey, site);
  chosen.set(site);
}

export function useChosenSite(sites: readonly OwnSite[] | undefined): OwnSite | undefined {
  const wanted = chosen.use();
  return sites?.find(({ id }) => id === wanted) ?? sites?.[0];
}
