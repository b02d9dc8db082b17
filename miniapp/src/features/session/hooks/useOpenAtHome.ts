import { useLaunch } from '@tarojs/taro';
import { tokenNow } from '../../../api/token';
import { openTab } from '../../../platform/navigation';
import { homeOf } from '../home';
import { roleNow } from '../role';

/** The program opens where families search. Who works here goes straight to their own first page. */
export function useOpenAtHome(): void {
  useLaunch(({ path }) => {
    const role = roleNow();
    if (role === undefined || tokenNow() === undefined) return;
    const opened = `/${path ?? ''}`.replace(/^\/+/, '/');
    if (opened === '/' || opened === homeOf.family) {
      if (homeOf[role] !== homeOf.family) void openTab(homeOf[role]);
    }
  });
}
