import { View } from '@tarojs/components';
import type { EntryView } from '@huiyue/shared/contract/circle';
import { aria } from '../../../ui/aria';
import '../people.scss';

/** From six in the morning to nine at night: what lies outside is drawn at the edge. */
const [opens, closes] = [6 * 60, 21 * 60];
const marks = ['6点', '11点', '16点', '21点'];

/** One bar for each person of a day. It repeats what the list below says, and is hidden from readers of the list. */
export function DayBar({ items }: { readonly items: readonly EntryView[] }) {
  const people = new Map(items.map(({ person }) => [person.id, person.name]));
  return (
    <View className="day-bar" {...aria({ hidden: true })}>
      {[...people].map(([id, name]) => (
        <View key={id}>
          {people.size > 1 && <View className="day-bar-name">{name}</View>}
          <View className="day-bar-row">
            {items
              .filter((one) => one.person.id === id)
              .map((one) => (
                <View
                  key={one.booking}
                  className={`day-bar-block${one.person.kind === 'child' ? ' day-bar-child' : ''}${one.isAway ? ' day-bar-away' : ''}`}
                  style={{
                    left: `${share(one.from)}%`,
                    width: `${Math.max(share(one.to) - share(one.from), 2)}%`,
                  }}
                />
              ))}
          </View>
        </View>
      ))}
      <View className="day-bar-hours">
        {marks.map((mark) => (
          <View key={mark}>{mark}</View>
        ))}
      </View>
    </View>
  );
}

function share(minute: number): number {
  return ((Math.min(Math.max(minute, opens), closes) - opens) / (closes - opens)) * 100;
}
