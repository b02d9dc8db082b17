import { useQuery } from '@tanstack/react-query';
import type { BookingPage } from '@huiyue/shared/contract/bookings';
import { get } from '../../api/client';
import { dataOf } from '../../api/queries';

/** The newest bookings of the household, among which the last meal is. */
export function useLatest(isFamily: boolean) {
  return useQuery({
    queryKey: ['bookings', 'latest'],
    queryFn: () => dataOf(get<BookingPage>('/bookings', { limit: 50 })),
    enabled: isFamily,
  });
}
