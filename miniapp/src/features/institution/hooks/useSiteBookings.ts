import type { Id } from '@huiyue/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../api/queries';
import { useAlive } from '../../../api/useAlive';
import { listSiteBookings } from '../api';

const fourSeconds = 4000;
const halfMinute = 30_000;

/** What waits is asked for often, what is settled now and then; neither while the page is out of sight. */
export function useSiteBookings(site: Id<'site'>, state: 'requested' | 'confirmed') {
  const alive = useAlive(state === 'requested' ? fourSeconds : halfMinute);
  return useQuery({
    queryKey: ['siteBookings', site, state],
    queryFn: async () => (await dataOf(listSiteBookings(site, state))).items,
    refetchInterval: alive,
  });
}
