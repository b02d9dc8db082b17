import { useQuery } from '@tanstack/react-query';
import type { CivilDate } from '@huiyue/shared/civil';
import type { LeavingView } from '@huiyue/shared/contract/leavings';
import { get, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useWrite } from './write';

/** From which day on the child no longer comes, if somebody said so; and which later months hang on it. */
export function useLeaving(booking: string, isFamily: boolean) {
  return useQuery({
    queryKey: ['leaving', booking],
    queryFn: () => dataOf(get<LeavingView>(`/bookings/${booking}/leaving`)),
    enabled: isFamily && booking !== '',
    staleTime: 0,
  });
}

export function useLeave(booking: string, onSaid: (leaving: LeavingView) => void) {
  return useWrite<{ readonly on: CivilDate }, LeavingView>(
    `leave:${booking}`,
    (body, key) => post(`/bookings/${booking}/leaving`, body, key),
    onSaid,
  );
}

/** Stay after all. */
export function useStay(booking: string) {
  return useWrite<object, LeavingView>(
    `stay:${booking}`,
    (body, key) => post(`/bookings/${booking}/leaving/withdraw`, body, key),
    () => undefined,
  );
}
