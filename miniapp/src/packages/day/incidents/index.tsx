import { useState } from 'react';
import { IncidentForm } from '../../../features/day/components/IncidentForm';
import { IncidentList } from '../../../features/day/components/IncidentList';
import { useIncidents, useToday } from '../../../features/day/queries';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { More } from '../../../parts/More';
import '../../../parts/family.scss';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';

export default function IncidentsPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const incidents = useIncidents({ site: site?.id ?? '' });
  const today = useToday(site?.id ?? '', me);
  const [isWriting, setIsWriting] = useState(false);
  return (
    <PageShell title="意外事件" foot={site && <Button onPress={() => setIsWriting(true)}>登记一件</Button>}>
      {notice}
      {site && (
        <Answered query={incidents} label="正在打开登记" cards={1} reader="institution">
          {({ pages }) => (
            <>
              <IncidentList incidents={pages.flatMap(({ items }) => items)} reader="institution" />
              <More query={incidents} words="看更早的" />
            </>
          )}
        </Answered>
      )}
      {site && isWriting && (
        <IncidentForm site={site.id} people={today.data?.people ?? []} onClose={() => setIsWriting(false)} />
      )}
    </PageShell>
  );
}
