import { View } from '@tarojs/components';
import { addMonthsTo, type CivilMonth } from '@huiyue/shared/civil';
import { Icon } from '../ui/Icon';
import { aria } from '../ui/aria';
import { press } from '../ui/press';
import { monthWords } from '../words/dates';

type Props = {
  readonly month: CivilMonth;
  readonly first: CivilMonth;
  readonly last: CivilMonth;
  readonly label?: string;
  readonly onChange: (month: CivilMonth) => void;
};

/** One month earlier, one month later. */
export function MonthStepper({ month, first, last, label = '入托的月份', onChange }: Props) {
  const step = (by: 1 | -1, word: string, icon: 'back' | 'next', isOff: boolean) => (
    <View
      className={isOff ? 'press step step-off' : 'press step'}
      {...press({ label: word, disabled: isOff, onPress: () => onChange(addMonthsTo(month, by)) })}
    >
      <Icon name={icon} small />
    </View>
  );
  return (
    <View className="month-stepper" {...aria({ role: 'group', label })}>
      {step(-1, '上一个月', 'back', month <= first)}
      <View className="month-now" {...aria({ role: 'status', live: 'polite' })}>
        {monthWords(month)}
      </View>
      {step(1, '下一个月', 'next', month >= last)}
    </View>
  );
}
