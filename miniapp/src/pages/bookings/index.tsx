import { useMemo } from 'react';
import { BookingCard } from '../../features/booking/components/BookingCard';
import { useBookings } from '../../features/booking/queries';
import { useNews } from '../../features/booking/useNews';
import { useGate } from '../../features/session/hooks/useGate';
import { useIsFamily } from '../../features/session/hooks/useIsFamily';
import { useTabs } from '../../features/session/hooks/useTabs';
import { Answered } from '../../parts/Answered';
import '../../parts/family.scss';
import { open, openTab } from '../../platform/navigation';
import { Announce } from '../../ui/Announce';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { PageShell } from '../../ui/PageShell';
import { Words } from '../../ui/Words';

const detailPage = {
  class: '/packages/family/booking/index',
  service: '/packages/elder/booking/index',
} as const;

export default function BookingsPage() {
  const { me, notice } = useGate('family');
  const bookings = useBookings(useIsFamily());
  const all = useMemo(() => bookings.data?.pages.flatMap(({ items }) => items) ?? [], [bookings.data]);
  const news = useNews(all);

  return (
    <PageShell title="我的预约" tabBar={useTabs('/pages/bookings/index')}>
      {notice}
      <Announce text={news} />
      {me && (
        <Answered query={bookings} label="正在读取预约">
          {() =>
            all.length === 0 ? (
              <Empty icon="bookings" title="还没有预约">
                <Words kind="soft">约好的托位和机构的答复会出现在这里。</Words>
                <Button onPress={() => void openTab('/pages/places/index')}>去找托位</Button>
              </Empty>
            ) : (
              <>
                {all.map((booking) => (
                  <BookingCard
                    key={booking.id}
                    booking={booking}
                    onOpen={() => void open(detailPage[booking.offer.kind], { booking: booking.id })}
                  />
                ))}
                {bookings.hasNextPage && (
                  <Button
                    kind="secondary"
                    busy={bookings.isFetchingNextPage && '正在读取'}
                    onPress={() => void bookings.fetchNextPage()}
                  >
                    看更早的预约
                  </Button>
                )}
              </>
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}
