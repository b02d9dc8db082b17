import { useQueryClient } from '@tanstack/react-query';
import { useSend } from '../../api/useSend';

const stale = [
  'bookings',
  'booking',
  'site',
  'sites',
  'days',
  'trialDays',
  'renewals',
  'tours',
  'ownTours',
  'tourBookings',
  'trials',
  'leaving',
  'refund',
  'timeline',
] as const;

/** A write of this feature: sent once, and everything it may have changed is read anew. */
export function useWrite<Body extends object, T>(
  form: string,
  call: Parameters<typeof useSend<Body, T>>[1],
  onDone: (data: T) => void,
) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<Body, T>(form, call);
  const act = async (body: Body) => {
    const answer = await send(body);
    for (const key of stale) void queries.invalidateQueries({ queryKey: [key] });
    if (answer?.ok) onDone(answer.data);
  };
  return { ...state, act };
}
