import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from './aria';
import { useFocusTrap } from './focusTrap';
import { Heading } from './Heading';
import { useElementId } from './ids';

type Props = {
  readonly kind: 'dialog' | 'sheet';
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly head?: ReactNode;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
};

/** What Dialog and Sheet share: the shade, the name, and who holds the focus. */
export function Overlay({ kind, isOpen, title, onClose, head, children, foot }: Props) {
  const id = useElementId(kind);
  useFocusTrap(id, title, isOpen, onClose);
  if (!isOpen) return null;
  return (
    <View className={`overlay overlay-${kind}`}>
      <View className="shade" catchMove onClick={onClose} {...aria({ hidden: true })} />
      <View
        id={id}
        className={`panel panel-${kind}`}
        {...aria({ role: 'dialog', modal: true, label: title, tabIndex: -1 })}
      >
        <View className="panel-head">
          <Heading>{title}</Heading>
          {head}
        </View>
        {/* Longer than the glass, it must scroll by keyboard too, even with nothing in it to press. */}
        <View className="panel-body" {...aria({ tabIndex: 0 })}>
          {children}
        </View>
        {foot !== undefined && <View className="panel-foot">{foot}</View>}
      </View>
    </View>
  );
}
