import type { OwnClass } from '@huiyue/shared/contract/classes';
import { View } from '@tarojs/components';
import { aria } from '../../../ui/aria';
import { monthWords } from '../../../words/dates';

type Month = OwnClass['months'][number];

/** Month by month: taken, held, open. The figures stand in columns; the bar shows the same at a glance. */
export function MonthsTable({ months }: { months: readonly Month[] }) {
  return (
    <View className="months">
      <View className="month-line month-head" {...aria({ hidden: true })}>
        <View className="month-name">月份</View>
        <View className="month-figure">已占</View>
        <View className="month-figure">锁定</View>
        <View className="month-figure">空位</View>
      </View>
      {months.map((month) => (
        <MonthRow key={month.month} {...month} />
      ))}
    </View>
  );
}

function MonthRow({ month, places, takenPlaces, heldPlaces, openPlaces }: Month) {
  const part = (count: number) => ({ width: `${places === 0 ? 0 : (count / places) * 100}%` });
  const words = `${monthWords(month)}，共 ${places} 个名额：已占 ${takenPlaces} 个，锁定 ${heldPlaces} 个，空位 ${openPlaces} 个`;
  return (
    <View className="month">
      <View className="unseen">{words}</View>
      <View {...aria({ hidden: true })}>
        <View className="month-line">
          <View className="month-name">{monthWords(month)}</View>
          <View className="month-figure">{takenPlaces}</View>
          <View className="month-figure">{heldPlaces}</View>
          <View className={openPlaces === 0 ? 'month-figure' : 'month-figure month-open'}>{openPlaces}</View>
        </View>
        <View className="month-bar">
          <View className="bar-taken" style={part(takenPlaces)} />
          <View className="bar-held" style={part(heldPlaces)} />
        </View>
      </View>
    </View>
  );
}
