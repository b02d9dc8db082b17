import { View } from '@tarojs/components';
import { Icon } from '../../../ui/Icon';
import type { IconName } from '../../../ui/iconName';
import { press } from '../../../ui/press';
import '../easy.scss';

type Props = {
  readonly icon: IconName;
  readonly title: string;
  readonly note?: string;
  /** The one that most people come for. */
  readonly isFirst?: boolean;
  readonly onPress: () => void;
};

/** One thing to do, as large as a hand that shakes needs it. */
export function BigChoice({ icon, title, note, isFirst = false, onPress }: Props) {
  return (
    <View className={`press big-choice${isFirst ? ' big-choice-first' : ''}`} {...press({ onPress })}>
      <Icon name={icon} />
      <View className="big-choice-words">
        <View className="big-choice-title">{title}</View>
        {note !== undefined && <View className="big-choice-note">{note}</View>}
      </View>
      <Icon name="next" small />
    </View>
  );
}
