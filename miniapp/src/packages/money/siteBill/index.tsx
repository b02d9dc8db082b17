import { SiteBill } from '../../../features/bills/components/SiteBill';
import { useBill } from '../../../features/bills/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function SiteBillPage() {
  const { me, notice } = useGate('institution');
  const bill = useBill(useParameter('bill'), me !== undefined);
  return (
    <PageShell title="一家的账单" isWide>
      {notice}
      {me && (
        <Answered query={bill} label="正在打开账单" cards={2} reader="institution">
          {(held) => <SiteBill bill={held} />}
        </Answered>
      )}
    </PageShell>
  );
}
