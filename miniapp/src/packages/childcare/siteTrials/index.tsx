import type { Id } from '@huiyue/shared/ids';
import { TourDesk } from '../../../features/childcare/components/TourDesk';
import { TrialTerms } from '../../../features/childcare/components/TrialTerms';
import { useOwnTours, useTrials } from '../../../features/childcare/queries';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useSiteClasses } from '../../../features/institution/hooks/useSiteClasses';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';

/** What an institution lets families try and look at. */
export default function SiteTrialsPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="试托和参观">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <OfSite key={site.id} site={site.id} />
        </>
      )}
    </PageShell>
  );
}

function OfSite({ site }: { site: Id<'site'> }) {
  const [classes, trials, tours] = [useSiteClasses(site), useTrials(site), useOwnTours(site)];
  return (
    <>
      <Section title="试托">
        <Words kind="soft">
          试托占当天一个名额，您像答复别的预约一样答复。价格不能高于临时托的公布上限。
        </Words>
        <Answered query={classes} label="正在打开班级" cards={1} reader="institution">
          {(items) => (
            <Answered query={trials} label="正在打开试托" cards={1} reader="institution">
              {(known) => (
                <>
                  {items.map((offer) => (
                    <TrialTerms
                      key={offer.id}
                      offer={offer}
                      trial={known.items.find((one) => one.class === offer.id)}
                    />
                  ))}
                </>
              )}
            </Answered>
          )}
        </Answered>
      </Section>
      <Answered query={tours} label="正在打开场次" cards={1} reader="institution">
        {({ items }) => <TourDesk site={site} tours={items} />}
      </Answered>
    </>
  );
}
