import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MissedActBody, MissedView } from '@huiyue/shared/contract/missed';
import type { NewConfirmation, ServiceRecordView } from '@huiyue/shared/contract/serviceRecords';
import { get, getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';
import { useAlive } from '../../api/useAlive';

const liveMs = 4000;

/** What is known of how it went; alive while somebody far away is looking. */
export function useServiceRecord(booking: string, isFamily: boolean) {
  const alive = useAlive(liveMs);
  return useQuery({
    queryKey: ['serviceRecord', booking],
    queryFn: () => dataOf(get<ServiceRecordView>(`/bookings/${booking}/service-record`)),
    enabled: isFamily && booking !== '',
    refetchInterval: alive,
  });
}

/** Who of one's own was missed; empty on a good day. */
export function useMissed(isFamily: boolean, everyMs = liveMs) {
  const alive = useAlive(everyMs);
  return useQuery({
    queryKey: ['missed'],
    queryFn: () => dataOf(getAll<MissedView>('/missed')),
    enabled: isFamily,
    refetchInterval: alive,
  });
}

export function useConfirm(booking: string) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<NewConfirmation, ServiceRecordView>(`confirm:${booking}`, (body, key) =>
    post(`/bookings/${booking}/confirmation`, body, key),
  );
  const confirm = async (how: 'tap' | 'phone') => {
    const answer = await send({ how });
    if (answer?.ok === true) queries.setQueryData(['serviceRecord', booking], answer.data);
  };
  return { ...state, confirm };
}

export function useFollowMissed(booking: string) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<MissedActBody, MissedView>(`missed:${booking}`, (body, key) =>
    post(`/bookings/${booking}/missed`, body, key),
  );
  const follow = async (did: 'reached' | 'notReached') => {
    await send({ did });
    void queries.invalidateQueries({ queryKey: ['missed'] });
  };
  return { ...state, follow };
}
