import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { dataOf } from '../../api/queries';
import { queryOf, type Question } from './question';

/** What the rules of every city say. While another question is on its way, the answer before stays in sight. */
export function useJudgement(question: Question) {
  const query = queryOf(question);
  return useQuery({
    queryKey: ['judge', query],
    queryFn: () => dataOf(get<CareJudgementView>('/policy/judge', query)),
    placeholderData: (before: CareJudgementView | undefined) => before,
  });
}
