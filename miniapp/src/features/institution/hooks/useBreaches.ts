import type { BreachView } from '@huiyue/shared/contract/publishing';
import { useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { getAll } from '../../../api/client';
import { dataOf } from '../../../api/queries';

/** What of the site's terms no longer fits what is published; asked for anew when one comes back from changing it. */
export function useBreaches(site: string) {
  const breaches = useQuery({
    queryKey: ['breaches', site],
    queryFn: async () => (await dataOf(getAll<BreachView>(`/sites/${site}/breaches`))).items,
    enabled: site !== '',
  });
  const { refetch, isFetched } = breaches;
  useDidShow(() => {
    if (isFetched) void refetch();
  });
  return breaches;
}
