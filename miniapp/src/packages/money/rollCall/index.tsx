import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { RollCall } from '../../../features/rollCall/components/RollCall';
import { useGate } from '../../../features/session/hooks/useGate';
import { PageShell } from '../../../ui/PageShell';
import '../../../parts/family.scss';
import '../money.scss';

export default function RollCallPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="点名">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <RollCall key={site.id} site={site.id} />
        </>
      )}
    </PageShell>
  );
}
