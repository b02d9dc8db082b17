import { View } from '@tarojs/components';
import { Icon } from './Icon';
import type { IconName } from './iconName';
import { press } from './press';

type Props = {
  readonly children: string;
  readonly onPress: () => void;
  /** One primary act per page. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** Sent and not yet answered: what is being done, e.g. 正在提交. A second press does nothing. */
  readonly busy?: string | false;
  /** For a screen reader, where the visible word needs its surroundings: 取消 → 取消 12月的预约. */
  readonly label?: string;
};

export function Button({
  children,
  onPress,
  kind = 'primary',
  icon,
  disabled = false,
  busy = false,
  label,
}: Props) {
  const isBusy = busy !== false;
  const isOff = disabled && !isBusy;
  return (
    <View
      className={`press button button-${kind}${isOff ? ' button-off' : ''}${isBusy ? ' button-busy' : ''}`}
      {...press({ onPress, disabled, busy: isBusy, label: isBusy ? busy : label })}
    >
      {isBusy ? <View className="button-dots" /> : icon && <Icon name={icon} small />}
      <View>{isBusy ? busy : children}</View>
    </View>
  );
}
