import { useChildren } from '../../api/reads';
import { PlaceSearch } from '../../features/places/components/PlaceSearch';
import { useIsFamily } from '../../features/session/hooks/useIsFamily';
import { useTabs } from '../../features/session/hooks/useTabs';
import '../../parts/family.scss';
import { EasyRow } from '../../parts/EasyRow';
import { OldYoungSwitch } from '../../parts/OldYoungSwitch';
import { open } from '../../platform/navigation';
import { PageShell } from '../../ui/PageShell';

export default function PlacesPage() {
  const isFamily = useIsFamily();
  const { data } = useChildren(isFamily);
  return (
    <PageShell title="找托位" tabBar={useTabs('/pages/places/index')}>
      {isFamily && <EasyRow />}
      <OldYoungSwitch current="young" />
      <PlaceSearch
        ownChildren={data?.items ?? []}
        onOpen={(site, month) => void open('/packages/family/site/index', { site: site.id, month })}
      />
    </PageShell>
  );
}
