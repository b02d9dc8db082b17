import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dataOf } from '../../../api/queries';
import { useToken } from '../../../api/token';
import { readMe } from '../api';
import { keepRole } from '../role';

export const meKey = ['me'] as const;

/** Who is signed in. Kept after the session has run out, so that what one was doing stays on the screen. */
export function useMe() {
  const token = useToken();
  const me = useQuery({
    queryKey: meKey,
    queryFn: () => dataOf(readMe()),
    enabled: token !== undefined,
    staleTime: 300_000,
  });
  const role = me.data?.role;
  useEffect(() => {
    if (role !== undefined) keepRole(role);
  }, [role]);
  return { ...me, isSignedIn: token !== undefined };
}
