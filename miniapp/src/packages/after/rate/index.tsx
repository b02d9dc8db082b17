import { RateForm } from '../../../features/after/components/RateForm';
import { useOwnRating } from '../../../features/after/queries';
import { useBooking } from '../../../features/booking/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { replace } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

/** What somebody who was served says of it. */
export default function RatePage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const id = useParameter('booking');
  const own = useOwnRating(id, isFamily);
  const { data: booking } = useBooking(id, isFamily);
  return (
    <PageShell title="评价">
      {notice}
      {me && (
        <>
          {booking && <Words>{`${booking.site.name}，${booking.offer.name}`}</Words>}
          <Answered query={own} label="正在打开评价" cards={2}>
            {(held) => (
              <RateForm
                own={held}
                onDone={() => {
                  if (booking) void replace('/packages/after/ratings/index', { site: booking.site.id });
                }}
              />
            )}
          </Answered>
        </>
      )}
    </PageShell>
  );
}
