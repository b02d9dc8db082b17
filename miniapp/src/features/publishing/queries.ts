import type { CivilDate } from '@huiyue/shared/civil';
import type {
  CapsView,
  DraftView,
  PublicationView,
  RegulatorDeskView,
  SimulationView,
  WholePublication,
} from '@huiyue/shared/contract/publishing';
import type { SheetView } from '@huiyue/shared/contract/places';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Answer } from '../../api/answer';
import { get, getAll, post, put } from '../../api/client';
import type { IdempotencyKey } from '../../api/key';
import { dataOf } from '../../api/queries';
import type { Written } from './peek';

export const publishingKey = ['publishing'] as const;

export function useDesk(place: string | undefined) {
  return useQuery({
    queryKey: [...publishingKey, 'desk', place],
    queryFn: () => dataOf(get<RegulatorDeskView>('/policy/desk', { jurisdiction: place })),
    enabled: place !== undefined,
  });
}

export function useDrafts(place: string | undefined) {
  return useQuery({
    queryKey: [...publishingKey, 'drafts', place],
    queryFn: () => dataOf(getAll<DraftView>('/policy/drafts', { jurisdiction: place })),
    enabled: place !== undefined,
  });
}

export function useDraft(draft: string, isEnabled = true) {
  return useQuery({
    queryKey: [...publishingKey, 'draft', draft],
    queryFn: () => dataOf(get<DraftView>(`/policy/drafts/${draft}`)),
    enabled: isEnabled && draft !== '',
  });
}

/** The caps that hold in a place on a day: what a new one takes the place of, or follows from. */
export function useCaps(place: string | undefined, on: CivilDate | undefined) {
  return useQuery({
    queryKey: [...publishingKey, 'caps', place, on],
    queryFn: () => dataOf(getAll<CapsView['items'][number]>('/policy/caps', { jurisdiction: place, on })),
    enabled: place !== undefined,
  });
}

export function usePublications() {
  return useQuery({
    queryKey: [...publishingKey, 'publications'],
    queryFn: () => dataOf(getAll<PublicationView>('/policy/publications')),
  });
}

export function usePublication(place: string, number: number, isEnabled: boolean) {
  return useQuery({
    queryKey: [...publishingKey, 'publication', place, number],
    queryFn: () => dataOf(get<WholePublication>(`/policy/publications/${place}/${number}`)),
    enabled: isEnabled,
  });
}

const sitesAtOnce = 5;

/** What a draft would do, some institutions at a time until all have been looked at. */
export function useSimulation(draft: Pick<DraftView, 'id' | 'revision' | 'nextNumber'> | undefined) {
  const simulation = useInfiniteQuery({
    // Not among what publishing invalidates: a published draft is simulated no more, and the answer would be a refusal.
    queryKey: ['simulation', draft?.id, draft?.revision, draft?.nextNumber],
    queryFn: ({ pageParam }) =>
      dataOf(
        get<SimulationView>(`/policy/drafts/${draft?.id ?? ''}/simulation`, {
          limit: sitesAtOnce,
          cursor: pageParam,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: draft !== undefined,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = simulation;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return simulation;
}

export function saveDraft(
  { place, draft }: { readonly place: string; readonly draft: DraftView | undefined },
  content: Written,
  key: IdempotencyKey,
): Promise<Answer<DraftView>> {
  return draft
    ? put(`/policy/drafts/${draft.id}`, { revision: draft.revision, content }, key)
    : post('/policy/drafts', { jurisdiction: place, content }, key);
}

export function publishDraft(
  draft: string,
  body: { readonly revision: number; readonly number: number },
  key: IdempotencyKey,
): Promise<Answer<WholePublication>> {
  return post(`/policy/drafts/${draft}/publish`, body, key);
}

export function withdrawDraft(
  draft: string,
  body: { readonly revision: number; readonly reason?: string },
  key: IdempotencyKey,
): Promise<Answer<DraftView>> {
  return post(`/policy/drafts/${draft}/withdraw`, body, key);
}

export function allowMore(
  sheet: { readonly seller: string; readonly period: string },
  body: { readonly units: number; readonly lastDay: CivilDate; readonly reason: string },
  key: IdempotencyKey,
): Promise<Answer<SheetView>> {
  return post(`/sheets/${sheet.seller}/${sheet.period}/over-allocations`, body, key);
}
