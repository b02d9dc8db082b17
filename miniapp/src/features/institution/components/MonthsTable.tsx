import { dateAt, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { View } from '@tarojs/components';
import { now } from '../../../platform/clock';
import { aria } from '../../../ui/aria';
import { monthWords } from '../../../words/dates';

type Month = OwnClass['months'][number];

/** Month by month: confirmed, waiting for an answer, open. Figures in columns; the bar shows the same at a glance. */
export function MonthsTable({ months }: { months: readonly Month[] }) {
  const today = dateAt(now());
  return (
    <View className="months">
      <View className="month-line month-head" {...aria({ hidden: true })}>
        <View className="month-name">月份</View>
        <View className="month-figure">已确认</View>
        <View className="month-figure">待答复</View>
        <View className="month-figure">空位</View>
      </View>
      {months.map((month) => (
        <MonthRow key={month.month} today={today} {...month} />
      ))}
    </View>
  );
}

function MonthRow({
  today,
  month,
  places,
  takenPlaces,
  heldPlaces,
  openPlaces,
}: Month & { today: CivilDate }) {
  // What is taken counts what is held for an answer.
  const confirmed = takenPlaces - heldPlaces;
  const part = (count: number) => ({ width: `${places === 0 ? 0 : (count / places) * 100}%` });
  const words = `${monthWords(month)}，共 ${places} 个名额：已确认 ${confirmed} 个，待答复 ${heldPlaces} 个，空位 ${openPlaces} 个`;
  return (
    <View className="month">
      <View className="unseen">{words}</View>
      <View {...aria({ hidden: true })}>
        <View className="month-line">
          <View className="month-name">{shortMonth(month, today)}</View>
          <View className="month-figure">{confirmed}</View>
          <View className="month-figure">{heldPlaces}</View>
          <View className={openPlaces === 0 ? 'month-figure' : 'month-figure month-open'}>{openPlaces}</View>
        </View>
        <View className="month-bar">
          <View className="bar-taken" style={part(confirmed)} />
          <View className="bar-held" style={part(heldPlaces)} />
        </View>
      </View>
    </View>
  );
}

/** 12月, 明年1月: in a column, as people say it. */
function shortMonth(month: CivilMonth, today: CivilDate): string {
  const years = Number(month.slice(0, 4)) - Number(today.slice(0, 4));
  const name = `${Number(month.slice(5))}月`;
  return years === 0 ? name : years === 1 ? `明年${name}` : monthWords(month);
}
