import { View } from '@tarojs/components';
import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { useAct } from '../queries';

type Dates = { readonly dates: readonly CivilDate[] };
const stay = () => undefined;

type Coming = Pick<BookingView, 'id' | 'state' | 'dates' | 'awayDates'> & {
  readonly recipient: Pick<BookingView['recipient'], 'kind' | 'name'>;
};

/** Not coming today, or tomorrow: one tap, and one to take it back. */
export function QuickAbsence({ booking }: { booking: Coming }) {
  const [today] = useState(() => dateAt(now()));
  if (booking.state !== 'confirmed' || booking.recipient.kind !== 'child') return null;
  const near = [today, addDays(today, 1)].filter((date) => booking.dates.includes(date));
  if (near.length === 0) return null;
  return (
    <View className="actions">
      {near.map((date) => (
        <OneDay key={date} booking={booking} date={date} day={date === today ? '今天' : '明天'} />
      ))}
    </View>
  );
}

function OneDay({ booking, date, day }: { booking: Coming; date: CivilDate; day: string }) {
  const absent = useAct<Dates>(booking.id, 'absent', stay);
  const present = useAct<Dates>(booking.id, 'present', stay);
  const isAway = booking.awayDates.includes(date);
  const sending = isAway ? present : absent;
  const { name } = booking.recipient;
  return (
    <>
      {isAway && <Words>{`${day}${name}请假，名额让给别的家庭用。`}</Words>}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        kind="secondary"
        busy={sending.phase === 'sending' && '正在提交'}
        label={isAway ? `撤回${day}的请假，${name}` : `${day}不来，${name}`}
        onPress={() => void sending.perform({ dates: [date] })}
      >
        {isAway ? `撤回${day}的请假` : `${day}不来`}
      </Button>
    </>
  );
}
