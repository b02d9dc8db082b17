import type { Id } from '@huiyue/shared/ids';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { SelfCheckForm } from '../../../features/registry/components/SelfCheckForm';
import { useSelfCheck } from '../../../features/registry/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';

export default function SelfCheckPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="备案自测">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <OfSite key={site.id} site={site.id} />
        </>
      )}
    </PageShell>
  );
}

function OfSite({ site }: { site: Id<'site'> }) {
  const check = useSelfCheck(site);
  if (check.error) return <NotRead error={check.error} reader="institution" />;
  return check.data ? <SelfCheckForm check={check.data} /> : <Skeleton label="正在打开题目" cards={3} />;
}
