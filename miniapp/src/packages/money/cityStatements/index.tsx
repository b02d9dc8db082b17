import { useGate } from '../../../features/session/hooks/useGate';
import { CityMonth } from '../../../features/statements/components/CityMonth';
import { OneCity } from '../../../features/statements/components/OneCity';
import { PageShell } from '../../../ui/PageShell';
import '../../../parts/family.scss';
import '../money.scss';

export default function CityStatementsPage() {
  const { me, notice } = useGate('regulator');
  return (
    <PageShell title="补贴结算审核" isWide>
      {notice}
      {me && <OneCity places={me.jurisdictions}>{(city) => <CityMonth key={city} city={city} />}</OneCity>}
    </PageShell>
  );
}
