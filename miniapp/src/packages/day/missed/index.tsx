import { MissedList } from '../../../features/day/components/MissedList';
import { useSiteMissed } from '../../../features/day/queries';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { PageShell } from '../../../ui/PageShell';

export default function MissedPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const missed = useSiteMissed(site?.id ?? '');
  return (
    <PageShell title="没有见到的人" lead="见到人或联系上了，才从这里划掉。">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <Answered query={missed} label="正在打开名单" cards={1} reader="institution">
            {({ items }) => <MissedList missed={items} />}
          </Answered>
        </>
      )}
    </PageShell>
  );
}
