import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
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

  const policy = usePolicy(own?.jurisdiction, today);
  const failed = site.error ?? policy.error;

  if (me && own && site.data && policy.data)
    return (
      <Publishing
        key={own.id}
        site={site.data}
        place={own.jurisdiction}
        published={policy.data.classes}
        today={today}
        notice={notice}
      />
    );
  return (
    <PageShell title="发布一个班">
      {notice}
      {me && failed && <NotRead error={failed} reader="institution" />}
      {me && !failed && <Skeleton label="正在打开公布的规则" cards={2} />}
    </PageShell>
  );
}

type Props = {
  readonly site: SiteCard;
  readonly place: string;
  readonly published: ChildcarePolicyView['classes'];
  readonly today: CivilDate;
  readonly notice: ReactNode;
};

function Publishing({ site, place, published, today, notice }: Props) {
  const { value, put, ...kept } = useKept(
    `publish:${site.id}`,
    { draft: freshDraft(today, site.designation) },
    // A first day that has passed is no first day.
    ({ draft: { opensOn, ...draft } }) => ({
      draft: { ...draft, ...(opensOn !== undefined && opensOn >= today && { opensOn }) },
    }),
  );
  const { draft } = value;
  // What is published for the first day; until it comes, what is for today.
  const thatDay = usePolicy(place, draft.opensOn ?? today);
  return (
    <PublishForm
      site={site}
      draft={draft}
      onChange={(next) => put({ draft: next })}
      published={thatDay.data?.classes ?? published}
      today={today}
      notice={
        <>
          {notice}
          <BroughtBack of={kept} />
        </>
      }
    />
  );
}
