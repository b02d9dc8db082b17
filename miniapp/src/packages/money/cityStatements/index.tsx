import { useCities } from '../../../api/reads';
import { useGate } from '../../../features/session/hooks/useGate';
import { CityMonth } from '../../../features/statements/components/CityMonth';
import { OneCity } from '../../../features/statements/components/OneCity';
import { PageShell } from '../../../ui/PageShell';
import '../../../parts/family.scss';
import '../money.scss';

export default function CityStatementsPage() {
  const { me, notice } = useGate('regulator');
  // Asked for together with who is here: what comes next needs both.
  useCities();
  return (
    <PageShell title="补贴结算审核" isWide>
      {notice}
      {me && <OneCity places={me.jurisdictions}>{(city) => <CityMonth key={city} city={city} />}</OneCity>}
    </PageShell>
  );
}
