import { View } from '@tarojs/components';
import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { aria } from '../../../ui/aria';
import { Icon } from '../../../ui/Icon';
import { press } from '../../../ui/press';
import { dayWords, weekdayWords } from '../../../words/dates';
import { useSiteDay } from '../queries';
import { DayList } from './DayList';
import '../rollCall.scss';

/** Day by day, beginning with today. */
export function RollCall({ site }: { site: Id<'site'> }) {
  const today = dateAt(now());
  const [on, setOn] = useState<CivilDate>(today);
  const day = useSiteDay(site, on);
  return (
    <>
      <View className="month-stepper" {...aria({ role: 'group', label: '点名的日子' })}>
        <View className="press step" {...press({ label: '前一天', onPress: () => setOn(addDays(on, -1)) })}>
          <Icon name="back" small />
        </View>
        <View className="month-now" {...aria({ role: 'status', live: 'polite' })}>
          <View>{dayWords(on)}</View>
          <View className="line-about">{`${weekdayWords(on)}${on === today ? '，今天' : ''}`}</View>
        </View>
        <View className="press step" {...press({ label: '后一天', onPress: () => setOn(addDays(on, 1)) })}>
          <Icon name="next" small />
        </View>
      </View>
      <Answered query={day} label="正在打开名单" cards={1} reader="institution">
        {(held) => <DayList key={on} day={held} isToCome={on > today} />}
      </Answered>
    </>
  );
}
