import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { press } from './press';

type Props = {
  readonly label: string;
  readonly note?: string;
  readonly isChecked: boolean;
  readonly onToggle: () => void;
};

/** One of several that may all be chosen, as a row large enough for any thumb. */
export function CheckRow({ label, note, isChecked, onToggle }: Props) {
  return (
    <View
      className={`press option${isChecked ? ' option-chosen' : ''}`}
      {...press({ role: 'checkbox', checked: isChecked, onPress: onToggle })}
    >
      <View className="option-mark option-check">{isChecked && <Icon name="check" small />}</View>
      <View className="option-words">
        <View className="option-label">{label}</View>
        {note !== undefined && <View className="option-note">{note}</View>}
      </View>
    </View>
  );
}
