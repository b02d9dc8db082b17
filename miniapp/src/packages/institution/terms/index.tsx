import { dateAt } from '@huiyue/shared/civil';
import { usePolicy } from '../../../api/reads';
import { TermsForm } from '../../../features/institution/components/TermsForm';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useSiteClasses } from '../../../features/institution/hooks/useSiteClasses';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { now } from '../../../platform/clock';
import { useParameter } from '../../../platform/parameters';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';

export default function TermsPage() {
  const id = useParameter('class');
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const { data: classes, error } = useSiteClasses(site?.id);
  const offer = classes?.find((one) => one.id === id);
  // The rules of the day the new terms begin to hold: today, or the day the class opens.
  const today = dateAt(now());
  const opensOn = offer && offer.opensOn > today ? offer.opensOn : today;
  const policy = usePolicy(site?.jurisdiction, opensOn);

  if (offer) {
    const published = policy.data?.classes.find(({ kind }) => kind === offer.kind);
    return <TermsForm key={offer.id} offer={offer} published={published} notice={notice} />;
  }
  return (
    <PageShell title="改价格或名额">
      {notice}
      {me && error && <NotRead error={error} reader="institution" />}
      {me && !error && !classes && <Skeleton label="正在打开班级" cards={1} />}
      {classes && (
        <Empty icon="class" title="没有找到这个班">
          <Words kind="soft">请回到班级页面重新选择。</Words>
        </Empty>
      )}
    </PageShell>
  );
}
