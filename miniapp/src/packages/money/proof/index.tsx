import { useCities } from '../../../api/reads';
import { useGate } from '../../../features/session/hooks/useGate';
import { OneCity } from '../../../features/statements/components/OneCity';
import { ProofResult } from '../../../features/statements/components/ProofResult';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function ProofPage() {
  const { me, notice } = useGate('regulator');
  // Asked for together with who is here: what comes next needs both.
  useCities();
  return (
    <PageShell title="夜间核对" lead="账单、补贴、指标，是不是都和点名一致" isWide>
      {notice}
      {me && <OneCity places={me.jurisdictions}>{(city) => <ProofResult key={city} city={city} />}</OneCity>}
    </PageShell>
  );
}
