import { useCities } from '../../../api/reads';
import { ChildForm } from '../../../features/children/components/ChildForm';
import { useSearch } from '../../../features/places/search';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { back } from '../../../platform/navigation';
import { PageShell } from '../../../ui/PageShell';

export default function AddChildPage() {
  const { me, notice } = useGate('family');
  const { city } = useSearch();
  const cities = useCities();
  return (
    <PageShell title="添加孩子">
      {notice}
      {me && (
        <Answered query={cities} label="正在打开" cards={1}>
          {({ items }) => <ChildForm cities={items} city={city} onAdded={() => void back()} />}
        </Answered>
      )}
    </PageShell>
  );
}
