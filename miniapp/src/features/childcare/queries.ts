import { useQuery } from '@tanstack/react-query';
import type { CivilDate } from '@huiyue/shared/civil';
import type { BookingsView } from '@huiyue/shared/contract/bookings';
import type {
  NewTours,
  OwnTourView,
  TourBookingView,
  TourView,
  TrialDaysView,
  TrialView,
} from '@huiyue/shared/contract/trials';
import type { Fen } from '@huiyue/shared/money';
import { get, getAll, post, put } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useWrite } from './write';

/** Trial days and visits: what stands around a place by the month. */

export function useTrials(site: string) {
  return useQuery({
    queryKey: ['trials', site],
    queryFn: () => dataOf(getAll<TrialView>(`/sites/${site}/trials`)),
    enabled: site !== '',
  });
}

export function useTrialDays(offer: string | undefined, child: string | undefined) {
  return useQuery({
    queryKey: ['trialDays', offer, child],
    queryFn: () => dataOf(get<TrialDaysView>(`/classes/${offer ?? ''}/trial/days`, { child })),
    enabled: offer !== undefined && child !== undefined,
    staleTime: 0,
  });
}

export function useTours(site: string) {
  return useQuery({
    queryKey: ['tours', site],
    queryFn: () => dataOf(getAll<TourView>(`/sites/${site}/tours`)),
    enabled: site !== '',
    staleTime: 0,
  });
}

export function useOwnTours(site: string) {
  return useQuery({
    queryKey: ['ownTours', site],
    queryFn: () => dataOf(getAll<OwnTourView>(`/sites/${site}/tour-guests`)),
    staleTime: 0,
  });
}

export function useTourBookings(isFamily: boolean) {
  return useQuery({
    queryKey: ['tourBookings'],
    queryFn: () => dataOf(getAll<TourBookingView>('/tours')),
    enabled: isFamily,
  });
}

/** A day to see whether it suits; a booking like any other. */
export function useBookTrial(offer: string, child: string, onBooked: (booking: string) => void) {
  const { act, ...state } = useWrite<object, BookingsView>(
    `trial:${offer}:${child}`,
    (body, key) => post('/bookings', body, key),
    ({ items: [first] }) => {
      if (first) onBooked(first.id);
    },
  );
  const book = (date: CivilDate, priceFen: Fen) =>
    act({
      items: [
        { class: offer, recipient: child, when: { careMode: 'occasional', date, trial: true }, priceFen },
      ],
    });
  return { ...state, book };
}

type AtSlot = { readonly site: string; readonly slot: string };

export function useBookTour({ site, slot }: AtSlot, onDone: () => void) {
  return useWrite<AtSlot & { readonly name: string; readonly people: number }, TourBookingView>(
    `tour:${site}:${slot}`,
    (body, key) => post('/tours', body, key),
    onDone,
  );
}

export function useCancelTour({ site, slot }: AtSlot) {
  return useWrite<AtSlot, TourBookingView>(
    `leaveTour:${site}:${slot}`,
    (body, key) => post('/tour-cancellations', body, key),
    () => undefined,
  );
}

export function usePublishTours(site: string, onDone: () => void) {
  return useWrite<NewTours, { readonly items: readonly TourView[] }>(
    `tours:${site}`,
    (body, key) => post(`/sites/${site}/tours`, body, key),
    onDone,
  );
}

export function useCloseTour(site: string, slot: string, onDone: () => void) {
  return useWrite<{ readonly slot: string; readonly reason: string }, TourView>(
    `closeTour:${site}:${slot}`,
    (body, key) => post(`/sites/${site}/tour-closings`, body, key),
    onDone,
  );
}

export function usePublishTrial(offer: string, onDone: () => void) {
  return useWrite<
    { readonly daysPerChild: number; readonly priceFen: Fen; readonly revision: number },
    TrialView
  >(`trialTerms:${offer}`, (body, key) => put(`/classes/${offer}/trial`, body, key), onDone);
}
