import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { isWeb } from '../platform/target';
import { aria } from './aria';
import { useElementId } from './ids';
import { press } from './press';

type Tab<T extends string> = { readonly key: T; readonly text: string; readonly count?: number };

type Props<T extends string> = {
  /** What the tabs divide, for a screen reader: 预约的状态. */
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly current: T;
  readonly onChange: (key: T) => void;
  readonly children: ReactNode;
};

type ArrowEvent = { readonly key: string; preventDefault(): void };

export function Tabs<T extends string>({ label, tabs, current, onChange, children }: Props<T>) {
  const id = useElementId('tabs');

  const onArrow = (event: ArrowEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined;
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.key === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };

  return (
    <View className="stack">
      <View className="tabs" {...aria({ role: 'tablist', label })} {...(isWeb && { onKeyDown: onArrow })}>
        {tabs.map(({ key, text, count }) => {
          const isCurrent = key === current;
          return (
            <View
              key={key}
              id={`${id}-${key}`}
              className={isCurrent ? 'press tab tab-current' : 'press tab'}
              {...press({
                role: 'tab',
                selected: isCurrent,
                controls: `${id}-panel`,
                tabIndex: isCurrent ? 0 : -1,
                onPress: () => onChange(key),
              })}
            >
              {count === undefined ? text : `${text} ${count}`}
            </View>
          );
        })}
      </View>
      <View
        id={`${id}-panel`}
        className="stack"
        {...aria({ role: 'tabpanel', labelledBy: `${id}-${current}` })}
      >
        {children}
      </View>
    </View>
  );
}
