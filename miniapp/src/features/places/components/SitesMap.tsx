import type { SiteCard } from '@huiyue/shared/contract/sites';
import type { Point } from '@huiyue/shared/geo';
import { RoundMap } from '../../../parts/RoundMap';
import { openPlacesIn } from '../bookable';

type Props = {
  readonly from: Point;
  /** What stands in the middle: 市中心, 您的位置. */
  readonly fromWords: string;
  readonly sites: readonly SiteCard[];
  readonly onOpen: (site: SiteCard) => void;
};

export function SitesMap({ from, fromWords, sites, onOpen }: Props) {
  return (
    <RoundMap
      from={from}
      marks={sites.map((site) => ({
        key: site.id,
        point: site,
        distanceMetres: site.distanceMetres,
        isFull: openPlacesIn(site.classes) === 0,
      }))}
      note={`示意图：圆心是${fromWords}，圆圈是直线距离，越远画得越紧。数字和下面的列表一致，空心的数字表示没有名额。`}
      onOpen={(index) => {
        const site = sites[index];
        if (site) onOpen(site);
      }}
    />
  );
}
