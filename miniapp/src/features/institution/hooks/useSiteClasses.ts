import type { Id } from '@huiyue/shared/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { dataOf } from '../../../api/queries';
import { listSiteClasses } from '../api';

export function siteClassesKey(site: Id<'site'>) {
  return ['siteClasses', site] as const;
}

/** The classes of a site; asked for again when one comes back to the page, for terms and places may have changed. */
export function useSiteClasses(site: Id<'site'> | undefined) {
  const classes = useQuery({
    queryKey: ['siteClasses', site],
    queryFn: site === undefined ? skipToken : async () => (await dataOf(listSiteClasses(site))).items,
  });
  const { refetch, isFetched } = classes;
  useDidShow(() => {
    if (isFetched) void refetch();
  });
  return classes;
}
