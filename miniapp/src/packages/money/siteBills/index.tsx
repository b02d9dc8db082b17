import { SiteMonth } from '../../../features/bills/components/SiteMonth';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { PageShell } from '../../../ui/PageShell';
import '../../../parts/family.scss';
import '../money.scss';

export default function SiteBillsPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="账单" isWide>
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <SiteMonth key={site.id} site={site.id} />
        </>
      )}
    </PageShell>
  );
}
