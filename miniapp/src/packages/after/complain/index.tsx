import { useSite } from '../../../api/reads';
import { ComplainForm, ReportButtons } from '../../../features/after/components/ComplainForm';
import type { About } from '../../../features/after/queries';
import { useBooking } from '../../../features/booking/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import '../../../parts/family.scss';
import { replace } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';

/** Something went wrong: of a booking, of a site, or of the authority itself. */
export default function ComplainPage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const [booking, site, jurisdiction] = [
    useParameter('booking'),
    useParameter('site'),
    useParameter('jurisdiction'),
  ];
  const { data: booked } = useBooking(booking, isFamily);
  const { data: card } = useSite(site);
  const about: About | undefined =
    booking !== ''
      ? { booking }
      : site !== ''
        ? { site }
        : jurisdiction !== ''
          ? { jurisdiction }
          : undefined;
  const done = ({ number }: { readonly number: string }) =>
    void replace('/packages/after/complaint/index', { number });
  return (
    <PageShell title="投诉和反映">
      {notice}
      {me && about && (
        <>
          <Words>{booked ? `${booked.site.name}，${booked.offer.name}` : (card?.name ?? '')}</Words>
          {jurisdiction === '' && <ReportButtons about={about} onFiled={done} />}
          <Section title="投诉">
            <ComplainForm about={about} onFiled={done} />
          </Section>
        </>
      )}
    </PageShell>
  );
}
