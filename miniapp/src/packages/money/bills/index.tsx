import { MyBills } from '../../../features/bills/components/MyBills';
import { useBills } from '../../../features/bills/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function BillsPage() {
  const { me, notice } = useGate('family');
  const bills = useBills(useIsFamily());
  return (
    <PageShell title="我的账单" lead="一个月一张，服务过了才收费" isWide>
      {notice}
      {me && (
        <Answered query={bills} label="正在查找账单">
          {(mine) => <MyBills bills={mine} />}
        </Answered>
      )}
    </PageShell>
  );
}
