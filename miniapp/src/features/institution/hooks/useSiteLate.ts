import type { LateAnswerBody, LateRequestView } from '@huiyue/shared/contract/lateRequests';
import type { Id } from '@huiyue/shared/ids';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getAll, post } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useSend } from '../../../api/useSend';
import { useAlive } from '../../../api/useAlive';

const fourSeconds = 4000;

/** What families asked once orders had closed, and nobody has answered: what is served soonest first. */
export function useSiteLate(site: Id<'site'>) {
  const alive = useAlive(fourSeconds);
  return useQuery({
    queryKey: ['siteLate', site],
    queryFn: async () => (await dataOf(getAll<LateRequestView>(`/sites/${site}/late-requests`))).items,
    refetchInterval: alive,
  });
}

/** Answers one of them; granted, it is done at once, and everything that counts portions is asked for anew. */
export function useLateAnswer(
  { site, id }: Pick<LateRequestView, 'site' | 'id'>,
  onDone: (answered: LateRequestView) => void,
) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<LateAnswerBody, LateRequestView>(`lateAnswer:${id}`, (body, key) =>
    post(`/sites/${site}/late-requests/${id}/answer`, body, key),
  );
  const answer = async (body: LateAnswerBody) => {
    const outcome = await send(body);
    for (const key of ['siteBookings', 'today', 'kitchen', 'deliveries', 'rounds'])
      void queries.invalidateQueries({ queryKey: [key] });
    if (outcome?.ok !== true) return;
    onDone(outcome.data);
    void queries.invalidateQueries({ queryKey: ['siteLate'] });
  };
  return { ...state, answer };
}
