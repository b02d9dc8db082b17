import { useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { When } from '@huiyue/shared/childcare/when';
import type { RefundView } from '@huiyue/shared/contract/bills';
import type {
  BookingPage,
  BookingView,
  BookingsView,
  BookingsWanted,
  QuoteView,
} from '@huiyue/shared/contract/bookings';
import type { DaysView, RankView } from '@huiyue/shared/contract/places';
import type { Fen } from '@huiyue/shared/money';
import { get, getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { siteQuery } from '../../api/reads';
import { useAlive } from '../../api/useAlive';
import { useSend } from '../../api/useSend';
import { whenParameters } from './when';

/** One place for one child: what a family chooses in the steps of the form. */
export type Asked = { readonly class: string; readonly recipient: string; readonly when: When };

/** How long an institution's answer may be there before the family sees it, while it looks. */
const liveMs = 4000;
const firstPage: string | undefined = undefined;

/** What is reviewed before the tap; always asked anew, for a price may have changed since. */
export function useQuote(asked: Asked, isFamily: boolean) {
  return useQuery(quoteQuery(asked, isFamily));
}

function quoteQuery(asked: Asked, isFamily: boolean) {
  return {
    queryKey: ['quote', asked],
    queryFn: () =>
      dataOf(
        get<QuoteView>('/quotes', {
          class: asked.class,
          recipient: asked.recipient,
          ...whenParameters(asked.when),
        }),
      ),
    enabled: isFamily,
    staleTime: 0,
    gcTime: 0,
  };
}

/** The same for several children at once, in their order. */
export function useQuotes(asked: readonly Asked[]) {
  return useQueries({ queries: asked.map((one) => quoteQuery(one, true)) });
}

/** What is free in a class on each day of a month, hour by hour. */
export function useDays(offer: string, month: CivilMonth) {
  return useQuery({
    queryKey: ['days', offer, month],
    queryFn: () => dataOf(get<DaysView>(`/classes/${offer}/days`, { month })),
    staleTime: 0,
  });
}

/** The places of one class, month by month. */
export function useMonths(site: string, offer: string, months: readonly CivilMonth[]) {
  return useQueries({
    queries: months.map((month) => siteQuery(site, month)),
    combine: (answers) =>
      months.map((month, index) => ({
        month,
        offer: answers[index]?.data?.classes.find(({ id }) => id === offer),
        isFailed: answers[index]?.isError === true,
      })),
  });
}

type Order = { readonly items: readonly (Asked & { readonly priceFen: Fen })[] };

/** To stand in the queue for what is taken now: the same wish, kept until its turn comes. */
export function useJoin(asked: Asked, onJoined: (booking: BookingView) => void) {
  const refresh = useRefresh();
  const form = `waitlist:${asked.class}:${asked.recipient}:${JSON.stringify(asked.when)}`;
  const { send, ...state } = useSend<Order, BookingsView>(form, (body, key) => post('/waitlist', body, key));
  const join = async (priceFen: Fen) => {
    const answer = await send({ items: [{ ...asked, priceFen }] });
    refresh();
    const booking = answer?.ok === true ? answer.data.items[0] : undefined;
    if (booking) onJoined(booking);
  };
  return { ...state, join };
}

/** Several children in one queue-up; each class has its own order. */
export function useJoinTogether(onJoined: (bookings: readonly BookingView[]) => void) {
  const refresh = useRefresh();
  const { send, ...state } = useSend<Order, BookingsView>('waitlist:together', (body, key) =>
    post('/waitlist', body, key),
  );
  const join = async (items: Order['items']) => {
    const answer = await send({ items });
    refresh();
    if (answer?.ok === true) onJoined(answer.data.items);
  };
  return { ...state, join };
}

type Act = 'request' | 'cancel' | 'accept' | 'decline' | 'absent' | 'present';

/** One act on a booking that exists. What came of it is on the page before anything is asked again. */
export function useAct<Body extends object>(id: string, act: Act, onDone: () => void) {
  const queries = useQueryClient();
  const refresh = useRefresh();
  const { send, ...state } = useSend<Body, BookingView>(`${act}:${id}`, (body, key) =>
    post(`/bookings/${id}/${act}`, body, key),
  );
  const perform = async (body: Body) => {
    const answer = await send(body);
    if (answer?.ok) queries.setQueryData(['booking', id], answer.data);
    refresh();
    if (answer?.ok) onDone();
  };
  return { ...state, perform };
}

/** Where a family stands in the queue, and why; alive while it is looked at. */
export function useRank(id: string) {
  const alive = useAlive(liveMs);
  return useQuery({
    queryKey: ['rank', id],
    queryFn: () => dataOf(get<RankView>(`/bookings/${id}/rank`)),
    refetchInterval: alive,
  });
}

/** What would be given back of a month that is not booked yet; for everyone to know. */
export function useRefundAhead(asked: {
  readonly class: string;
  readonly careMode: string;
  readonly month: string;
  readonly on: string;
}) {
  return useQuery({
    queryKey: ['refundAhead', asked],
    queryFn: () => dataOf(get<RefundView>('/refunds', asked)),
  });
}

/**
 * Part of the family's bookings, ten at a time: what is settled begins with the next day, what is past with the last
 * one. What may still change is alive: an answer appears without anybody asking for it.
 */
export function useBookings(which: 'settled' | 'past', isFamily: boolean) {
  const alive = useAlive(liveMs);
  return useInfiniteQuery({
    queryKey: ['bookings', which],
    queryFn: ({ pageParam }) =>
      dataOf(get<BookingPage>('/bookings', { which, limit: 10, cursor: pageParam })),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: BookingPage) => next ?? undefined,
    enabled: isFamily,
    refetchInterval: which !== 'past' && alive,
  });
}

/** What is not settled yet, all of it: it is never much, and the answer to it is what one looks for. */
export function useUndecided(isFamily: boolean) {
  const alive = useAlive(liveMs);
  const which: BookingsWanted = 'undecided';
  return useQuery({
    queryKey: ['bookings', which],
    queryFn: () => dataOf(getAll<BookingView>('/bookings', { which })),
    enabled: isFamily,
    refetchInterval: alive,
  });
}

export function useBooking(id: string, isFamily: boolean) {
  const alive = useAlive(liveMs);
  return useQuery({
    queryKey: ['booking', id],
    queryFn: () => dataOf(get<BookingView>(`/bookings/${id}`)),
    enabled: isFamily && id !== '',
    refetchInterval: alive,
  });
}

/** Whatever was shown of free places and bookings is old now. */
export function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of refreshed) void queries.invalidateQueries({ queryKey: [key] });
  };
}

const refreshed = [
  'bookings',
  'booking',
  'rank',
  'days',
  'sites',
  'site',
  'renewals',
  'trialDays',
  'timeline',
  'ordered',
];
