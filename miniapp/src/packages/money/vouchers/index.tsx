import { useChildren } from '../../../api/reads';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { useElders } from '../../../features/vouchers/queries';
import { Wallet } from '../../../features/vouchers/components/Wallet';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function VouchersPage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  // Asked for together with who is here: what each was given comes next.
  useChildren(isFamily);
  useElders(isFamily);
  return (
    <PageShell title="券和政府购买的服务" isWide>
      {notice}
      {me && <Wallet />}
    </PageShell>
  );
}
