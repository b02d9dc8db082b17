import { isCivilDate, type CivilDate } from '@huiyue/shared/civil';
import type { DaysView } from '@huiyue/shared/contract/places';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Minute } from '@huiyue/shared/ledger/span';
import { Pills } from '../../../parts/Pills';
import { Choice } from '../../../ui/Choice';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { fullWeekdayWords } from '../../../words/serviceDays';
import { minuteWords } from '../../../words/when';
import { isFreeThrough, startsOn } from '../order';

export type HourAnswers = {
  readonly date?: CivilDate | undefined;
  readonly from?: Minute | undefined;
  readonly minutes: number;
};

type Props = {
  readonly service: ServiceCard;
  readonly days: readonly DaysView['days'][number][];
  readonly value: HourAnswers;
  /** Where the kind of service lasts as long as it lasts, nobody is asked how long. */
  readonly fixedMinutes?: number | undefined;
  readonly onChange: (value: HourAnswers) => void;
};

const hour = 60;
const longestHours = 4;

/** One visit at home: which day, from when, how long; only what somebody is free for. */
export function HourStep({ service, days, value, fixedMinutes, onChange }: Props) {
  const onSale = days.filter(({ isOnSale }) => isOnSale);
  const day = onSale.find(({ date }) => date === value.date);
  const minutes = fixedMinutes ?? value.minutes;
  const starts = day
    ? startsOn(day).filter(
        ({ from }) => from + minutes <= service.closesAt && isFreeThrough(day, from, from + minutes),
      )
    : [];
  if (onSale.length === 0) return <Words>现在没有能约的日子。可以打电话问机构，或过几天再来。</Words>;
  return (
    <>
      {fixedMinutes === undefined && (
        <Stepper
          label="做多长时间"
          value={minutes}
          least={hour}
          most={longestHours * hour}
          by={hour}
          step="1小时"
          words={(length) => `${length / hour} 小时`}
          onChange={(length) => onChange({ ...value, minutes: length, from: undefined })}
        />
      )}
      <Choice
        label="哪一天"
        value={value.date}
        onChange={(date) => {
          if (isCivilDate(date)) onChange({ ...value, date, from: undefined });
        }}
        options={onSale.map((one) => {
          const free = startsOn(one).filter(({ from }) => isFreeThrough(one, from, from + minutes)).length;
          return {
            value: one.date,
            label: fullWeekdayWords(one.date),
            note: free > 0 ? `有 ${free} 个时间可以选` : '这天约满了，可以换一天',
            isClosed: free === 0,
          };
        })}
      />
      {day && starts.length > 0 && (
        <Pills
          label="几点开始"
          value={value.from === undefined ? undefined : `${value.from}`}
          onChange={(from) => onChange({ ...value, from: Number(from) })}
          options={starts.map(({ from }) => ({ value: `${from}`, label: minuteWords(from) }))}
        />
      )}
      {day && starts.length === 0 && <Words>这一天没有这么长的空，请换一天或短一点。</Words>}
    </>
  );
}
