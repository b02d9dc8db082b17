import { View } from '@tarojs/components';
import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { dayWords, weekdayWords } from '../../../words/dates';
import { daysWords } from '../../../words/when';
import { useAct } from '../queries';

type Dates = { readonly dates: readonly CivilDate[] };

/** Days on which they stay away; the place is free for others at once. Coming after all is asked anew. */
export function Absence({ booking }: { booking: BookingView }) {
  const [today] = useState(() => dateAt(Date.now()));
  const [asking, setAsking] = useState<'absent' | 'present'>();
  const [chosen, setChosen] = useState<readonly CivilDate[]>([]);
  const close = () => {
    setAsking(undefined);
    setChosen([]);
  };
  const absent = useAct<Dates>(booking.id, 'absent', close);
  const present = useAct<Dates>(booking.id, 'present', close);
  const away = booking.awayDates.filter((date) => date >= today);
  const coming = booking.dates.filter((date) => date >= today && !booking.awayDates.includes(date));
  const sending = asking === 'present' ? present : absent;
  const dates = asking === 'present' ? away : coming;
  const toggle = (date: CivilDate) =>
    setChosen(chosen.includes(date) ? chosen.filter((one) => one !== date) : [...chosen, date]);

  return (
    <View className="actions">
      {away.length > 0 && <Words>{`已请假：${daysWords(away)}`}</Words>}
      {coming.length > 0 && (
        <Button kind="secondary" onPress={() => setAsking('absent')}>
          请假
        </Button>
      )}
      {away.length > 0 && (
        <Button kind="quiet" onPress={() => setAsking('present')}>
          取消请假
        </Button>
      )}
      <Sheet
        isOpen={asking !== undefined}
        title={asking === 'present' ? '哪几天又能来了' : '哪几天不来'}
        onClose={close}
        foot={
          <Button
            lacks={[chosen.length === 0 && '选日子']}
            busy={sending.phase === 'sending' && '正在提交'}
            onPress={() => void sending.perform({ dates: chosen.toSorted() })}
          >
            {asking === 'present' ? '取消请假' : '请假'}
          </Button>
        }
      >
        <View className="stack">
          <Words kind="soft">
            {asking === 'present'
              ? '那几天的名额要是已经约给别人，就不能取消请假了。'
              : '请假的那几天，名额马上可以给别的家庭用。'}
          </Words>
          {dates.map((date) => (
            <CheckRow
              key={date}
              label={`${dayWords(date)} ${weekdayWords(date)}`}
              isChecked={chosen.includes(date)}
              onToggle={() => toggle(date)}
            />
          ))}
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
        </View>
      </Sheet>
    </View>
  );
}
