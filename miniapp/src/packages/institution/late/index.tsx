import { LateForm } from '../../../features/institution/components/LateForm';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import '../../../features/institution/institution.scss';
import { useLateTerms } from '../../../parts/late';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { PageShell } from '../../../ui/PageShell';

export default function LatePage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const terms = useLateTerms(site?.id ?? '');
  return (
    <PageShell title="晚接收费">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <Answered query={terms} label="正在打开晚接收费" cards={1} reader="institution">
            {(held) => <LateForm key={site.id} site={site.id} terms={held} />}
          </Answered>
        </>
      )}
    </PageShell>
  );
}
