import { Registry } from '../../../features/registry/components/Registry';
import { useRegistry } from '../../../features/registry/queries';
import '../../../features/registry/registry.scss';
import { PlaceBar } from '../../../features/publishing/components/PlaceBar';
import { usePlace } from '../../../features/publishing/usePlace';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { More } from '../../../parts/More';
import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';

/** The regulator's register: who is filed, whose papers run out, who takes nobody new. */
export default function SitesPage() {
  const { me, notice } = useGate('regulator');
  const { place, choose } = usePlace(me?.jurisdictions);
  const registry = useRegistry(place?.code);
  return (
    <PageShell title="机构名册">
      {notice}
      {me && place && (
        <>
          <PlaceBar title="看哪里的机构" places={me.jurisdictions} place={place} onChoose={choose} />
          <List>
            <ListRow
              icon="cross"
              title="终身禁入"
              note="列入名单，看被拦下的登记"
              onPress={() => void open('/packages/registry/barred/index')}
            />
          </List>
          {registry.error && <NotRead error={registry.error} reader="regulator" />}
          {registry.isPending && <Skeleton label="正在打开名册" cards={3} />}
          {registry.data && <Registry pages={registry.data.pages} />}
          <More query={registry} words="再看一些机构" />
        </>
      )}
    </PageShell>
  );
}
