import { isCivilDate } from '@huiyue/shared/civil';
import { Closings } from '../../../features/house/components/Closings';
import '../../../features/house/house.scss';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';

export default function Page() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const on = useParameter('on');
  return (
    <PageShell title="停业安排">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <Closings key={site.id} site={site.id} on={isCivilDate(on) ? on : undefined} />
        </>
      )}
    </PageShell>
  );
}
