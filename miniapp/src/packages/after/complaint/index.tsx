import { ComplaintDetail } from '../../../features/after/components/ComplaintDetail';
import { useComplaint } from '../../../features/after/queries';
import { useMe } from '../../../features/session/hooks/useMe';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import type { Reader } from '../../../words/refusals';

/** One matter, for everybody it concerns: the family, the institution, who watches over both. */
export default function ComplaintPage() {
  const { data: me, isSignedIn } = useMe();
  const complaint = useComplaint(useParameter('number'), isSignedIn);
  const reader: Reader = me?.role === 'institution' || me?.role === 'regulator' ? me.role : 'family';
  return (
    <PageShell title="投诉的进展">
      {isSignedIn ? (
        <Answered query={complaint} label="正在打开" cards={2} reader={reader}>
          {(held) => <ComplaintDetail complaint={held} reader={reader} />}
        </Answered>
      ) : (
        <Empty icon="mine" title="请先登录">
          <Button onPress={() => void open('/pages/signIn/index')}>登录</Button>
        </Empty>
      )}
    </PageShell>
  );
}
