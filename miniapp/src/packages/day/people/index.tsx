import { People } from '../../../features/day/components/People';
import { KeptNotice } from '../../../features/day/components/TodayBoard';
import { useToday } from '../../../features/day/queries';
import { useDayPerson } from '../../../features/day/useDayPerson';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

export default function PeoplePage() {
  const { me, notice } = useGate('institution');
  const person = useDayPerson(me);
  const site = useChosenSite(me?.sites) ?? person?.sites[0];
  const today = useToday(site?.id ?? '', me);
  return (
    <PageShell title="点名和接送">
      {(me !== undefined || person === undefined) && notice}
      {site && (
        <>
          <Words kind="soft">{site.name}</Words>
          {today.data && today.error?.failure.kind === 'offline' && <KeptNotice today={today.data} />}
          <Answered query={today} label="正在打开名单" cards={2} reader="institution">
            {(held) => <People key={held.site} today={held} />}
          </Answered>
        </>
      )}
    </PageShell>
  );
}
