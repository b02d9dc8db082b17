import { isCivilMonth, monthOf } from '@huiyue/shared/civil';
import { useSite } from '../../../api/reads';
import { BookingDetail } from '../../../features/booking/components/BookingDetail';
import { useBooking } from '../../../features/booking/queries';
import { lookForPlaces } from '../../../features/places/search';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';

export default function BookingPage() {
  const { me, notice } = useGate('family');
  const booking = useBooking(useParameter('booking'), useIsFamily());
  const site = useSite(booking.data?.site.id ?? '');

  return (
    <PageShell title="预约">
      {notice}
      {me && (
        <Answered query={booking} label="正在打开预约" cards={2}>
          {(held) => (
            <BookingDetail
              booking={held}
              onOtherPlaces={() => {
                if (site.data)
                  lookForPlaces({
                    city: site.data.city,
                    month: isCivilMonth(held.period) ? held.period : monthOf(held.period),
                    forAge: { kind: 'months', ageInMonths: held.recipient.ageInMonths },
                  });
                void openTab('/pages/places/index');
              }}
            />
          )}
        </Answered>
      )}
    </PageShell>
  );
}
