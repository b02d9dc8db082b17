import { View } from '@tarojs/components';
import { aria } from './aria';
import { Icon } from './Icon';
import type { IconName } from './iconName';
import { useElementId } from './ids';
import { press } from './press';

type Props = {
  readonly children: string;
  readonly onPress: () => void;
  /** One primary act per page. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** What has to be done before it can be pressed, in the order of the form: 选日子, 写原因. Said beside the button. */
  readonly lacks?: readonly (string | false)[];
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
  lacks = [],
  busy = false,
  label,
}: Props) {
  const isBusy = busy !== false;
  const first = lacks.filter((one) => one !== false);
  const isOff = first.length > 0 && !isBusy;
  const id = useElementId('lacks');
  return (
    <>
      {isOff && <View id={id} className="field-hint">{`请先${first.join('，')}`}</View>}
      <View
        className={`press button button-${kind}${isOff ? ' button-off' : ''}${isBusy ? ' button-busy' : ''}`}
        {...press({ onPress, disabled: isOff, busy: isBusy, label: isBusy ? busy : label })}
        {...(isOff && aria({ describedBy: id }))}
      >
        {isBusy ? <View className="button-dots" /> : icon && <Icon name={icon} small />}
        <View>{isBusy ? busy : children}</View>
      </View>
    </>
  );
}
