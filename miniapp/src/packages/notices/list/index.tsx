import { roles } from '@huiyue/shared/people';
import { useQuery } from '@tanstack/react-query';
import { getAll } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useChildren } from '../../../api/reads';
import { NoticeList } from '../../../features/notices/components/NoticeList';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { useGate } from '../../../features/session/hooks/useGate';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import '../notices.scss';

type Named = { readonly id: string; readonly name: string };

export default function NoticesPage() {
  const { me, notice } = useGate(roles);
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
      {notice}
      {me && <NoticeList role={isFamily ? 'family' : me.role} people={people} />}
      {me && isFamily && (
        <Button kind="quiet" onPress={() => void open('/packages/notices/settings/index')}>
          通知设置
        </Button>
      )}
    </PageShell>
  );
}
