import { Queue } from '../../../features/day/components/Queue';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import '../../../parts/family.scss';
import { PageShell } from '../../../ui/PageShell';

export default function QueuePage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="候补名单" lead="次序由公布的规则和报名时间定，机构不能改。">
      {notice}
      {site && <Queue site={site.id} />}
    </PageShell>
  );
}
