import type { CircleElderView } from '@huiyue/shared/contract/circle';
import type { ElderView } from '@huiyue/shared/contract/elders';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getAll } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useSize } from '../../../ui/size';
import { keepCaresForElder } from '../elderHome';
import { useMe } from '../hooks/useMe';

function ordersFor(roles: CircleElderView['roles']): boolean {
  return roles.includes('self') || roles.includes('orders');
}

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
  // Her card lies with a daughter, and the phone is her own: she is in the circle, and no elder of this household.
  const circles = useQuery({
    queryKey: ['circles'],
    queryFn: () => dataOf(getAll<CircleElderView>('/circles')),
    enabled: isAsked,
    staleTime: 300_000,
  });
  // Whom the desk looks after for a caller is nothing of this phone.
  const cares =
    isFamily && own.data && circles.data
      ? own.data.items.length > 0 || circles.data.items.some(({ roles }) => ordersFor(roles))
      : undefined;
  useEffect(() => {
    if (cares !== undefined) keepCaresForElder(cares);
  }, [cares]);
  return null;
}
