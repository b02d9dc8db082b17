import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  RegistryView,
  SelfCheckView,
  SiteStandingView,
  StaffMemberView,
} from '@huiyue/shared/contract/registry';
import type { Id } from '@huiyue/shared/ids';
import type { Answer } from '../../api/answer';
import { get, getAll, post, put } from '../../api/client';
import type { IdempotencyKey } from '../../api/key';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';

export function useStanding(site: Id<'site'> | undefined) {
  return useQuery({
    queryKey: ['standing', site],
    queryFn: () => dataOf(get<SiteStandingView>(`/sites/${site ?? ''}/standing`)),
    enabled: site !== undefined,
  });
}

export function useStaff(site: Id<'site'>) {
  return useQuery({
    queryKey: ['staff', site],
    queryFn: async () => (await dataOf(getAll<StaffMemberView>(`/sites/${site}/staff`))).items,
  });
}

export function useSelfCheck(site: Id<'site'>) {
  return useQuery({
    queryKey: ['selfCheck', site],
    queryFn: () => dataOf(get<SelfCheckView>(`/sites/${site}/self-check`)),
  });
}

const firstPage: string | undefined = undefined;

/** The institutions of a place, those with something to do first; each page has the rates of all of them. */
export function useRegistry(jurisdiction: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['registry', jurisdiction],
    queryFn: ({ pageParam }) =>
      dataOf(get<RegistryView>('/registry', { jurisdiction, limit: 50, cursor: pageParam })),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: RegistryView) => next ?? undefined,
    enabled: jurisdiction !== undefined,
  });
}

/** Changes of a site's particulars: each answers with how it stands from then on. */
export function useChange<Body extends object>(
  site: Id<'site'>,
  path: string,
  method: 'put' | 'post',
  onDone: () => void,
) {
  const queries = useQueryClient();
  const sending = useSend<Body, SiteStandingView>(`${path}:${site}`, (body, key) =>
    (method === 'put' ? put : post)(`/sites/${site}/${path}`, body, key),
  );
  const change = async (body: Body) => {
    const answer = await sending.send(body);
    if (!answer?.ok) return;
    queries.setQueryData(['standing', site], answer.data);
    void queries.invalidateQueries({ queryKey: ['registry'] });
    onDone();
  };
  return { ...sending, change };
}

export function useWriteStaff(site: Id<'site'>, staff: Id<'staff'> | undefined, onDone: () => void) {
  const queries = useQueryClient();
  const call = (body: object, key: IdempotencyKey): Promise<Answer<StaffMemberView>> =>
    staff === undefined
      ? post(`/sites/${site}/staff`, body, key)
      : put(`/sites/${site}/staff/${staff}`, body, key);
  const sending = useSend<object, StaffMemberView>(`staff:${staff ?? site}`, call);
  const write = async (body: object) => {
    const answer = await sending.send(body);
    if (!answer?.ok) return;
    for (const name of ['staff', 'standing']) await queries.invalidateQueries({ queryKey: [name, site] });
    onDone();
  };
  return { ...sending, write };
}

export function useWriteSelfCheck(site: Id<'site'>, onDone: () => void) {
  const queries = useQueryClient();
  const sending = useSend<object, SelfCheckView>(`selfCheck:${site}`, (body, key) =>
    put(`/sites/${site}/self-check`, body, key),
  );
  const write = async (answers: readonly { readonly question: string; readonly answer: string }[]) => {
    const answer = await sending.send({ answers });
    if (!answer?.ok) return;
    queries.setQueryData(['selfCheck', site], answer.data);
    void queries.invalidateQueries({ queryKey: ['standing', site] });
    onDone();
  };
  return { ...sending, write };
}
