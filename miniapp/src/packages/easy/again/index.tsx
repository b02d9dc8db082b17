import { View } from '@tarojs/components';
import { dateAt } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { BigChoice } from '../../../features/easy/components/BigChoice';
import {
  daysOrdered,
  lastMealIn,
  monthsAhead,
  nextDays,
  type LastMeal,
} from '../../../features/easy/lastMeal';
import { useLatest } from '../../../features/easy/queries';
import { useServiceDays } from '../../../features/elderServices/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { open, openTab } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';
import { mealWayWords } from '../../../words/elderServices';
import { dayWords, weekdayWords } from '../../../words/dates';
import { nearDayWords } from '../../../words/serviceDays';

/** The second of three taps: on which day. */
export default function AgainPage() {
  const { me, notice } = useGate('family');
  const latest = useLatest(me !== undefined);
  return (
    <PageShell title="再订一次，订哪一天">
      {notice}
      {me && (
        <Answered query={latest} label="正在看上次订的餐" cards={2}>
          {({ items }) => {
            const last = lastMealIn(items);
            return last ? <Days last={last} bookings={items} /> : <NeverOrdered />;
          }}
        </Answered>
      )}
    </PageShell>
  );
}

function NeverOrdered() {
  return (
    <Empty icon="bookings" title="还没有订过餐">
      <Words>先看看附近有什么，订过一次，下次在这里按三下就好。</Words>
      <Button onPress={() => void openTab('/packages/elder/near/index')}>看看今天有什么</Button>
    </Empty>
  );
}

function Days({ last, bookings }: { readonly last: LastMeal; readonly bookings: readonly BookingView[] }) {
  const today = dateAt(now());
  const days = useServiceDays(last.service, monthsAhead(today));
  const way = last.way ? `，${mealWayWords[last.way]}` : '';
  const portions = last.units > 1 ? `，${last.units} 份` : '';
  return (
    <>
      <Words kind="lead">{`${last.recipientName}的${last.name}${way}${portions}`}</Words>
      <Answered query={days} label="正在看哪天能订" cards={2}>
        {(read) => {
          const onSale = nextDays(read, last, daysOrdered(bookings, last));
          if (onSale.length === 0) return <NoDay />;
          return (
            <View className="big-choices">
              {onSale.map((date, index) => (
                <BigChoice
                  key={date}
                  icon="bookings"
                  title={`${nearDayWords(date, today)}，${dayWords(date)}`}
                  {...(nearDayWords(date, today) !== weekdayWords(date) && { note: weekdayWords(date) })}
                  isFirst={index === 0}
                  onPress={() =>
                    void open('/packages/easy/check/index', {
                      service: last.service,
                      elder: last.recipient,
                      dates: date,
                      ...(last.units > 1 && { units: `${last.units}` }),
                      ...(last.way && { way: last.way }),
                    })
                  }
                />
              ))}
            </View>
          );
        }}
      </Answered>
    </>
  );
}

function NoDay() {
  return (
    <Empty icon="bookings" title="最近几天都订不了">
      <Words>可能订满了，也可能过了截止时间，或者这几天已经订过。</Words>
      <Button onPress={() => void openTab('/packages/elder/near/index')}>看看别的餐</Button>
      <Button kind="secondary" onPress={() => void open('/packages/easy/call/index')}>
        打电话问一问
      </Button>
    </Empty>
  );
}
