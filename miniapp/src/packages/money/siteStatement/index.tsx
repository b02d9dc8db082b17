import { useGate } from '../../../features/session/hooks/useGate';
import { OwnStatement } from '../../../features/statements/components/OwnStatement';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function SiteStatementPage() {
  const { me, notice } = useGate('institution');
  const [site, month] = [useParameter('site'), useParameter('month')];
  return (
    <PageShell title="补贴结算表">
      {notice}
      {me && <OwnStatement site={site} month={month} />}
    </PageShell>
  );
}
