import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilDate } from '@huiyue/shared/civil';
import type { BookingView, BookingsView } from '@huiyue/shared/contract/bookings';
import { getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';

export type Period = { readonly recipient: string; readonly from: CivilDate; readonly until: CivilDate };

/** Every booking of the household, for what a pause would touch. */
export function useAllBookings(isFamily: boolean) {
  return useQuery({
    queryKey: ['bookings', 'all'],
    queryFn: () => dataOf(getAll<BookingView>('/bookings', { limit: 50 })),
    enabled: isFamily,
  });
}

/** Everything of one person stays away for a while, or comes back. */
export function usePause(act: 'pauses' | 'resumptions', onDone: (bookings: readonly BookingView[]) => void) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<Period, BookingsView>(act, (body, key) => post(`/${act}`, body, key));
  const perform = async (period: Period) => {
    const answer = await send(period);
    for (const key of ['bookings', 'booking', 'serviceDays'])
      void queries.invalidateQueries({ queryKey: [key] });
    if (answer?.ok === true) onDone(answer.data.items);
  };
  return { ...state, perform };
}
