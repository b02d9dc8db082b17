import { useState } from 'react';
import { IncidentList } from '../../../features/day/components/IncidentList';
import { useIncidents } from '../../../features/day/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useCities } from '../../../api/reads';
import { NotRead } from '../../../notices/NotRead';
import { Answered } from '../../../parts/Answered';
import { More } from '../../../parts/More';
import '../../../parts/family.scss';
import { Choice } from '../../../ui/Choice';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

export default function CityIncidentsPage() {
  const { me, notice } = useGate('regulator');
  const cities = useCities();
  const own = cities.data?.items.filter(({ code }) =>
    me?.jurisdictions.some((place) => code.slice(0, 4) === place.code.slice(0, 4)),
  );
  const [chosen, setChosen] = useState<string>();
  const city = chosen ?? own?.[0]?.code ?? '';
  const incidents = useIncidents({ city });
  return (
    <PageShell title="意外事件" lead="您管的地方，机构登记的。">
      {notice}
      {me && own && own.length > 1 && (
        <Choice
          label="哪个市"
          options={own.map(({ code, name }) => ({ value: code, label: name }))}
          value={city}
          onChange={setChosen}
        />
      )}
      {me && own?.length === 0 && (
        <Empty icon="pin" title="没有归您管的城市">
          <Words kind="soft">请联系管理员，写明您管哪里。</Words>
        </Empty>
      )}
      {me && cities.error && <NotRead error={cities.error} reader="regulator" />}
      {me && !cities.error && own?.length !== 0 && (
        <Answered query={incidents} label="正在打开登记" cards={2} reader="regulator">
          {({ pages }) => (
            <>
              <IncidentList incidents={pages.flatMap(({ items }) => items)} reader="regulator" />
              <More query={incidents} words="看更早的" />
            </>
          )}
        </Answered>
      )}
    </PageShell>
  );
}
