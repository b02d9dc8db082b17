import { View } from '@tarojs/components';
import { openTab } from '../platform/navigation';
import { isWeb } from '../platform/target';
import { aria } from '../ui/aria';
import { press } from '../ui/press';
import './oldYoungSwitch.scss';

const sides = [
  { side: 'young', text: '孩子托育', page: '/pages/places/index' },
  { side: 'old', text: '老人服务', page: '/packages/elder/near/index' },
] as const;

type Props = { readonly current: (typeof sides)[number]['side'] };

/** For the child or for the elder: two pages beside one another, one press apart. */
export function OldYoungSwitch({ current }: Props) {
  return (
    <View className="old-young" {...aria({ role: isWeb ? 'navigation' : 'tablist', label: '给谁找服务' })}>
      {sides.map(({ side, text, page }) => {
        const isCurrent = side === current;
        return (
          <View
            key={side}
            className={isCurrent ? 'press old-young-side old-young-current' : 'press old-young-side'}
            {...press({
              onPress: () => {
                if (!isCurrent) void openTab(page);
              },
              ...(isWeb ? { role: 'link', current: isCurrent } : { role: 'tab', selected: isCurrent }),
            })}
          >
            {text}
          </View>
        );
      })}
    </View>
  );
}
