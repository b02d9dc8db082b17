import { View } from '@tarojs/components';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import type { Point } from '@huiyue/shared/geo';
import { aria } from '../../../ui/aria';
import { press } from '../../../ui/press';
import { useSize } from '../../../ui/size';
import { Words } from '../../../ui/Words';
import { openPlacesIn } from '../bookable';
import { quietDirection, radiusOf, reachOf, ringsOf, spotsOf } from '../mapGeometry';

type Props = {
  readonly from: Point;
  /** What stands in the middle: 市中心, 您的位置. */
  readonly fromWords: string;
  readonly sites: readonly SiteCard[];
  readonly onOpen: (site: SiteCard) => void;
};

/** How far two marks stay apart, in hundredths of the drawing's width; a mark of the large size needs more room. */
const apart = { standard: 11, elder: 14 } as const;

/**
 * Our own drawing, for no map service needs to know where a family looks. A picture beside an equal list: every mark is
 * also a row with the same number, so a screen reader and the Tab key pass over the picture.
 */
export function SitesMap({ from, fromWords, sites, onOpen }: Props) {
  const size = useSize();
  const reach = reachOf(sites.map(({ distanceMetres }) => distanceMetres ?? 0));
  const spots = spotsOf(from, sites, reach, apart[size]);
  const rings = ringsOf(reach).map((metres) => ({ metres, radius: radiusOf(metres, reach) }));
  const quiet = quietDirection(
    spots,
    rings.map(({ radius }) => radius),
  );
  return (
    <View className="map-box">
      <View className="map" {...aria({ hidden: true })}>
        {rings.map(({ metres, radius }) => (
          <View key={metres} className="map-ring" style={boxOf(radius)} />
        ))}
        {rings.map(({ metres, radius }) => (
          <View
            key={metres}
            className="map-ring-words"
            style={{ left: `${50 + quiet.x * radius}%`, top: `${50 + quiet.y * radius}%` }}
          >
            {metres < 1000 ? `${metres} 米` : `${metres / 1000} 公里`}
          </View>
        ))}
        <View className="map-north">北</View>
        <View className="map-middle" />
        {sites.map((site, index) => {
          const spot = spots[index];
          const isOpen = openPlacesIn(site.classes) > 0;
          return (
            spot && (
              <View
                key={site.id}
                className="map-place"
                style={{ left: `${spot.x}%`, top: `${spot.y}%` }}
                {...press({ onPress: () => onOpen(site), tabIndex: -1 })}
              >
                <View className={isOpen ? 'mark' : 'mark mark-full'}>{index + 1}</View>
              </View>
            )
          );
        })}
      </View>
      <Words kind="soft">
        {`示意图：圆心是${fromWords}，圆圈是直线距离，越远画得越紧。数字和下面的列表一致，空心的数字表示没有名额。`}
      </Words>
    </View>
  );
}

function boxOf(radius: number) {
  const [start, width] = [`${50 - radius}%`, `${radius * 2}%`];
  return { left: start, top: start, width, height: width };
}
