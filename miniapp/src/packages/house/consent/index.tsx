import { ConsentByCode } from '../../../features/house/components/ConsentByCode';
import '../../../features/house/house.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { PageShell } from '../../../ui/PageShell';

export default function Page() {
  const { me, notice } = useGate('institution');
  return (
    <PageShell title="老人当面同意" lead="家里人要替老人预约，老人在这里亲口说">
      {notice}
      {me && <ConsentByCode />}
    </PageShell>
  );
}
