import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Mark } from '@huiyue/shared/attendance/attendance';
import type { CivilDate } from '@huiyue/shared/civil';
import type { SiteDayView } from '@huiyue/shared/contract/attendance';
import type { Id } from '@huiyue/shared/ids';
import { get, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';

const dayKey = (site: string, on: CivilDate) => ['rollCall', site, on];

/** Everybody booked at a site on a day. */
export function useSiteDay(site: Id<'site'>, on: CivilDate) {
  return useQuery({
    queryKey: dayKey(site, on),
    queryFn: () => dataOf(get<SiteDayView>(`/sites/${site}/attendance`, { on })),
  });
}

export type Called = { readonly booking: Id<'booking'>; readonly mark: Mark };
type RollCall = { readonly on: CivilDate; readonly marks: readonly Called[] };

/** As many as the server takes in one call. */
const mostMarks = 40;

export function useRollCall(site: Id<'site'>, on: CivilDate, onDone: () => void) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<RollCall, SiteDayView>(`rollCall:${site}:${on}`, (body, key) =>
    post(`/sites/${site}/attendance`, body, key),
  );
  const record = async (marks: readonly Called[]) => {
    for (let start = 0; start < marks.length; start += mostMarks) {
      const answer = await send({ on, marks: marks.slice(start, start + mostMarks) });
      if (answer?.ok) queries.setQueryData(dayKey(site, on), answer.data);
      if (!answer?.ok) return;
    }
    // Whatever was counted from the roll-call is old now.
    for (const key of ['siteBills', 'bill', 'statement']) void queries.invalidateQueries({ queryKey: [key] });
    onDone();
  };
  return { ...state, record };
}
