import { View } from '@tarojs/components';
import type { SiteTodayView } from '@huiyue/shared/contract/today';
import { aria } from '../../../ui/aria';
import { minuteWords } from '../../../words/when';

type Room = SiteTodayView['rooms'][number];

/** One room's day: how full each hour is. The figure under each bar is what is still free. */
export function HourBars({ room }: { readonly room: Room }) {
  const { name, places, bands } = room;
  const least = Math.min(...bands.map(({ openPlaces }) => openPlaces));
  return (
    <View className="card">
      <View className="hours-head">
        <View>{name}</View>
        <View className="door-about">{least > 0 ? `全天都空 ${least} 个` : '有的时段满了'}</View>
      </View>
      <View
        className="hours"
        {...aria({
          role: 'img',
          label: `${name}，共 ${places} 个，${bands.map(({ from, openPlaces }) => `${minuteWords(from)} 空 ${openPlaces}`).join('，')}`,
        })}
      >
        {bands.map(({ from, takenPlaces, openPlaces }) => (
          <View key={from} className="hour">
            <View className="hour-box">
              <View
                className={openPlaces === 0 ? 'hour-bar hour-full' : 'hour-bar'}
                style={{ height: `${Math.min(100, Math.round((takenPlaces / Math.max(1, places)) * 100))}%` }}
              />
            </View>
            <View className="hour-open">{openPlaces}</View>
            <View className="hour-from">{Math.floor(from / 60)}</View>
          </View>
        ))}
      </View>
    </View>
  );
}
