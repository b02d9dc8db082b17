import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { MenuView } from '@huiyue/shared/contract/menus';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import { getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';

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

type Wanted = { readonly way: MealWay; readonly dish?: string };

/** Another dish, or another way to have it: the place and the price stay. */
export function useChangeMeal(booking: string, onChanged: () => void) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<Wanted, BookingView>(`meal:${booking}`, (body, key) =>
    post(`/bookings/${booking}/meal`, body, key),
  );
  const change = async (wanted: Wanted) => {
    const answer = await send(wanted);
    for (const key of ['booking', 'bookings']) void queries.invalidateQueries({ queryKey: [key] });
    if (answer?.ok === true) onChanged();
  };
  return { ...state, change };
}
