import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './iconName';
import { press } from './press';

type Props = {
  readonly title: string;
  readonly note?: ReactNode;
  /** On the right: what is set now, a tag, a figure. */
  readonly value?: ReactNode;
  readonly icon?: IconName;
  readonly onPress?: () => void;
};

/** One line of a list. With `onPress` it leads somewhere and shows an arrow. */
export function ListRow({ title, note, value, icon, onPress }: Props) {
  const content = (
    <>
      {icon && <Icon name={icon} />}
      <View className="row-words">
        <View>{title}</View>
        {note !== undefined && <View className="row-note">{note}</View>}
      </View>
      {(value !== undefined || onPress) && (
        <View className="row-end">
          {value !== undefined && <View className="row-value">{value}</View>}
          {onPress && <Icon name="next" small />}
        </View>
      )}
    </>
  );
  if (!onPress) return <View className="row">{content}</View>;
  return (
    <View className="press row row-open" {...press({ onPress })}>
      {content}
    </View>
  );
}
