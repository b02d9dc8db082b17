import type { CircleElderView } from '@huiyue/shared/contract/circle';
import type { ElderView } from '@huiyue/shared/contract/elders';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getAll } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useSize } from '../../../ui/size';
import { caresForElder } from '../caresForElder';
import { keepCaresForElder } from '../elderHome';
import { useMe } from '../hooks/useMe';

/** Shows nothing. In the elder size only, asks whether there is an elder to order for: the first page depends on it. */
export function RememberElders() {
  const { data: me, isSignedIn } = useMe();
  const isElderSize = useSize() === 'elder';
  const isFamily = isSignedIn && me?.role === 'family';
  const isAsked = isFamily && isElderSize;
  const own = useQuery({
    queryKey: ['elders'],
    queryFn: () => dataOf(getAll<ElderView>('/elders')),
    enabled: isAsked,
    staleTime: 300_000,
  });
  const circles = useQuery({
    queryKey: ['circles'],
    queryFn: () => dataOf(getAll<CircleElderView>('/circles')),
    enabled: isAsked,
    staleTime: 300_000,
  });
  // Whom the desk looks after for a caller is nothing of this phone.
  const cares =
    isFamily && own.data && circles.data ? caresForElder(own.data.items, circles.data.items) : undefined;
  useEffect(() => {
    if (cares !== undefined) keepCaresForElder(cares);
  }, [cares]);
  return null;
}
