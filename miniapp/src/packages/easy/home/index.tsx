import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { endPractice } from '../../../api/practice';
import { BigChoice } from '../../../features/easy/components/BigChoice';
import { lastMealIn } from '../../../features/easy/lastMeal';
import { useLatest } from '../../../features/easy/queries';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { open, openTab } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';

/** The first page in the elder size: what an older person comes for, one press each, and a plain way to everything else. */
export default function EasyHomePage() {
  const isFamily = useIsFamily();
  const { data, isError } = useLatest(isFamily);
  useDidShow(endPractice);
  const last = data && lastMealIn(data.items);

  return (
    <PageShell title="今天要办什么" isHome>
      <View className="big-choices">
        {!isFamily && (
          <BigChoice
            icon="mine"
            title="先登录"
            note="登录以后才能订餐、看安排"
            onPress={() => void open('/pages/signIn/index', { role: 'family' })}
          />
        )}
        {isFamily && (
          <BigChoice
            icon="refresh"
            title="再订一次上次的餐"
            note={last ? `${last.recipientName}，${last.name}` : noteWithout(data !== undefined, isError)}
            isFirst
            onPress={() => void open('/packages/easy/again/index')}
          />
        )}
        <BigChoice
          icon="places"
          title="看看今天有什么"
          note="附近的饭、日托和上门服务"
          onPress={() => void openTab('/packages/elder/near/index')}
        />
        <BigChoice
          icon="phone"
          title="找人帮忙"
          note="打电话"
          onPress={() => void open('/packages/easy/call/index')}
        />
        {isFamily && (
          <BigChoice
            icon="bookings"
            title="我的安排"
            note="订了什么，哪一天"
            onPress={() => void openTab('/pages/bookings/index')}
          />
        )}
        <BigChoice
          icon="info"
          title="练习一下"
          note="随便按，什么都不会送出去"
          onPress={() => void open('/packages/easy/practice/index')}
        />
        <Button kind="secondary" onPress={() => void openTab('/pages/places/index')}>
          全部功能
        </Button>
      </View>
    </PageShell>
  );
}

/** What is said of the last meal while there is none to name. */
function noteWithout(isRead: boolean, isFailed: boolean): string {
  if (isRead) return '还没有订过餐';
  return isFailed ? '现在看不到上次订的，请按这里再试' : '正在看上次订的';
}
