import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { BillView } from '@huiyue/shared/contract/bills';
import type { BookingView, BookingsWanted } from '@huiyue/shared/contract/bookings';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { AreaPauseView, CallbackView, EmergencyView } from '@huiyue/shared/contract/desk';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { DeskChannel } from '@huiyue/shared/booking';
import type { CallNumbers } from '@huiyue/shared/desk/printedBooking';
import { actingNow, useActingFor, type ActingFor } from '../../api/actingFor';
import { get, getAll } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSite } from '../../api/reads';
import { useAlive } from '../../api/useAlive';
import { useOpenCase } from '../../api/useCase';
import { startOver } from '../../platform/navigation';
import { createStore } from '../../platform/store';
import { useLatest } from '../../platform/useLatest';

/** How the caller at this place came to the desk. Kept while the worker goes from page to page. */
const held = createStore<DeskChannel>('phone');
export const keepChannel = held.set;
export const useChannel = held.use;

/** Opens a household's case, with nothing of the one before underneath. */
export function useServe(): (who: Omit<ActingFor, 'channel'>) => Promise<void> {
  const openCase = useOpenCase();
  return async (who) => {
    openCase({ ...who, channel: held.now() });
    await startOver('/packages/desk/case/index');
  };
}

/** The case a link leads to, opened where it is not open yet. @returns the household; empty while there is none. */
export function useCaseOf(linked: string, isOpen: boolean): string {
  const openCase = useOpenCase();
  const acting = useActingFor();
  const latest = useLatest(openCase);
  useEffect(() => {
    if (isOpen && linked !== '' && linked !== actingNow()?.household)
      latest.current({ household: linked, name: '这一家', channel: held.now() });
  }, [isOpen, linked, latest]);
  return isOpen ? (acting?.household ?? '') : '';
}

const list = <T>(path: string, query?: Record<string, string | undefined>) =>
  dataOf(getAll<T>(path, query)).then(({ items }) => items);

/** Everybody of a household, the old first: most who call are. */
export function usePeople(household: string) {
  return useQuery({
    queryKey: ['desk', household, 'people'],
    queryFn: async () => {
      const [elders, children] = await Promise.all([
        list<ElderView>('/elders', { household }),
        list<ChildView>('/children', { household }),
      ]);
      return [
        ...elders.map((one) => ({ ...one, kind: 'elder' as const })),
        ...children.map((one) => ({ ...one, kind: 'child' as const })),
      ];
    },
    enabled: household !== '',
  });
}
export type DeskPerson = NonNullable<ReturnType<typeof usePeople>['data']>[number];

/** What is to come: what is over needs nobody's call, and what comes first is what somebody calls about. */
export function useHouseholdBookings(household: string) {
  const which: BookingsWanted = 'coming';
  return useQuery({
    queryKey: ['desk', household, 'bookings'],
    queryFn: () => list<BookingView>('/bookings', { household, which }),
    enabled: household !== '',
  });
}

/** Whom to call about a booking: what the institution and its place have published, and nothing else. */
export function useCallNumbers({ site, offer }: Pick<BookingView, 'site' | 'offer'>) {
  const { data, isPending } = useSite(site.id);
  const line = offer.kind === 'class' ? 'childcare' : offer.product;
  const hotline = data?.hotlines?.find((one) => one.line === line)?.phone;
  const numbers: CallNumbers = {
    ...(data && data.phone !== '' ? { phone: data.phone } : {}),
    ...(hotline === undefined ? {} : { hotline }),
  };
  return { isPending, numbers };
}

export function useHouseholdBills(household: string) {
  return useQuery({
    queryKey: ['desk', household, 'bills'],
    queryFn: () => list<BillView>('/bills', { household }),
    enabled: household !== '',
  });
}

type CallPage = { readonly items: readonly CallbackView[]; readonly next: string | null };
const firstPage: string | undefined = undefined;

/** The most urgent first. After a storm there are thousands: nobody waits for the last of them to make the first call. */
export function useCalls(isOpen: boolean, pause?: string) {
  return useInfiniteQuery({
    queryKey: ['desk', 'calls', pause],
    queryFn: ({ pageParam: cursor }) =>
      dataOf(get<CallPage>('/callbacks', { ...(pause !== undefined && { pause }), limit: 50, cursor })),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: CallPage) => next ?? undefined,
    enabled: isOpen,
  });
}

/** A colleague may have taken one over. */
const colleagueMs = 15_000;

export function useEmergencies(isOpen: boolean) {
  const alive = useAlive(colleagueMs);
  return useQuery({
    queryKey: ['desk', 'emergencies'],
    queryFn: () => list<EmergencyView>('/emergencies'),
    enabled: isOpen,
    refetchInterval: alive,
  });
}

export function useEmergency(id: string, isOpen: boolean) {
  const alive = useAlive(colleagueMs);
  return useQuery({
    queryKey: ['desk', 'emergency', id],
    queryFn: () => dataOf(get<EmergencyView>(`/emergencies/${id}`)),
    enabled: isOpen && id !== '',
    refetchInterval: alive,
  });
}

export function usePauses(isOpen: boolean) {
  return useQuery({
    queryKey: ['desk', 'pauses'],
    queryFn: () => list<AreaPauseView>('/area-pauses'),
    enabled: isOpen,
  });
}

/** Whatever was done at the desk, all its lists are read anew. */
export function useAnew(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['desk'] });
}
