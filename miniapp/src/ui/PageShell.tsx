import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useRef, type ReactNode } from 'react';
import { endPractice } from '../api/practice';
import { CaseBar } from '../notices/CaseBar';
import { KeptBar } from '../notices/KeptBar';
import { PracticeBar } from '../notices/PracticeBar';
import { back, isTabPage, nameWindow } from '../platform/navigation';
import { isWeb } from '../platform/target';
import { aria } from './aria';
import { Heading } from './Heading';
import { Icon } from './Icon';
import { press } from './press';
import { ReadAloud } from './ReadAloud';
import type { Readable } from './readable';
import { useSize } from './size';
import { SizeSwitch } from './SizeSwitch';
import { TabBar, type TabBarItem } from './TabBar';
import { sizeClass } from './tokens';

type Props = {
  /** Fixed words, never what a person typed. */
  readonly title: string;
  /** One sentence under the title: what this page is for. */
  readonly lead?: string;
  readonly children: ReactNode;
  /** The one primary act. It stays at the bottom, above the tabs. */
  readonly foot?: ReactNode;
  readonly tabBar?: { readonly items: readonly TabBarItem[]; readonly current: string };
  /** Uses the width of a desk: for what is compared side by side. */
  readonly isWide?: boolean;
  /** A first page without tabs: nothing lies underneath to go back to. */
  readonly isHome?: boolean;
  /** The caller's own page at the desk: the bar that leads there elsewhere is only their name here. */
  readonly isCase?: boolean;
};

/** Every page: size and colours, the bar with the size switch, the heading, the content, what stays at the bottom. */
export function PageShell({
  title,
  lead,
  children,
  foot,
  tabBar,
  isWide = false,
  isHome = false,
  isCase = false,
}: Props) {
  const size = useSize();
  const page = useRef<Readable>(null);
  useDidShow(() => {
    nameWindow(title);
    // Back on one of the first pages, one has left the practice.
    if (tabBar && isTabPage(tabBar.current)) endPractice();
  });
  return (
    <View
      ref={page}
      className={`shell ${sizeClass[size]}${tabBar ? ' shell-tabs' : ''}${isWide ? ' shell-wide' : ''}`}
    >
      <CaseBar isCase={isCase} />
      <View className="shell-bar">
        {isWeb && !tabBar && !isHome ? (
          <View className="press chip chip-back" {...press({ onPress: () => void back() })}>
            <Icon name="back" small />
            <View>返回</View>
          </View>
        ) : (
          <View className="brand" {...aria({ hidden: isWeb })}>
            惠约
          </View>
        )}
        {size === 'elder' && <ReadAloud page={page} />}
        <SizeSwitch />
      </View>
      <View className="shell-body" {...(isWeb && aria({ role: 'main' }))}>
        <Heading level={1}>{title}</Heading>
        {lead !== undefined && <View className="shell-lead">{lead}</View>}
        <View className="shell-bars">
          <PracticeBar />
          <KeptBar />
        </View>
        <View className="shell-content">{children}</View>
      </View>
      {foot !== undefined && <View className="shell-foot">{foot}</View>}
      {tabBar && <TabBar items={tabBar.items} current={tabBar.current} />}
    </View>
  );
}
