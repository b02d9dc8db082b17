import { dateAt } from '@huiyue/shared/civil';
import { useState } from 'react';
import { DayBar } from '../../../features/house/components/DayBar';
import { SiteLists } from '../../../features/house/components/SiteLists';
import '../../../features/house/house.scss';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { now } from '../../../platform/clock';
import { PageShell } from '../../../ui/PageShell';

export default function Page() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const [date, setDate] = useState(() => dateAt(now()));
  return (
    <PageShell title="导出表格" isWide>
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <DayBar date={date} onChange={setDate} />
          <SiteLists key={site.id} site={site.id} date={date} />
        </>
      )}
    </PageShell>
  );
}
