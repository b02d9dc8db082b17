import { DraftPage } from '../../../features/publishing/components/DraftPage';
import '../../../features/publishing/publishing.scss';
import { useDraft } from '../../../features/publishing/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';

/** One draft: read it, see what it would do, publish it or take it back. */
export default function OneDraftPage() {
  const { me, notice } = useGate('regulator');
  const draft = useDraft(useParameter('draft'), me !== undefined);
  if (me && draft.data) return <DraftPage draft={draft.data} me={me} notice={notice} />;
  return (
    <PageShell title="草稿">
      {notice}
      {me && draft.error && <NotRead error={draft.error} reader="regulator" />}
      {me && !draft.error && <Skeleton label="正在打开草稿" cards={2} />}
    </PageShell>
  );
}
