import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { ElderView } from '@huiyue/shared/contract/elders';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Pills } from '../../../parts/Pills';
import { now } from '../../../platform/clock';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { fullWeekdayWords, someDaysWords } from '../../../words/serviceDays';
import { whatGoesOn, whatPauses, type Paused } from '../pause';
import { usePause, type Period } from '../queries';
import { PauseList } from './PauseList';

type Props = {
  readonly elders: readonly ElderView[];
  readonly bookings: readonly BookingView[];
  /** Whose standing orders go on booking: for these a stay counts before anything is booked in it. */
  readonly standing: readonly { readonly recipient: { readonly id: string }; readonly state: string }[];
  /** Whom the page was opened for. */
  readonly asked: string;
  readonly onDone: (done: { readonly period: Period; readonly bookings: readonly BookingView[] }) => void;
};

const furthestDays = 92;

const lengths = [
  { value: 'three', label: '3 天', days: 3 },
  { value: 'week', label: '一周', days: 7 },
  { value: 'fortnight', label: '两周', days: 14 },
  { value: 'own', label: '自己选哪天回来', days: 0 },
] as const;
type Length = (typeof lengths)[number]['value'];

/** Away from when, and back on which day: all that would pause is shown before anything is sent. */
export function PauseForm({ elders, bookings, standing, asked, onDone }: Props) {
  const today = dateAt(now());
  const [elder, setElder] = useState(
    elders.length === 1 ? elders[0]?.id : elders.find(({ id }) => id === asked)?.id,
  );
  const [from, setFrom] = useState<CivilDate | undefined>(addDays(today, 1));
  const [length, setLength] = useState<Length>();
  const [ownBackOn, setBackOn] = useState<CivilDate>();
  const [wasTried, setWasTried] = useState(false);
  const days = lengths.find(({ value }) => value === length)?.days ?? 0;
  const backOn = days === 0 ? ownBackOn : from && addDays(from, days);
  const isInOrder = from !== undefined && backOn !== undefined && from < backOn;
  const period =
    elder !== undefined && isInOrder ? { recipient: elder, from, until: addDays(backOn, -1) } : undefined;
  const lines = period && whatPauses(bookings, period);
  const goesOn = period ? whatGoesOn(bookings, period) : [];
  const hasStanding = standing.some(({ recipient, state }) => recipient.id === elder && state === 'active');
  const isNothing = lines?.length === 0 && !hasStanding;
  const { perform, ...sending } = usePause('pauses', (done) => {
    if (period) onDone({ period, bookings: done });
  });

  return (
    <>
      {elders.length > 1 && (
        <Choice
          label="哪位老人"
          error={wasTried && elder === undefined ? '请选是哪位老人' : undefined}
          value={elder}
          onChange={setElder}
          options={elders.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DateField
        label="从哪天停"
        from={today}
        until={addDays(today, furthestDays)}
        value={from}
        onChange={setFrom}
      />
      <Pills
        label="停多久"
        error={wasTried && length === undefined ? '请选停多久' : undefined}
        value={length}
        options={lengths}
        onChange={setLength}
      />
      {length === 'own' && (
        <DateField
          label="哪天回来"
          error={
            wasTried && !isInOrder
              ? backOn === undefined
                ? '请选回来的日子'
                : '回来的日子要在停的日子以后'
              : undefined
          }
          from={addDays(today, 1)}
          until={addDays(today, furthestDays + 1)}
          value={ownBackOn}
          onChange={setBackOn}
        />
      )}
      {backOn && isInOrder && <Words>{`${fullWeekdayWords(backOn)}回来，那天起后面订好的照常。`}</Words>}
      {lines && (
        <View className="stack" {...aria({ role: 'status', live: 'polite' })}>
          <Heading look={3}>会一起停的</Heading>
          {lines.length > 0 ? (
            <PauseList lines={lines} />
          ) : (
            <Words>
              {isNothing
                ? '这几天没有订好的服务，不用停。'
                : '这几天还没有订下什么；停了以后，长期订的这几天也不会订。'}
            </Words>
          )}
          <GoesOn lines={goesOn} />
          {lines.length > 0 && (
            <Words kind="soft">
              已经过了截止时间的当天那一份停不了，要改请打电话给机构。停的日子，名额会让给别人；撤销时要是已经约给别人，就回不来了。
            </Words>
          )}
        </View>
      )}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        lacks={[isNothing && '选有服务的日子']}
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() => {
          setWasTried(true);
          if (period) void perform(period);
        }}
      >
        {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '全部停到回来那天'}
      </Button>
    </>
  );
}

/** Only what is agreed upon can be stayed away from; what is still asked for is named, so that nobody comes for nothing. */
function GoesOn({ lines }: { lines: readonly Paused[] }) {
  if (lines.length === 0) return null;
  return (
    <Banner tone="waiting" title="还在等答复的，不会跟着停">
      {lines.map(({ name, site, dates }) => (
        <Words key={`${site} ${name}`}>{`${name}，${someDaysWords(dates)}`}</Words>
      ))}
      <Words kind="soft">不要了，请到“我的预约”里取消。</Words>
    </Banner>
  );
}

type DoneProps = {
  readonly name: string;
  readonly period: Period;
  readonly bookings: readonly BookingView[];
  /** Whatever is booked, also what did not pause. */
  readonly all: readonly BookingView[];
  readonly onUndone: () => void;
};

/** What has paused, until when, and the one way to take all of it back. */
export function PauseDone({ name, period, bookings, all, onUndone }: DoneProps) {
  const { perform, ...sending } = usePause('resumptions', onUndone);
  // What was told off is away now; it is shown as what it was.
  const lines = whatPauses(
    bookings.map((booking) => ({ ...booking, awayDates: [] })),
    period,
  );
  return (
    <>
      <Banner tone="confirmed" title={lines.length > 0 ? `停好了，${lines.length} 项服务` : '停好了'}>
        <Words>{`${name}从${fullWeekdayWords(period.from)}停到${fullWeekdayWords(period.until)}。`}</Words>
        <Words>{`${fullWeekdayWords(addDays(period.until, 1))}回来，后面订好的照常。`}</Words>
      </Banner>
      {lines.length > 0 && <PauseList lines={lines} />}
      <GoesOn lines={whatGoesOn(all, period)} />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        kind="secondary"
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() => void perform(period)}
      >
        撤销，全部恢复
      </Button>
    </>
  );
}
