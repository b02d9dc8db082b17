import { addDays, dateAt } from '@huiyue/shared/civil';
import { RefundTermsForm } from '../../../features/institution/components/RefundTermsForm';
import { RefundTermsNow } from '../../../features/institution/components/RefundTermsNow';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useCityRefunds } from '../../../features/institution/hooks/useCityRefunds';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import { useRefundTerms } from '../../../parts/refundTerms';
import { now } from '../../../platform/clock';
import { PageShell } from '../../../ui/PageShell';

export default function RefundsPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  const today = dateAt(now());
  const terms = useRefundTerms(site?.id ?? '');
  const city = useCityRefunds(site, addDays(today, 1));
  return (
    <PageShell title="退费办法">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <Answered query={terms} label="正在打开退费办法" cards={1} reader="institution">
            {({ items }) => (
              <>
                <RefundTermsNow items={items} today={today} />
                <Answered query={city} label="正在查公布的规定" cards={2} reader="institution">
                  {(published) => (
                    <RefundTermsForm
                      key={site.id}
                      site={site.id}
                      items={items}
                      city={published}
                      today={today}
                    />
                  )}
                </Answered>
              </>
            )}
          </Answered>
        </>
      )}
    </PageShell>
  );
}
