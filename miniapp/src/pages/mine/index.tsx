import { NoticesRow } from '../../features/notices/components/NoticesRow';
import { About } from '../../features/session/components/About';
import { Identity } from '../../features/session/components/Identity';
import { SignOut } from '../../features/session/components/SignOut';
import { useMe } from '../../features/session/hooks/useMe';
import { useTabs } from '../../features/session/hooks/useTabs';
import { NotRead } from '../../notices/NotRead';
import { Ways } from '../../parts/Ways';
import { open, openTab } from '../../platform/navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Heading } from '../../ui/Heading';
import { List } from '../../ui/List';
import { ListRow } from '../../ui/ListRow';
import { PageShell } from '../../ui/PageShell';
import { chooseSize, useSize } from '../../ui/size';
import { Skeleton } from '../../ui/Skeleton';
import { Words } from '../../ui/Words';

const path = '/pages/mine/index';

export default function MinePage() {
  const size = useSize();
  const tabBar = useTabs(path);
  const { data: me, error, isSignedIn } = useMe();
  const isPublicSearchATab = tabBar.items.some((item) => item.path === '/pages/places/index');

  return (
    <PageShell title="我的" tabBar={tabBar}>
      {!isSignedIn && (
        <Card>
          <Heading>{me ? '登录已经过期' : '还没有登录'}</Heading>
          <Words kind="soft">不登录也可以看托位、服务和价格。要预约、要答复，先登录。</Words>
          <Button onPress={() => void open('/pages/signIn/index')}>登录</Button>
        </Card>
      )}
      {isSignedIn && me && <Identity me={me} />}
      {isSignedIn && !me && !error && <Skeleton label="正在打开我的资料" cards={1} />}
      {isSignedIn && !me && error && <NotRead error={error} />}
      {isSignedIn && me && <NoticesRow role={me.role} />}
      {isSignedIn && me && <Ways role={me.role} />}
      <Choice
        label="文字大小"
        value={size}
        onChange={chooseSize}
        options={[
          { value: 'standard', label: '标准版' },
          { value: 'elder', label: '大字版', note: '文字和按钮更大，颜色更深' },
        ]}
      />
      <List>
        <ListRow
          icon="clause"
          title="公布的价格和规则"
          note="每一条都能看到原文"
          onPress={() => void open('/pages/mine/rules/index')}
        />
        <ListRow
          icon="pin"
          title="各市规定放在一起看"
          note="同一个问题，各市怎么规定"
          onPress={() => void open('/packages/public/compare/index')}
        />
        {!isPublicSearchATab && (
          <ListRow
            icon="places"
            title="看看家长看到的托位"
            onPress={() => void openTab('/pages/places/index')}
          />
        )}
        <About />
      </List>
      {isSignedIn && <SignOut />}
    </PageShell>
  );
}
