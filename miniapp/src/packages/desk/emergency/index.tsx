import { EmergencyDetail } from '../../../features/desk/components/EmergencyDetail';
import '../../../features/desk/desk.scss';
import { useEmergency } from '../../../features/desk/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';

/** One emergency: whom to call next, and everything that was done. */
export default function EmergencyPage() {
  const { me, notice } = useGate('desk');
  const emergency = useEmergency(useParameter('emergency'), me !== undefined);
  return (
    <PageShell title="一件急事" lead="打完一个，记一个">
      {notice}
      {me && (
        <Answered query={emergency} label="正在打开" reader="desk">
          {(one) => <EmergencyDetail emergency={one} />}
        </Answered>
      )}
    </PageShell>
  );
}
