import { reachInMinutes, type Pace, type Point } from '@huiyue/shared/geo';
import { reachOf } from '../../../parts/mapGeometry';
import { RoundMap } from '../../../parts/RoundMap';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { productWords } from '../../../words/names';
import { walkWords } from '../../../words/walks';
import type { Place } from '../groups';

type Props = {
  readonly from: Point;
  readonly fromWords: string;
  readonly pace: Pace;
  readonly places: readonly Place[];
  readonly onOpen: (place: Place) => void;
};

/** The drawing reaches a few circles wide, for who lives beyond that will not walk. */
const circlesWide = 4;

/** The places around, with the circles of 5 and of 15 minutes on foot, and every mark again as a row. */
export function NearMap({ from, fromWords, pace, places, onOpen }: Props) {
  const quarter = reachInMinutes(15, pace);
  const reach = Math.max(
    quarter * 1.5,
    Math.min(reachOf(places.map(({ distanceMetres }) => distanceMetres)), quarter * circlesWide),
  );
  return (
    <>
      <RoundMap
        from={from}
        circle={{
          reach,
          rings: [
            { metres: quarter, words: '15 分钟', isMain: true },
            { metres: reachInMinutes(5, pace), words: '5 分钟' },
          ],
        }}
        marks={places.map(({ site, distanceMetres, services }) => ({
          key: site.id,
          point: site,
          distanceMetres,
          isFull: services.every(({ openPlaces }) => openPlaces === 0),
        }))}
        note={`示意图：圆心是${fromWords}，粗圈是估计走 15 分钟能到的地方，更远的画在边上。数字和下面的列表一致，空心的数字表示已经订满。`}
        onOpen={(index) => {
          const place = places[index];
          if (place) onOpen(place);
        }}
      />
      <List>
        {places.map((place, index) => (
          <ListRow
            key={place.site.id}
            title={`${index + 1}. ${place.site.name}`}
            note={`${walkWords(place.distanceMetres, pace)} · ${[...new Set(place.services.map(({ product }) => productWords[product]))].join('、')}`}
            onPress={() => onOpen(place)}
          />
        ))}
      </List>
    </>
  );
}
