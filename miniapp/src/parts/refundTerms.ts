import { useQuery } from '@tanstack/react-query';
import type { RefundTermsView } from '@huiyue/shared/contract/bills';
import { get } from '../api/client';
import { dataOf } from '../api/queries';

export const refundTermsKey = (site: string) => ['refundTerms', site];

/** The answer may be kept for a minute on its way: asked for sooner, it could be older than what was just published. */
const minuteMs = 60_000;

export function useRefundTerms(site: string) {
  return useQuery({
    queryKey: refundTermsKey(site),
    queryFn: () => dataOf(get<RefundTermsView>(`/sites/${site}/refund-terms`)),
    enabled: site !== '',
    staleTime: minuteMs,
  });
}
