import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import type { ReactNode } from 'react';
import { usePolicy, useSite } from '../../../api/reads';
import { useKept } from '../../../api/useKept';
import { PublishForm } from '../../../features/institution/components/PublishForm';
import { freshDraft } from '../../../features/institution/freshDraft';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { BroughtBack } from '../../../parts/BroughtBack';
import { now } from '../../../platform/clock';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';

export default function PublishPage() {
  const { me, notice } = useGate('institution');
  const own = useChosenSite(me?.sites);
  const site = useSite(own?.id ?? '');
  const today = dateAt(now());

  if (me && own && site.data)
    return <Publishing key={own.id} {...{ site: site.data, place: own.jurisdiction, today, notice }} />;
  return (
    <PageShell title="发布一个班">
      {notice}
      {me && site.error && <NotRead error={site.error} reader="institution" />}
      {me && !site.error && <Skeleton label="正在打开公布的规则" cards={2} />}
    </PageShell>
  );
}

type Props = {
  readonly site: SiteCard;
  readonly place: string;
  readonly today: CivilDate;
  readonly notice: ReactNode;
};

function Publishing({ site, place, today, notice }: Props) {
  const { value, put, ...kept } = useKept(
    `publish:${site.id}`,
    { draft: freshDraft(today, site.designation) },
    // A first day that has passed is no first day.
    ({ draft: { opensOn, ...draft } }) => ({
      draft: { ...draft, ...(opensOn !== undefined && opensOn >= today && { opensOn }) },
    }),
  );
  const { draft } = value;
  const policy = usePolicy(place, draft.opensOn ?? today);
  if (policy.data)
    return (
      <PublishForm
        site={site}
        draft={draft}
        onChange={(next) => put({ draft: next })}
        published={policy.data.classes}
        today={today}
        notice={
          <>
            {notice}
            <BroughtBack of={kept} />
          </>
        }
      />
    );
  return (
    <PageShell title="发布一个班">
      {notice}
      {policy.error ? (
        <NotRead error={policy.error} reader="institution" />
      ) : (
        <Skeleton label="正在打开公布的规则" cards={2} />
      )}
    </PageShell>
  );
}
