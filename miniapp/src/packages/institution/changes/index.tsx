import { dateAt } from '@huiyue/shared/civil';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { ToChangeList } from '../../../features/institution/components/ToChange';
import { useBreaches } from '../../../features/institution/hooks/useBreaches';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { PageShell } from '../../../ui/PageShell';

export default function ChangesPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const breaches = useBreaches(site?.id ?? '');
  return (
    <PageShell title="新规定下要改的">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <Answered query={breaches} label="正在查要改什么" cards={1} reader="institution">
            {(found) => <ToChangeList breaches={found} today={dateAt(now())} />}
          </Answered>
        </>
      )}
    </PageShell>
  );
}
