import { View } from '@tarojs/components';
import { dateAt, isCivilMonth, lastDayOf, type CivilDate } from '@huiyue/shared/civil';
import { useState } from 'react';
import { RefundAhead } from '../../../features/booking/components/RefundAhead';
import { useAct, useBooking } from '../../../features/booking/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { back, replace } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DateField } from '../../../ui/DateField';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { whenWords } from '../../../words/when';

/** Leaving: from which day, what is given back and by which clause, and only then the word. */
export default function LeavePage() {
  const { me, notice } = useGate('family');
  const id = useParameter('booking');
  const booking = useBooking(id, useIsFamily());
  const [today] = useState(() => dateAt(now()));
  const [chosen, setChosen] = useState<CivilDate>();
  const { perform, ...sending } = useAct(id, 'cancel', () => {
    void replace('/packages/family/booking/index', { booking: id });
  });
  const held = booking.data;
  const first = held && held.startsOn > today ? held.startsOn : today;
  const day = chosen ?? today;
  const mayLeave = held !== undefined && ['requested', 'confirmed'].includes(held.state);
  return (
    <PageShell
      title="退托"
      {...(me &&
        mayLeave && {
          foot: (
            <>
              {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
              {day === today ? (
                <Button
                  kind="danger"
                  busy={sending.phase === 'sending' && '正在提交'}
                  onPress={() => void perform({})}
                >
                  今天起退托
                </Button>
              ) : (
                <Words>{`${dayWords(day)}的算法先给您看。退托当天生效，请到那天再来确认。`}</Words>
              )}
              <Button kind="secondary" onPress={() => void back()}>
                先不退
              </Button>
            </>
          ),
        })}
    >
      {notice}
      {me && (
        <Answered query={booking} label="正在打开预约" cards={2}>
          {(one) => (
            <View className="stack">
              <Card>
                <View className="booking-title">{`${one.recipient.name} · ${one.offer.name}`}</View>
                <Words>{`${whenWords(one)}，${one.site.name}`}</Words>
              </Card>
              {!mayLeave && <Words>这个预约现在不用退。</Words>}
              {mayLeave && (
                <>
                  <DateField
                    label="从哪天起不来"
                    hint="选不同的日子，看看各退多少"
                    from={today}
                    until={isCivilMonth(one.period) ? lastDayOf(one.period) : first}
                    value={day}
                    onChange={setChosen}
                  />
                  <RefundAhead booking={one} on={day} />
                  <Words kind="soft">{`退了以后，${one.site.name}的这个名额马上放出来。以后还想要，得重新预约。`}</Words>
                </>
              )}
            </View>
          )}
        </Answered>
      )}
    </PageShell>
  );
}
