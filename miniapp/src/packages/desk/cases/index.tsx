import { CallerSearch } from '../../../features/desk/components/CallerSearch';
import '../../../features/desk/desk.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { useTabs } from '../../../features/session/hooks/useTabs';
import { PageShell } from '../../../ui/PageShell';

/** The desk's first page: whoever is on the telephone or at the window. */
export default function CasesPage() {
  const { me, notice } = useGate('desk');
  const tabBar = useTabs('/packages/desk/cases/index');
  return (
    <PageShell title="受理" lead="先找到人，再替他办" tabBar={tabBar}>
      {notice}
      {me && <CallerSearch />}
    </PageShell>
  );
}
