import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { BillView, PrintedPage } from '@huiyue/shared/contract/bills';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { type Answer, type Failure } from '../../api/answer';
import { get, getAll, post } from '../../api/client';
import type { IdempotencyKey } from '../../api/key';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';
import { openPaper } from '../../platform/paper';

/** My household's bills, newest month first. */
export function useBills(isFamily: boolean) {
  return useQuery({
    queryKey: ['bills'],
    queryFn: async () => (await dataOf(getAll<BillView>('/bills'))).items,
    enabled: isFamily,
  });
}

export function useBill(id: string, isSignedIn: boolean) {
  return useQuery({
    queryKey: ['bill', id],
    queryFn: () => dataOf(get<BillView>(`/bills/${id}`)),
    enabled: isSignedIn && id !== '',
  });
}

/** A site's bills of a month, drafts among them. */
export function useSiteBills(site: Id<'site'>, month: CivilMonth) {
  return useQuery({
    queryKey: ['siteBills', site, month],
    queryFn: async () => (await dataOf(getAll<BillView>(`/sites/${site}/bills`, { month }))).items,
  });
}

/** Who was booked in a month: whoever of them has no bill yet may need one. */
export function useBookedIn(site: Id<'site'>, month: CivilMonth) {
  return useQuery({
    queryKey: ['siteBookings', site, 'confirmed', month],
    queryFn: async () =>
      (await dataOf(getAll<BookingView>(`/sites/${site}/bookings`, { state: 'confirmed', month }))).items,
  });
}

type Draft = {
  readonly household: Id<'household'>;
  readonly month: CivilMonth;
};

/** Draws up a household's month from bookings and roll-call; again, while it is a draft. */
export function useDraftBill(site: Id<'site'>) {
  const take = useTake();
  const { send, ...state } = useSend<Draft, BillView>(`bill:${site}`, (body, key) =>
    post(`/sites/${site}/bills`, body, key),
  );
  const draft = async (household: Id<'household'>, month: CivilMonth) => {
    const answer = await send({ household, month });
    take(answer);
    return answer;
  };
  return { ...state, draft };
}

/** One act on a bill. What came of it is on the page at once. */
export function useBillAct<Body extends object>(
  bill: Id<'bill'>,
  act: 'issue' | 'corrections' | 'payments' | 'repayments',
  onDone: (bill: BillView) => void,
) {
  const take = useTake();
  const { send, ...state } = useSend<Body, BillView>(`${act}:${bill}`, (body: Body, key: IdempotencyKey) =>
    post(`/bills/${bill}/${act}`, body, key),
  );
  const perform = async (body: Body) => {
    const answer = await send(body);
    take(answer);
    if (answer?.ok) onDone(answer.data);
  };
  return { ...state, perform };
}

function useTake(): (answer: Answer<BillView> | undefined) => void {
  const queries = useQueryClient();
  return (answer) => {
    if (answer?.ok) queries.setQueryData(['bill', answer.data.id], answer.data);
    for (const key of ['bills', 'bill', 'siteBills']) void queries.invalidateQueries({ queryKey: [key] });
  };
}

type Printing =
  | { readonly phase: 'ready' | 'fetching' | 'shut' }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** Fetches a page for paper and shows it in a window of its own. */
export function usePrint() {
  const [state, setState] = useState<Printing>({ phase: 'ready' });
  const print = async (path: string) => {
    const paper = openPaper();
    if (!paper) {
      setState({ phase: 'shut' });
      return;
    }
    setState({ phase: 'fetching' });
    const answer = await get<PrintedPage>(path);
    if (answer.ok) paper.show(answer.data.html);
    else paper.close();
    setState(answer.ok ? { phase: 'ready' } : { phase: 'failed', failure: answer });
  };
  return { state, print };
}
