import { CarerList } from '../../../features/house/components/CarerList';
import '../../../features/house/house.scss';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { PageShell } from '../../../ui/PageShell';

export default function Page() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="上门护理员">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <CarerList key={site.id} site={site.id} />
        </>
      )}
    </PageShell>
  );
}
