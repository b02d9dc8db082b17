import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NoticeSettingsView, NoticeView, SendingView } from '@huiyue/shared/contract/notices';
import type { NoticeTopic } from '@huiyue/shared/notices/notice';
import { get, post, put } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';

type Page<T> = { readonly items: readonly T[]; readonly next: string | null };
const firstPage: string | undefined = undefined;

export function useNotices(person: string | undefined, isSignedIn: boolean) {
  return useInfiniteQuery({
    queryKey: ['notices', person],
    queryFn: ({ pageParam }) =>
      dataOf(get<Page<NoticeView>>('/notices', { person, limit: 20, cursor: pageParam })),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: Page<NoticeView>) => next ?? undefined,
    enabled: isSignedIn,
  });
}

export function useMarkRead() {
  const queries = useQueryClient();
  const { send, ...state } = useSend<{ notices: readonly string[] }, { unread: number }>(
    'noticesRead',
    (body, key) => post('/notices/read', body, key),
  );
  const mark = async (notices: readonly string[]) => {
    if (notices.length === 0) return;
    const answer = await send({ notices });
    if (!answer?.ok) return;
    queries.setQueryData(['noticesUnread'], answer.data);
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  return { ...state, mark };
}

export function useNoticeSettings(isFamily: boolean) {
  return useQuery({
    queryKey: ['noticeSettings'],
    queryFn: () => dataOf(get<NoticeSettingsView>('/notice-settings')),
    enabled: isFamily,
  });
}

export type ChangedSettings = {
  readonly topicsOff: readonly NoticeTopic[];
  readonly isSmsOff: boolean;
  readonly phone?: string | null;
};

export function useChangeSettings() {
  const queries = useQueryClient();
  const { send, ...state } = useSend<ChangedSettings, NoticeSettingsView>('noticeSettings', (body, key) =>
    put('/notice-settings', body, key),
  );
  const change = async (body: ChangedSettings) => {
    const answer = await send(body);
    if (answer?.ok) queries.setQueryData(['noticeSettings'], answer.data);
    return answer?.ok === true;
  };
  return { ...state, change };
}

export function useSendings(where: { readonly site?: string; readonly city?: string }) {
  return useInfiniteQuery({
    queryKey: ['noticeSendings', where],
    queryFn: ({ pageParam }) =>
      dataOf(get<Page<SendingView>>('/notice-sendings', { ...where, limit: 20, cursor: pageParam })),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }: Page<SendingView>) => next ?? undefined,
    enabled: where.site !== undefined || where.city !== undefined,
  });
}
