import { useLaunch } from '@tarojs/taro';
import { tokenNow } from '../../../api/token';
import { beginAt, openTab } from '../../../platform/navigation';
import { isWeb } from '../../../platform/target';
import { homeFor } from '../elderHome';
import { homeOf } from '../home';
import { roleNow } from '../role';

/** @returns where this person begins, if that is not where the program opens by itself: where families search. */
function ownHome(opened: string): string | undefined {
  const role = roleNow();
  if (role === undefined || tokenNow() === undefined) return undefined;
  if (opened !== '/' && opened !== homeOf.family) return undefined;
  const home = homeFor(role);
  return home === homeOf.family ? undefined : home;
}

// On the web before anything is drawn: once the first page is on its way, it may arrive on top of the right one.
if (isWeb) beginAt(ownHome);

export function useOpenAtHome(): void {
  useLaunch(({ path }) => {
    if (isWeb) return;
    const home = ownHome(`/${path ?? ''}`.replace(/^\/+/, '/'));
    if (home !== undefined) void openTab(home);
  });
}
