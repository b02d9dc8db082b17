import { View } from '@tarojs/components';
import { dateAt, weekdayOf, type CivilDate } from '@huiyue/shared/civil';
import type { DaysView } from '@huiyue/shared/contract/places';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { useState } from 'react';
import { Pills } from '../../../parts/Pills';
import { openWords } from '../../../parts/serviceCounts';
import { now } from '../../../platform/clock';
import { aria } from '../../../ui/aria';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { fullWeekdayWords, nearDayWords } from '../../../words/serviceDays';
import { daysWithin, mostDays, openOn } from '../order';
import '../elderServices.scss';
import { WeekdayPills } from './WeekdayPills';

type Props = {
  readonly service: ServiceCard;
  readonly days: readonly DaysView['days'][number][];
  readonly span: Span;
  readonly weekdays: ReadonlySet<number>;
  readonly value: readonly CivilDate[];
  readonly onSpan: (span: Span) => void;
  readonly onWeekdays: (weekdays: ReadonlySet<number>) => void;
  readonly onChange: (dates: readonly CivilDate[]) => void;
  /** A day that is taken can be waited for, by itself. */
  readonly onWait: (date: CivilDate) => void;
};

const spans = [
  { value: 'own', label: '自己挑日子', days: 0 },
  { value: 'week', label: '接下来一周', days: 7 },
  { value: 'month', label: '接下来一个月', days: 31 },
  { value: 'standing', label: '长期订', days: 0 },
] as const;
export type Span = (typeof spans)[number]['value'];

const shownAtFirst = 7;

/** Which days? One by one, or a week or a month at once by the days of the week; every day remains to be unticked. */
export function DaysStep(props: Props) {
  const { service, days, span, weekdays, value, onSpan, onWeekdays, onChange, onWait } = props;
  const { per, product, weekdays: given } = service;
  const [shown, setShown] = useState(shownAtFirst);
  const today = dateAt(now());
  const onSale = days.filter(({ isOnSale }) => isOnSale);
  const first = onSale[0]?.date;

  const fill = (chosen: Span, on: ReadonlySet<number>) => {
    onSpan(chosen);
    onWeekdays(on);
    const length = spans.find((one) => one.value === chosen)?.days ?? 0;
    if (first === undefined || length === 0) return;
    onChange(daysWithin(days, per, { first, days: length, weekdays: on }, weekdayOf));
  };
  const toggle = (date: CivilDate) =>
    onChange(value.includes(date) ? value.filter((one) => one !== date) : [...value, date].toSorted());
  const last = onSale[onSale.length - 1]?.date;

  if (first === undefined || last === undefined)
    return <Words>现在没有能订的日子。可以打电话问机构，或过几天再来。</Words>;

  return (
    <>
      <Pills label="怎么选" value={span} options={spans} onChange={(next) => fill(next, weekdays)} />
      {span !== 'own' && (
        <WeekdayPills
          label="每周哪几天"
          hint={`现在最远能订到${fullWeekdayWords(last)}`}
          given={given}
          value={weekdays}
          onChange={(next) => fill(span, next)}
        />
      )}
      {span === 'standing' ? (
        <Words>每周这几天一直订下去，直到您停下。开放新的日子时会自动订上；订不上的那天会告诉您。</Words>
      ) : (
        <>
          <View className="service-open" {...aria({ role: 'status', live: 'polite' })}>
            {value.length === 0 ? '还没有选日子' : `选了 ${value.length} 天`}
          </View>
          {value.length > mostDays && <Words>{`一次最多订 ${mostDays} 天，请少选几天。`}</Words>}
          <View className="choice" {...aria({ role: 'group', label: '能订的日子' })}>
            {onSale
              .filter((day) => openOn(day, per) > 0)
              .slice(0, shown)
              .map((day) => (
                <CheckRow
                  key={day.date}
                  label={fullWeekdayWords(day.date)}
                  note={`${dayNote(day.date, today)}${openWords(product, openOn(day, per))}`}
                  isChecked={value.includes(day.date)}
                  onToggle={() => toggle(day.date)}
                />
              ))}
          </View>
          {onSale.length > shown && (
            <Button kind="quiet" onPress={() => setShown(shown + shownAtFirst)}>
              看后面的日子
            </Button>
          )}
          <FullDays
            full={onSale.filter((day) => openOn(day, per) <= 0).map(({ date }) => date)}
            onWait={onWait}
          />
        </>
      )}
    </>
  );
}

function dayNote(date: CivilDate, today: CivilDate): string {
  const near = nearDayWords(date, today);
  return ['今天', '明天', '后天'].includes(near) ? `${near}，` : '';
}

function FullDays({
  full,
  onWait,
}: {
  readonly full: readonly CivilDate[];
  readonly onWait: (date: CivilDate) => void;
}) {
  if (full.length === 0) return null;
  return (
    <Section title="已经订满的日子">
      <Words kind="soft">可以排队。有人退了，会按次序先留给排在前面的人。</Words>
      <List>
        {full.map((date) => (
          <ListRow
            key={date}
            title={fullWeekdayWords(date)}
            note="已订满"
            value="排队"
            onPress={() => onWait(date)}
          />
        ))}
      </List>
    </Section>
  );
}
