import { dateAt, isCivilMonth } from '@huiyue/shared/civil';
import { useSite } from '../../../api/reads';
import { AllowForm } from '../../../features/publishing/components/AllowForm';
import '../../../features/publishing/publishing.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { now } from '../../../platform/clock';
import { back } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';

/** Reached from a class: lets it take more children in one month than it has places. */
export default function AllowPage() {
  const { me, notice } = useGate('regulator');
  const [siteId, classId, asked] = [useParameter('site'), useParameter('class'), useParameter('month')];
  const month = isCivilMonth(asked) ? asked : undefined;
  const site = useSite(siteId, month);
  const offer = site.data?.classes.find(({ id }) => id === classId);

  return (
    <PageShell title="允许多收孩子" {...(site.data && { lead: site.data.name })}>
      {notice}
      {me && site.error && <NotRead error={site.error} reader="regulator" />}
      {me && !site.error && !site.data && <Skeleton label="正在打开班级" cards={1} />}
      {me && site.data && (!offer || !month) && (
        <Empty icon="class" title="找不到这个班">
          <Words kind="soft">请从机构的班级里重新进来。</Words>
        </Empty>
      )}
      {me && offer && month && (
        <AllowForm offer={offer} month={month} today={dateAt(now())} onDone={() => void back()} />
      )}
    </PageShell>
  );
}
