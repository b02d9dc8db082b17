import type { SimulationView } from '@huiyue/shared/contract/publishing';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { Tabs } from '../../../ui/Tabs';
import { monthWords } from '../../../words/dates';
import { yuanWords } from '../../../words/money';
import { householdsIn, savingBars, sum, type SavingBar } from '../effects';

type By = 'month' | 'site';

/** What families would pay less: one sum, then a bar for each month or each institution, and a house for each family. */
export function SavingChart({ savings }: Pick<SimulationView, 'savings'>) {
  const [by, setBy] = useState<By>('month');
  const bars =
    by === 'month'
      ? savingBars(savings, ({ month }) => ({ key: month, name: monthWords(month) })).sort((one, other) =>
          one.key < other.key ? -1 : 1,
        )
      : savingBars(savings, ({ site }) => ({ key: site.id, name: site.name })).sort(
          (one, other) => other.lessFen - one.lessFen,
        );
  const widest = Math.max(...bars.map(({ lessFen }) => lessFen));
  return (
    <Card>
      <View className="saving-sum">
        <View className="saving-figure">{yuanWords(sum(savings))}</View>
        <View>{`已约好的月份里，每月最多 ${householdsIn(savings)} 户家庭，一共少付`}</View>
      </View>
      <Tabs
        label="怎么分"
        current={by}
        onChange={setBy}
        tabs={[
          { key: 'month', text: '按月看' },
          { key: 'site', text: '按机构看' },
        ]}
      >
        {bars.map((bar) => (
          <Bar key={bar.key} bar={bar} widest={widest} />
        ))}
      </Tabs>
    </Card>
  );
}

/** More than one can count at a glance are said, not drawn. */
const mostHouses = 12;

function Bar({ bar, widest }: { bar: SavingBar; widest: number }) {
  const { name, lessFen, households } = bar;
  return (
    <View className="saving-bar">
      <View className="bar-names">
        <View>{name}</View>
        <View className="bar-sum">{`少付 ${yuanWords(lessFen)}`}</View>
      </View>
      <View className="track" {...aria({ hidden: true })}>
        <View className="track-saved" style={{ width: `${(lessFen / widest) * 100}%` }} />
      </View>
      <View className="houses">
        {Array.from({ length: Math.min(households, mostHouses) }, (_, index) => (
          <Icon key={index} name="places" small />
        ))}
        <View>{`${households} 户`}</View>
      </View>
    </View>
  );
}
