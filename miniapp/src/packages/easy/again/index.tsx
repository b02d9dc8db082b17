import { View } from '@tarojs/components';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Sitting } from '@huiyue/shared/elderServices/nextSitting';
import { BigChoice } from '../../../features/easy/components/BigChoice';
import { Instead } from '../../../features/easy/components/Instead';
import {
  daysAhead,
  keptOf,
  lastMealIn,
  monthsAhead,
  nextDays,
  type Kept,
  type LastMeal,
} from '../../../features/easy/lastMeal';
import { useLatest } from '../../../features/easy/queries';
import { sittingsOf } from '../../../features/easy/sittings';
import { useService, useServiceDays } from '../../../features/elderServices/queries';
import { useOrdered } from '../../../features/people/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { open, openTab } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';
import { weekdayWords } from '../../../words/dates';
import { nearDayWords, saidDayWords } from '../../../words/serviceDays';

/** The second of three taps: on which day. */
export default function AgainPage() {
  const { me, notice } = useGate('family');
  const latest = useLatest(useIsFamily());
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

type DaysProps = { readonly last: LastMeal; readonly bookings: readonly BookingView[] };

function Days({ last, bookings }: DaysProps) {
  const today = dateAt(now());
  const days = useServiceDays(last.service, monthsAhead(today));
  const ordered = useOrdered(last.recipient, today, addDays(today, daysAhead), true);
  const way = last.way ? `，${mealWayNames[last.way]}` : '';
  const portions = last.units > 1 ? `，${last.units} 份` : '';
  const take = ({ service, date }: Pick<Sitting, 'service' | 'date'>) =>
    void open('/packages/easy/check/index', {
      service,
      elder: last.recipient,
      dates: date,
      ...(last.units > 1 && { units: `${last.units}` }),
      ...(last.way && { way: last.way }),
    });
  return (
    <>
      <Words kind="lead">{`${last.recipientName}的${last.name}${way}${portions}`}</Words>
      <Answered query={days} label="正在看哪天能订" cards={2}>
        {(read) => (
          <Answered query={ordered} label="正在看哪天能订" cards={2}>
            {({ items }) => {
              const kept = [
                ...keptOf(bookings, last),
                ...items.map(({ date, from, to, offer }) => ({ date, from, to, name: offer.name })),
              ];
              const next = nextDays(sittingsOf(last.service, read), last, kept);
              return (
                <>
                  {skippedWords(next.skipped, last, today).map((words) => (
                    <Words key={words}>{words}</Words>
                  ))}
                  {next.days.length === 0 ? (
                    <NoDay last={last} kept={kept} onTake={take} />
                  ) : (
                    <Choices days={next.days} today={today} onTake={take} />
                  )}
                </>
              );
            }}
          </Answered>
        )}
      </Answered>
    </>
  );
}

/** Days that are left out, those with the same reason in one sentence. */
function skippedWords(skipped: readonly Kept[], { name }: LastMeal, today: CivilDate): readonly string[] {
  return [...new Set(skipped.map((one) => one.name))].map((kept) => {
    const days = skipped.filter((one) => one.name === kept).map(({ date }) => nearDayWords(date, today));
    return kept === name ? `${days.join('、')}已经订了，不用再订。` : `${days.join('、')}那个时候有${kept}。`;
  });
}

type Take = (sitting: Sitting) => void;
type ChoicesProps = { readonly days: readonly Sitting[]; readonly today: CivilDate; readonly onTake: Take };

function Choices({ days, today, onTake }: ChoicesProps) {
  return (
    <View className="big-choices">
      {days.map((sitting, index) => {
        const { date } = sitting;
        const title = saidDayWords(date, today);
        const weekday = weekdayWords(date);
        return (
          <BigChoice
            key={date}
            icon="bookings"
            title={title}
            {...(!title.startsWith(weekday) && { note: weekday })}
            isFirst={index === 0}
            onPress={() => onTake(sitting)}
          />
        );
      })}
    </View>
  );
}

type NoDayProps = { readonly last: LastMeal; readonly kept: readonly Kept[]; readonly onTake: Take };

/** The meal one always has is not to be had: the house may have another. */
function NoDay({ last, kept, onTake }: NoDayProps) {
  const { data: service } = useService(last.service);
  return (
    <Empty icon="bookings" title="最近几天都订不了">
      <Words>可能订满了，也可能过了截止时间，或者这几天已经订过。</Words>
      {service && (
        <Instead
          site={service.site}
          wanted={{ service: last.service, date: dateAt(now()), from: service.opensAt, units: last.units }}
          way={last.way}
          kept={kept}
          onTake={onTake}
        />
      )}
      <Button onPress={() => void openTab('/packages/elder/near/index')}>看看别的餐</Button>
      <Button kind="secondary" onPress={() => void open('/packages/easy/call/index')}>
        打电话问一问
      </Button>
    </Empty>
  );
}
