import { View } from '@tarojs/components';
import type { Point } from '@huiyue/shared/geo';
import { aria } from '../ui/aria';
import { press } from '../ui/press';
import { useSize } from '../ui/size';
import { Words } from '../ui/Words';
import './map.scss';
import { quietDirection, radiusOf, reachOf, ringsOf, spotsOf } from './mapGeometry';

export type MapMark = {
  readonly key: string;
  readonly point: Point;
  readonly distanceMetres: number | null;
  /** Nothing free there: the mark is drawn hollow. */
  readonly isFull: boolean;
};

export type MapRing = { readonly metres: number; readonly words: string; readonly isMain?: boolean };

type Props = {
  readonly from: Point;
  readonly marks: readonly MapMark[];
  /** Instead of rings by distance. The drawing then reaches no further than `reach`; what lies beyond is on its edge. */
  readonly circle?: { readonly rings: readonly MapRing[]; readonly reach: number };
  /** What the drawing shows and does not, in a sentence. */
  readonly note: string;
  readonly onOpen: (index: number) => void;
};

/** How far two marks stay apart, in hundredths of the drawing's width; a mark of the large size needs more room. */
const apart = { standard: 11, elder: 14 } as const;

/**
 * Our own drawing, for no map service needs to know where a family looks. A picture beside an equal list: every mark is
 * also a row with the same number, so a screen reader and the Tab key pass over the picture.
 */
export function RoundMap({ from, marks, circle, note, onOpen }: Props) {
  const size = useSize();
  const reach = circle?.reach ?? reachOf(marks.map(({ distanceMetres }) => distanceMetres ?? 0));
  const points = marks.map(({ point }) => point);
  const spots = spotsOf(from, points, reach, apart[size]);
  const asked: readonly MapRing[] =
    circle?.rings ?? ringsOf(reach).map((metres) => ({ metres, words: metresWords(metres) }));
  const rings = asked.map((ring) => ({ ...ring, radius: radiusOf(ring.metres, reach) }));
  const quiet = quietDirection(
    spots,
    rings.map(({ radius }) => radius),
  );
  return (
    <View className="map-box">
      <View className="map" {...aria({ hidden: true })}>
        {rings.map(({ metres, radius, isMain }) => (
          <View
            key={metres}
            className={isMain === true ? 'map-ring map-ring-main' : 'map-ring'}
            style={boxOf(radius)}
          />
        ))}
        {rings.map(({ metres, radius, words }) => (
          <View
            key={metres}
            className="map-ring-words"
            style={{ left: `${50 + quiet.x * radius}%`, top: `${50 + quiet.y * radius}%` }}
          >
            {words}
          </View>
        ))}
        <View className="map-north">北</View>
        <View className="map-middle" />
        {marks.map(({ key, isFull }, index) => {
          const spot = spots[index];
          return (
            spot && (
              <View
                key={key}
                className="map-place"
                style={{ left: `${spot.x}%`, top: `${spot.y}%` }}
                {...press({ onPress: () => onOpen(index), tabIndex: -1 })}
              >
                <View className={isFull ? 'mark mark-full' : 'mark'}>{index + 1}</View>
              </View>
            )
          );
        })}
      </View>
      <Words kind="soft">{note}</Words>
    </View>
  );
}

function metresWords(metres: number): string {
  return metres < 1000 ? `${metres} 米` : `${metres / 1000} 公里`;
}

function boxOf(radius: number) {
  const [start, width] = [`${50 - radius}%`, `${radius * 2}%`];
  return { left: start, top: start, width, height: width };
}
