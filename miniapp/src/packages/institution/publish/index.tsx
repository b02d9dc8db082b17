import { dateAt } from '@huiyue/shared/civil';
import { useState } from 'react';
import { usePolicy, useSite } from '../../../api/reads';
import { PublishForm } from '../../../features/institution/components/PublishForm';
import { keepDraft, keptDraft, type Draft } from '../../../features/institution/draft';
import { freshDraft } from '../../../features/institution/freshDraft';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { now } from '../../../platform/clock';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';

export default function PublishPage() {
  const { me, notice } = useGate('institution');
  const own = useChosenSite(me?.sites);
  const site = useSite(own?.id ?? '');
  const [typed, setTyped] = useState<Draft>();
  const today = dateAt(now());

  const kept = typed ?? (own && keptDraft(own.id));
  const draft = kept ?? (site.data && freshDraft(today, site.data.designation));
  const policy = usePolicy(own?.jurisdiction, draft?.opensOn ?? today);
  const failed = site.error ?? policy.error;

  if (me && own && site.data && policy.data && draft) {
    const change = (next: Draft) => {
      setTyped(next);
      keepDraft(own.id, next);
    };
    return (
      <PublishForm
        site={site.data}
        draft={draft}
        onChange={change}
        published={policy.data.classes}
        today={today}
        notice={notice}
      />
    );
  }
  return (
    <PageShell title="发布一个班">
      {notice}
      {me && failed && <NotRead error={failed} reader="institution" />}
      {me && !failed && <Skeleton label="正在打开公布的规则" cards={2} />}
    </PageShell>
  );
}
