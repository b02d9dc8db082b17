import { View } from '@tarojs/components';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { dateAt } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { StandingOrderView } from '@huiyue/shared/contract/standingOrders';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { standingStateWords } from '../../../words/elderServices';
import { refusalWords, refusalIn } from '../../../words/refusals';
import { fullWeekdayWords, someDaysWords, weekdaysWords } from '../../../words/serviceDays';
import { hoursWords } from '../../../words/when';
import { daysStayed } from '../pause';
import { useStandingAct } from '../queries';

type Day = StandingOrderView['days'][number];

const stay = () => undefined;

type Props = {
  readonly order: StandingOrderView;
  /** Which of its days are stayed away from stands on them. */
  readonly bookings: readonly Pick<BookingView, 'id' | 'awayDates'>[];
};

/** One standing order: what, on which days, what is booked ahead, what could not be, and how to stop it. */
export function StandingCard({ order, bookings }: Props) {
  const { id, state, recipient, service, site, weekdays, from, to, units, meal, until } = order;
  const [isEnding, setIsEnding] = useState(false);
  const pause = useStandingAct(id, 'pause', stay);
  const resume = useStandingAct(id, 'resume', stay);
  const end = useStandingAct(id, 'end', () => setIsEnding(false));
  const failed = [pause, resume, end].find(({ phase }) => phase === 'failed');
  const today = dateAt(now());
  const ahead = daysStayed(order.days, bookings).filter(({ date }) => date >= today);
  const { tone, word } = standingStateWords[state];
  const name = `${recipient.name}的${service.name}`;

  return (
    <Card>
      <StatusTag tone={tone}>{word}</StatusTag>
      <Heading look={3}>{name}</Heading>
      <Facts
        facts={[
          { name: '机构', value: site.name },
          { name: '每周', value: weekdaysWords(weekdays) },
          ...(from !== null && to !== null ? [{ name: '时间', value: hoursWords(from, to) }] : []),
          ...(units > 1 ? [{ name: '每次', value: `${units} 份` }] : []),
          ...(meal ? [{ name: '怎么吃', value: mealWayNames[meal.way] }] : []),
          ...(until === null ? [] : [{ name: '订到', value: fullDayWords(until) }]),
        ]}
      />
      <DayWords days={ahead} />
      {failed?.phase === 'failed' && <FailureNotice failure={failed.failure} reader="family" />}
      {state !== 'ended' && (
        <View className="actions">
          {state === 'active' ? (
            <Button
              kind="secondary"
              label={`暂停，先不往后订，${name}`}
              busy={pause.phase === 'sending' && '正在提交'}
              onPress={() => void pause.perform()}
            >
              暂停，先不往后订
            </Button>
          ) : (
            <Button
              kind="secondary"
              label={`继续订，${name}`}
              busy={resume.phase === 'sending' && '正在提交'}
              onPress={() => void resume.perform()}
            >
              继续订
            </Button>
          )}
          <Button kind="danger" label={`结束，${name}`} onPress={() => setIsEnding(true)}>
            结束
          </Button>
        </View>
      )}
      <Dialog
        isOpen={isEnding}
        title="结束这个长期的？"
        confirm={{
          text: '结束',
          isDangerous: true,
          act: () => void end.perform(),
          busy: end.phase === 'sending' && '正在提交',
        }}
        dismiss={{ text: '再想想', act: () => setIsEnding(false) }}
      >
        <Words>后面还能取消的日子会一起取消，不收钱。已经过了截止时间的照旧。</Words>
      </Dialog>
    </Card>
  );
}

/** What became of its days: what is booked in one line, and every day that is not with its reason. */
export function DayWords({ days }: { days: readonly Day[] }) {
  const dates = (kind: Day['kind']) => days.filter((day) => day.kind === kind).map(({ date }) => date);
  const [booked, paused] = [dates('booked'), dates('paused')];
  return (
    <>
      {booked.length > 0 && <Words>{`已经订下：${someDaysWords(booked)}`}</Words>}
      {paused.length > 0 && <Words>{`停着：${someDaysWords(paused)}`}</Words>}
      {days.map((day) =>
        day.kind === 'waiting' || day.kind === 'refused' ? (
          <Words key={day.date}>
            {`${fullWeekdayWords(day.date)}${day.kind === 'waiting' ? '在排队' : '没有订上'}：${whyWords(day)}`}
          </Words>
        ) : null,
      )}
    </>
  );
}

function whyWords(day: Extract<Day, { kind: 'waiting' | 'refused' }>): string {
  const refusal = refusalIn({ ...day.refusal, requestId: '' });
  return refusal ? refusalWords(refusal, 'family').what : '没有说明原因';
}
