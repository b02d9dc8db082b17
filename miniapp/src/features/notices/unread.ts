import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { dataOf } from '../../api/queries';

// By itself, because a tab shows it: what else is read of notices waits in the packages that need it.

/** One small read; asked again when a page is opened, never by a clock. */
export function useUnread(isSignedIn: boolean) {
  return useQuery({
    queryKey: ['noticesUnread'],
    queryFn: () => dataOf(get<{ unread: number }>('/notices/unread')),
    enabled: isSignedIn,
  });
}
