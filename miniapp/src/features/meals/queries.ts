import { useQuery } from '@tanstack/react-query';
import type { CivilDate } from '@huiyue/shared/civil';
import type { MenuView } from '@huiyue/shared/contract/menus';
import { getAll } from '../../api/client';
import { dataOf } from '../../api/queries';

/** What a canteen cooks from one day to another; days without a menu are left out. */
export function useMenus(
  service: string,
  span: { readonly from: CivilDate; readonly until: CivilDate } | undefined,
) {
  return useQuery({
    queryKey: ['menus', service, span],
    queryFn: () =>
      dataOf(
        getAll<MenuView>(`/services/${service}/menus`, { from: span?.from, until: span?.until, limit: 31 }),
      ),
    enabled: span !== undefined && service !== '',
    placeholderData: (before) => before,
  });
}
