import { isId } from '@huiyue/shared/ids';
import { AuthorityActs } from '../../../features/registry/components/AuthorityActs';
import { Papers } from '../../../features/registry/components/Papers';
import { Standing } from '../../../features/registry/components/Standing';
import { useStanding } from '../../../features/registry/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';

/** One institution, as an authority sees it. */
export default function SitePage() {
  const { me, notice } = useGate('regulator');
  const asked = useParameter('site');
  const standing = useStanding(me && isId('site', asked) ? asked : undefined);
  return (
    <PageShell title={standing.data?.name ?? '机构'}>
      {notice}
      {standing.error && <NotRead error={standing.error} reader="regulator" />}
      {me && standing.isPending && <Skeleton label="正在打开机构" cards={2} />}
      {standing.data && (
        <>
          <Standing standing={standing.data} />
          <Papers standing={standing.data} />
          <AuthorityActs standing={standing.data} />
        </>
      )}
    </PageShell>
  );
}
