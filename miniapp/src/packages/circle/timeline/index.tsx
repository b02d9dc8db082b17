import { View } from '@tarojs/components';
import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { EntryView, TimelineView } from '@huiyue/shared/contract/circle';
import { useState } from 'react';
import { QuickAbsence } from '../../../features/booking/components/QuickAbsence';
import { DayBar } from '../../../features/people/components/DayBar';
import { GivenUp, TimelineEntry } from '../../../features/people/components/TimelineEntry';
import { useTimeline } from '../../../features/people/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { openTab } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { aria } from '../../../ui/aria';
import { dayWords, weekdayWords } from '../../../words/dates';

export default function TimelinePage() {
  const { me, notice } = useGate('family');
  const [from, setFrom] = useState<CivilDate>();
  const timeline = useTimeline(from, useIsFamily());
  return (
    <PageShell title="这几天的安排" lead="您照顾的人，大人孩子都在一起看。">
      {notice}
      {me && (
        <Answered query={timeline} label="正在读取安排" cards={2}>
          {(known) => <Days timeline={known} onLater={() => setFrom(known.next)} />}
        </Answered>
      )}
      {me && from !== undefined && (
        <Button kind="secondary" onPress={() => setFrom(undefined)}>
          回到今天
        </Button>
      )}
    </PageShell>
  );
}

type Props = { readonly timeline: TimelineView; readonly onLater: () => void };

function Days({ timeline: { people, days }, onLater }: Props) {
  const today = dateAt(now());
  const [refused, setRefused] = useState<readonly EntryView[]>([]);
  const busy = days
    .map(({ date, items }) => ({
      date,
      items,
      gone: refused.filter(
        (one) => one.date === date && !items.some(({ booking }) => booking === one.booking),
      ),
    }))
    .filter(({ items, gone }) => items.length + gone.length > 0);
  if (people.length === 0)
    return (
      <Empty icon="child" title="还没有添加家人">
        <Words kind="soft">先添加孩子或老人，他们的预约会一天一天列在这里。</Words>
        <Button onPress={() => void openTab('/pages/children/index')}>去添加</Button>
      </Empty>
    );
  const first = days[0]?.date ?? today;
  const last = days.at(-1)?.date ?? today;
  return (
    <>
      {busy.length === 0 && (
        <Empty icon="bookings" title="这几天没有安排">
          <Words kind="soft">{`${dayWords(first)}到${dayWords(last)}，没有预约。`}</Words>
        </Empty>
      )}
      {busy.map(({ date, items, gone }) => (
        <Section
          key={date}
          title={`${date === today ? '今天，' : ''}${dayWords(date)} ${weekdayWords(date)}`}
        >
          {items.length > 0 && <DayBar items={items} />}
          <View className="stack" {...aria({ role: 'list' })}>
            {gone.map((entry) => (
              <GivenUp key={entry.booking} entry={entry} />
            ))}
            {items.map((entry) => (
              <TimelineEntry
                key={entry.booking}
                entry={entry}
                maySpeak={people.some(({ id, maySpeak }) => id === entry.person.id && maySpeak)}
                onRefused={() => setRefused([...refused, entry])}
              >
                <QuickAbsence
                  booking={{
                    id: entry.booking,
                    state: entry.state,
                    recipient: entry.person,
                    dates: [entry.date],
                    awayDates: entry.isAway ? [entry.date] : [],
                  }}
                />
              </TimelineEntry>
            ))}
          </View>
        </Section>
      ))}
      <Button kind="secondary" onPress={onLater}>
        再看后面七天
      </Button>
    </>
  );
}
