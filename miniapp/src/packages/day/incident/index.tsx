import { IncidentDetail } from '../../../features/day/components/IncidentDetail';
import { useIncident } from '../../../features/day/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';

/** A family comes here from its notice, staff and regulators from their lists. */
export default function IncidentPage() {
  const named = useParameter('reader');
  const reader = named === 'institution' || named === 'regulator' ? named : 'family';
  const { me, notice } = useGate(reader);
  const incident = useIncident(useParameter('site'), useParameter('incident'), me !== undefined);
  return (
    <PageShell title="意外事件">
      {notice}
      {me && (
        <Answered query={incident} label="正在打开" cards={2} reader={reader}>
          {(held) => <IncidentDetail incident={held} mayWrite={reader === 'institution'} />}
        </Answered>
      )}
    </PageShell>
  );
}
