import { addDays, type CivilDate } from '@huiyue/shared/civil';
import { View } from '@tarojs/components';
import { Button } from '../../../ui/Button';
import { Heading } from '../../../ui/Heading';
import { fullDayWords, weekdayWords } from '../../../words/dates';

type Props = { readonly date: CivilDate; readonly onChange: (date: CivilDate) => void };

/** Which day a page is about, and the ones beside it. */
export function DayBar({ date, onChange }: Props) {
  return (
    <View className="card day-bar">
      <Heading look={3}>{`${fullDayWords(date)} ${weekdayWords(date)}`}</Heading>
      <View className="pair">
        <Button kind="secondary" onPress={() => onChange(addDays(date, -1))}>
          前一天
        </Button>
        <Button kind="secondary" onPress={() => onChange(addDays(date, 1))}>
          后一天
        </Button>
      </View>
    </View>
  );
}
