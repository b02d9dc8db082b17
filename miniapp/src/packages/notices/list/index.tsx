import { useQuery } from '@tanstack/react-query';
import { getAll } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useChildren } from '../../../api/reads';
import { NoticeList } from '../../../features/notices/components/NoticeList';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { useMe } from '../../../features/session/hooks/useMe';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import '../notices.scss';

type Named = { readonly id: string; readonly name: string };

export default function NoticesPage() {
  const { data: me, isSignedIn } = useMe();
  const isFamily = useIsFamily();
  const children = useChildren(isFamily);
  const elders = useQuery({
    queryKey: ['elders'],
    queryFn: () => dataOf(getAll<Named>('/elders')),
    enabled: isFamily,
  });
  const people: readonly Named[] = [...(children.data?.items ?? []), ...(elders.data?.items ?? [])];
  return (
    <PageShell title="消息" lead="告诉过您的事都在这里">
      {!isSignedIn && (
        <Empty icon="mine" title="请先登录">
          <Button onPress={() => void open('/pages/signIn/index')}>登录</Button>
        </Empty>
      )}
      {isSignedIn && !me && <Skeleton label="正在打开" />}
      {isSignedIn && me && <NoticeList role={isFamily ? 'family' : me.role} people={people} />}
      {isFamily && (
        <Button kind="quiet" onPress={() => void open('/packages/notices/settings/index')}>
          通知设置
        </Button>
      )}
    </PageShell>
  );
}
