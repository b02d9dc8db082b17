import { useQuery } from '@tanstack/react-query';
import type { BookingsView } from '@huiyue/shared/contract/bookings';
import type { RenewalView } from '@huiyue/shared/contract/trials';
import type { Fen } from '@huiyue/shared/money';
import { getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useWrite } from './write';

export function useRenewals(isFamily: boolean) {
  return useQuery({
    queryKey: ['renewals'],
    queryFn: () => dataOf(getAll<RenewalView>('/renewals')),
    enabled: isFamily,
  });
}

/** The same place for the month after, as its price was shown. */
export function useRenew(
  { booking, class: offer, recipient, month }: RenewalView,
  onBooked: (id: string) => void,
) {
  const { act, ...state } = useWrite<object, BookingsView>(
    `renew:${booking}:${month}`,
    (body, key) => post('/bookings', body, key),
    ({ items: [first] }) => {
      if (first) onBooked(first.id);
    },
  );
  const renew = (priceFen: Fen) =>
    act({
      items: [{ class: offer.id, recipient: recipient.id, when: { careMode: 'fullDay', month }, priceFen }],
    });
  return { ...state, renew };
}
