import { View } from '@tarojs/components';
import { aria } from './aria';

type Props = { readonly openPlaces: number; readonly places: number };

const mostSeatsInARow = 24;

/** How many places are open. Up to two dozen one can count; beyond that a bar says it faster. */
export function Seats({ openPlaces, places }: Props) {
  const words = openPlaces > 0 ? `还有 ${openPlaces} 个名额，共 ${places} 个` : `已满，共 ${places} 个名额`;
  return (
    <View className="seats">
      <View {...aria({ hidden: true })}>
        {places <= mostSeatsInARow ? (
          <View className="seats-row">
            {Array.from({ length: places }, (_, index) => (
              <View key={index} className={index < openPlaces ? 'seat seat-open' : 'seat'} />
            ))}
          </View>
        ) : (
          <View className="seats-bar">
            <View className="seats-open" style={{ width: `${(openPlaces / places) * 100}%` }} />
          </View>
        )}
      </View>
      <View className="seats-words">{words}</View>
    </View>
  );
}
