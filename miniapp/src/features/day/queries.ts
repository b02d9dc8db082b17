import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { BookingCardView } from '@huiyue/shared/contract/cards';
import type { MissedView } from '@huiyue/shared/contract/missed';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type {
  AtDoorView,
  IncidentPage,
  IncidentView,
  SiteQueueView,
  SiteTodayView,
} from '@huiyue/shared/contract/today';
import type { MeView } from '@huiyue/shared/contract/session';
import { keepToday, keptToday } from '../../api/keptToday';
import { get, getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';
import { useAlive } from '../../api/useAlive';

/** A minute is soon enough for who comes; what waits for an answer has its own page. */
const minuteMs = 20_000;

/** The day as it is now, or as this phone saw it last while there is no network. */
export function useToday(site: string, me: MeView | undefined) {
  const alive = useAlive(minuteMs);
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['today', site],
    queryFn: async () => {
      const today = await dataOf(get<SiteTodayView>(`/sites/${site}/today`));
      if (me) keepToday({ account: me.account, sites: me.sites, today });
      // Opened without a network, and it is back: now it can be asked who is signed in.
      else void queries.invalidateQueries({ queryKey: ['me'] });
      return today;
    },
    enabled: site !== '',
    refetchInterval: alive,
    initialData: () => {
      const kept = keptToday();
      return kept?.today.site === site && (me === undefined || kept.account === me.account)
        ? kept.today
        : undefined;
    },
    initialDataUpdatedAt: 0,
  });
}

export function useAtDoor(site: string, code: string | undefined) {
  return useQuery({
    queryKey: ['atDoor', site, code],
    queryFn: () => dataOf(get<AtDoorView>(`/sites/${site}/at-door`, { code })),
    enabled: code !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Whoever was expected at the site and not seen, while they are still looked for. */
export function useSiteMissed(site: string) {
  const alive = useAlive(minuteMs);
  return useQuery({
    queryKey: ['siteMissed', site],
    queryFn: () => dataOf(getAll<MissedView>('/missed', { site })),
    enabled: site !== '',
    refetchInterval: alive,
  });
}

export function useSiteQueue(site: string) {
  return useQuery({
    queryKey: ['siteQueue', site],
    queryFn: () => dataOf(getAll<SiteQueueView['items'][number]>(`/sites/${site}/queue`)),
  });
}

export function useClasses(site: string) {
  return useQuery({
    queryKey: ['siteClasses', site],
    queryFn: async () => (await dataOf(getAll<OwnClass>(`/sites/${site}/classes`))).items,
    enabled: site !== '',
  });
}

export function useServices(site: string) {
  return useQuery({
    queryKey: ['siteServices', site],
    queryFn: async () => (await dataOf(getAll<ServiceCard>(`/sites/${site}/services`))).items,
    enabled: site !== '',
  });
}

export function useStaffBooking(id: string) {
  return useQuery({
    queryKey: ['booking', id],
    queryFn: () => dataOf(get<BookingView>(`/bookings/${id}`)),
    enabled: id !== '',
  });
}

/** What those who look after somebody have to know: theirs to see from the confirmation to the last day. */
export function useBookingCard(id: string) {
  return useQuery({
    queryKey: ['bookingCard', id],
    queryFn: () => dataOf(get<BookingCardView>(`/bookings/${id}/card`)),
    enabled: id !== '',
  });
}

/** One act of staff on a booking or a site; everything that counts bookings is asked for anew. */
export function useStaffSend<Body extends object, T>(form: string, path: string, onDone: (data: T) => void) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<Body, T>(form, (body, key) => post(path, body, key));
  const perform = async (body: Body) => {
    const answer = await send(body);
    for (const key of [
      'today',
      'siteMissed',
      'siteBookings',
      'siteQueue',
      'siteClasses',
      'booking',
      'incidents',
      'incident',
    ])
      void queries.invalidateQueries({ queryKey: [key] });
    if (answer?.ok) onDone(answer.data);
  };
  return { ...state, perform };
}

const firstPage: string | undefined = undefined;

/** What is still open first, then the latest; of a site, or of a city. */
export function useIncidents({ site = '', city = '' }: { readonly site?: string; readonly city?: string }) {
  return useInfiniteQuery({
    queryKey: ['incidents', site, city],
    queryFn: ({ pageParam: cursor }) =>
      dataOf(
        site === ''
          ? get<IncidentPage>('/incidents', { city, cursor })
          : get<IncidentPage>(`/sites/${site}/incidents`, { cursor }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: IncidentPage) => next ?? undefined,
    enabled: site !== '' || city !== '',
  });
}

export function useIncident(site: string, incident: string, isOpen: boolean) {
  return useQuery({
    queryKey: ['incident', incident],
    queryFn: () => dataOf(get<IncidentView>(`/sites/${site}/incidents/${incident}`)),
    enabled: isOpen && incident !== '',
  });
}
