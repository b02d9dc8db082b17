import { tabsOf } from '../home';
import { useRole } from '../role';

/** The tab bar of whoever is signed in, for a page that several roles share. */
export function useTabs(current: string) {
  return { items: tabsOf(useRole()), current };
}
