import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { Overlay } from './Overlay';
import { press } from './press';

type Props = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
};

/** More about something, or a choice to make, without leaving the page. */
export function Sheet({ isOpen, title, onClose, children, foot }: Props) {
  return (
    <Overlay
      kind="sheet"
      isOpen={isOpen}
      title={title}
      onClose={onClose}
      foot={foot}
      head={
        <View className="press chip" {...press({ onPress: onClose, label: `关闭 ${title}` })}>
          <Icon name="close" small />
          <View>关闭</View>
        </View>
      }
    >
      {children}
    </Overlay>
  );
}
