import { useGate } from '../../../features/session/hooks/useGate';
import { Wallet } from '../../../features/vouchers/components/Wallet';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function VouchersPage() {
  const { me, notice } = useGate('family');
  return (
    <PageShell title="券和政府购买的服务" isWide>
      {notice}
      {me && <Wallet />}
    </PageShell>
  );
}
