import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ComplaintOutcome, Topic } from '@huiyue/shared/after/complaint';
import type { RatingTag } from '@huiyue/shared/after/rating';
import type {
  CityComplaintsView,
  ComplaintView,
  OwnRatingView,
  RatingsView,
  RatingView,
} from '@huiyue/shared/contract/after';
import { get, getAll, post, put } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';

const firstPage: string | undefined = undefined;

/** What people say of a site, newest first. */
export function useRatings(site: string, limit = 10) {
  return useInfiniteQuery({
    queryKey: ['ratings', site, limit],
    queryFn: ({ pageParam }) =>
      dataOf(get<RatingsView>(`/sites/${site}/ratings`, { limit, cursor: pageParam })),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: RatingsView) => next ?? undefined,
    enabled: site !== '',
  });
}

export function useOwnRating(booking: string, isFamily: boolean) {
  return useQuery({
    queryKey: ['ownRating', booking],
    queryFn: () => dataOf(get<OwnRatingView>(`/bookings/${booking}/rating`)),
    enabled: isFamily && booking !== '',
  });
}

export function useComplaints(isFamily: boolean) {
  return useQuery({
    queryKey: ['complaints'],
    queryFn: () => dataOf(getAll<ComplaintView>('/complaints')),
    enabled: isFamily,
  });
}

export function useSiteComplaints(site: string) {
  return useQuery({
    queryKey: ['complaints', site],
    queryFn: () => dataOf(getAll<ComplaintView>(`/sites/${site}/complaints`)),
  });
}

/** What the regulator has to decide first, then what is decided, newest first. */
export function useCityComplaints(jurisdiction: string | undefined, reports: boolean) {
  return useInfiniteQuery({
    queryKey: ['complaints', jurisdiction, reports],
    queryFn: ({ pageParam }) => {
      const asked = { jurisdiction, reports: String(reports) };
      return dataOf(
        get<CityComplaintsView>('/policy/complaints', { ...asked, limit: 20, cursor: pageParam }),
      );
    },
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: CityComplaintsView) => next ?? undefined,
    enabled: jurisdiction !== undefined,
  });
}

export function useComplaint(number: string, isSignedIn: boolean) {
  return useQuery({
    queryKey: ['complaint', number],
    queryFn: () => dataOf(get<ComplaintView>(`/complaints/${number}`)),
    enabled: isSignedIn && number !== '',
  });
}

const stale = ['ratings', 'ownRating', 'complaints', 'complaint'] as const;

function useWrite<Body extends object, T>(
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

type RatingBody = { readonly stars: number; readonly tags: readonly RatingTag[]; readonly words: string };

export function useRate(booking: string, onDone: () => void) {
  return useWrite<RatingBody, OwnRatingView>(
    `rate:${booking}`,
    (body, key) => put(`/bookings/${booking}/rating`, body, key),
    onDone,
  );
}

export function useReply(booking: string, onDone: () => void) {
  return useWrite<{ readonly words: string }, RatingView>(
    `reply:${booking}`,
    (body, key) => put(`/bookings/${booking}/rating/reply`, body, key),
    onDone,
  );
}

export function useRemoveWords(booking: string, onDone: () => void) {
  return useWrite<{ readonly site: string; readonly reason: string }, RatingView>(
    `remove:${booking}`,
    (body, key) => put(`/bookings/${booking}/rating/removal`, body, key),
    onDone,
  );
}

/** What a complaint is about: one of these. */
export type About = { readonly booking?: string; readonly site?: string; readonly jurisdiction?: string };

export function useFile(about: About, onFiled: (complaint: ComplaintView) => void) {
  return useWrite<About & { readonly topic: Topic; readonly words: string }, ComplaintView>(
    `complain:${JSON.stringify(about)}`,
    (body, key) => post('/complaints', body, key),
    onFiled,
  );
}

export type ComplaintDoing = 'answer' | 'settle' | 'escalate' | 'withdraw' | 'decide';

export function useComplaintAct(number: string, act: ComplaintDoing, onDone: () => void) {
  return useWrite<{ readonly words?: string; readonly outcome?: ComplaintOutcome }, ComplaintView>(
    `${act}:${number}`,
    (body, key) => post(`/complaints/${number}/${act}`, body, key),
    onDone,
  );
}
