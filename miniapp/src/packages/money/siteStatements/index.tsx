import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { OwnMonths } from '../../../features/statements/components/OwnMonths';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function SiteStatementsPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="补贴结算表" lead="按点名算出来，机构确认，主管部门审核" isWide>
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <OwnMonths key={site.id} site={site.id} />
        </>
      )}
    </PageShell>
  );
}
