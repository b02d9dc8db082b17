import { BookingFacts } from '../../../features/booking/components/BookingFacts';
import { StateBanner } from '../../../features/booking/components/StateBanner';
import { useBooking } from '../../../features/booking/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';

export default function BookedPage() {
  const { me, notice } = useGate('family');
  const booking = useBooking(useParameter('booking'), useIsFamily());
  // The answer may come while one is still looking; then the page is about that.
  const isAnswered = booking.data !== undefined && booking.data.state !== 'requested';
  return (
    <PageShell
      title={isAnswered ? '预约' : '预约已提交'}
      foot={<Button onPress={() => void openTab('/pages/bookings/index')}>看我的预约</Button>}
    >
      {notice}
      {me && (
        <Answered query={booking} label="正在打开预约" cards={2}>
          {(held) => (
            <>
              <StateBanner booking={held} />
              <BookingFacts booking={held} />
            </>
          )}
        </Answered>
      )}
    </PageShell>
  );
}
