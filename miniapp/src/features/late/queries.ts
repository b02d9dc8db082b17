import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LateRequestView, NewLateRequest } from '@huiyue/shared/contract/lateRequests';
import { getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';
import { useAlive } from '../../api/useAlive';

const liveMs = 4000;

/** What this family asked once orders had closed, and what came of it; alive while it is looked at. */
export function useLateRequests(isFamily: boolean) {
  const alive = useAlive(liveMs);
  return useQuery({
    queryKey: ['lateRequests'],
    queryFn: () => dataOf(getAll<LateRequestView>('/late-requests')),
    enabled: isFamily,
    refetchInterval: alive,
  });
}

/** Asks the institution once. It is a request: the answer is theirs. */
export function useAskLate(form: string, onAsked: (request: LateRequestView) => void) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<NewLateRequest, LateRequestView>(`late:${form}`, (body, key) =>
    post('/late-requests', body, key),
  );
  const ask = async (body: NewLateRequest) => {
    const answer = await send(body);
    for (const key of ['lateRequests', 'booking', 'bookings'])
      void queries.invalidateQueries({ queryKey: [key] });
    if (answer?.ok === true) onAsked(answer.data);
  };
  return { ...state, ask };
}
