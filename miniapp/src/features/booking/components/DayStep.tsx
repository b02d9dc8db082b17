import { dateAt, isCivilDate, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { DaysView } from '@huiyue/shared/contract/places';
import type { ClassCard } from '@huiyue/shared/contract/sites';
import { useState } from 'react';
import { NotRead } from '../../../notices/NotRead';
import { MonthStepper } from '../../../parts/MonthStepper';
import { now } from '../../../platform/clock';
import { Choice } from '../../../ui/Choice';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';
import { dayWords, weekdayWords } from '../../../words/dates';
import { useDays } from '../queries';
import { firstDayOnSale } from '../when';

type Props = {
  readonly offer: Pick<ClassCard, 'id' | 'opensOn' | 'lastMonth'>;
  readonly value: CivilDate | undefined;
  readonly onChange: (date: CivilDate) => void;
};

/** On which day? Only days that can be booked, each with the fewest places that are free in it. */
export function DayStep({ offer, value, onChange }: Props) {
  const [first] = useState(() => firstDayOnSale(offer, dateAt(now())));
  const [month, setMonth] = useState(monthOf(value ?? first));
  const days = useDays(offer.id, month);
  const open = days.data?.days.filter(({ isOnSale }) => isOnSale) ?? [];
  return (
    <>
      <MonthStepper
        label="哪个月"
        month={month}
        first={monthOf(first)}
        last={offer.lastMonth}
        onChange={setMonth}
      />
      {days.data ? (
        open.length === 0 ? (
          <Words>这个月没有可以约的日子，请看别的月份。</Words>
        ) : (
          <Choice
            label="哪一天"
            value={value}
            onChange={(chosen) => {
              if (isCivilDate(chosen)) onChange(chosen);
            }}
            options={open.map(({ date, bands }) => ({
              value: date,
              label: `${dayWords(date)} ${weekdayWords(date)}`,
              ...noteOf(bands),
            }))}
          />
        )
      ) : days.error ? (
        <NotRead error={days.error} />
      ) : (
        <Skeleton label="正在查每天的名额" cards={2} />
      )}
    </>
  );
}

function noteOf(bands: DaysView['days'][number]['bands']): {
  readonly note: string;
  readonly isClosed: boolean;
} {
  const counts = bands.map(({ openPlaces }) => openPlaces);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  if (most <= 0) return { note: '已约满，可以排队', isClosed: false };
  return fewest <= 0
    ? { note: '有的时段约满了', isClosed: false }
    : { note: `全天都有 ${fewest} 个名额`, isClosed: false };
}
