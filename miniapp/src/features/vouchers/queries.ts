import { useQuery } from '@tanstack/react-query';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { PurchaseView, StandingView, VoucherView } from '@huiyue/shared/contract/vouchers';
import { getAll } from '../../api/client';
import { dataOf } from '../../api/queries';

export function useElders(isFamily: boolean) {
  return useQuery({
    queryKey: ['elders'],
    queryFn: () => dataOf(getAll<ElderView>('/elders')),
    enabled: isFamily,
  });
}

export type Held = {
  readonly vouchers: readonly VoucherView[];
  readonly purchases: readonly PurchaseView[];
  readonly standings: readonly StandingView[];
};

/** What authorities have given one person: vouchers, and visits that are bought already, and what was found about them. */
export function useHeld(person: string) {
  return useQuery({
    queryKey: ['held', person],
    queryFn: async (): Promise<Held> => {
      const [vouchers, purchases, standings] = await Promise.all([
        dataOf(getAll<VoucherView>('/vouchers', { person })),
        dataOf(getAll<PurchaseView>('/purchases', { person })),
        dataOf(getAll<StandingView>('/standings', { person })),
      ]);
      return { vouchers: vouchers.items, purchases: purchases.items, standings: standings.items };
    },
  });
}
