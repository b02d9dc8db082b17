import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { StaffList } from '../../../features/registry/components/StaffList';
import { useGate } from '../../../features/session/hooks/useGate';
import { PageShell } from '../../../ui/PageShell';

export default function StaffPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="人员">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <StaffList key={site.id} site={site.id} />
        </>
      )}
    </PageShell>
  );
}
