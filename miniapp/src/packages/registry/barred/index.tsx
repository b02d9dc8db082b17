import { Attempts, BarForm } from '../../../features/registry/components/BarForm';
import { usePlace } from '../../../features/publishing/usePlace';
import { useGate } from '../../../features/session/hooks/useGate';
import { PageShell } from '../../../ui/PageShell';

export default function BarredPage() {
  const { me, notice } = useGate('regulator');
  const { place } = usePlace(me?.jurisdictions);
  return (
    <PageShell title="终身禁入">
      {notice}
      {me && place && (
        <>
          <Attempts key={place.code} jurisdiction={place.code} />
          <BarForm />
        </>
      )}
    </PageShell>
  );
}
