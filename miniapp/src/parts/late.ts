import { useQuery } from '@tanstack/react-query';
import type { LateTermsView } from '@huiyue/shared/contract/today';
import { get } from '../api/client';
import { dataOf } from '../api/queries';
import { yuanWords } from '../words/money';

export const lateKey = (site: string) => ['lateTerms', site];

export function useLateTerms(site: string) {
  return useQuery({
    queryKey: lateKey(site),
    queryFn: () => dataOf(get<LateTermsView>(`/sites/${site}/late-pick-up`)),
    enabled: site !== '',
  });
}

/** The same words for the institution that publishes it and for the family that reads it before it books. */
export function lateWords({ unitFen, unitMinutes, graceMinutes, rule }: LateTermsView): string {
  if (unitFen === null || unitMinutes === null || unitFen === 0 || rule?.kind === 'forbidden')
    return '接晚了不另外收费。';
  const from = graceMinutes === 0 ? '过了约定时间来接' : `接晚了，${graceMinutes} 分钟以内不收；超过的`;
  const price = `每 ${unitMinutes} 分钟 ${yuanWords(unitFen)}，不足 ${unitMinutes} 分钟按 ${unitMinutes} 分钟算，从约定时间算起。`;
  return `${from}，${price}${rule ? '您同意了才收。' : ''}`;
}
