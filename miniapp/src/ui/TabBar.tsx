import { View } from '@tarojs/components';
import { openTab } from '../platform/navigation';
import { isWeb } from '../platform/target';
import { aria } from './aria';
import { Icon } from './Icon';
import type { IconName } from './iconName';
import { press } from './press';

export type TabBarItem = { readonly path: string; readonly text: string; readonly icon: IconName };

type Props = { readonly items: readonly TabBarItem[]; readonly current: string };

/** Ours on both targets: the text of WeChat's own bar cannot be enlarged. */
export function TabBar({ items, current }: Props) {
  return (
    <View className="tab-bar" {...aria({ role: isWeb ? 'navigation' : 'tablist', label: '主要页面' })}>
      {items.map(({ path, text, icon }) => {
        const isCurrent = path === current;
        return (
          <View
            key={path}
            className={isCurrent ? 'press bar-item bar-current' : 'press bar-item'}
            {...press({
              onPress: () => {
                if (!isCurrent) void openTab(path);
              },
              ...(isWeb ? { role: 'link', current: isCurrent } : { role: 'tab', selected: isCurrent }),
            })}
          >
            <View className="bar-mark">
              <Icon name={icon} />
            </View>
            <View className="bar-text">{text}</View>
          </View>
        );
      })}
    </View>
  );
}
