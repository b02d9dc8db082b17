import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { Answered } from '../../../features/institution/components/Answered';
import { Answers } from '../../../features/institution/components/Answers';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { tabBars } from '../../../tabBars';
import { PageShell } from '../../../ui/PageShell';

const path = '/packages/institution/answers/index';

export default function AnswersPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const [answered, setAnswered] = useState<BookingView>();

  return (
    <PageShell
      title="待答复"
      tabBar={{ items: tabBars.institution, current: path }}
      foot={answered && <Answered booking={answered} onRead={() => setAnswered(undefined)} />}
    >
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <Answers key={site.id} site={site.id} onAnswered={setAnswered} />
        </>
      )}
    </PageShell>
  );
}
