import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { dateAt } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { BookingCard } from '../../features/booking/components/BookingCard';
import { comingFirst } from '../../features/booking/comingFirst';
import { QuickAbsence } from '../../features/booking/components/QuickAbsence';
import { useBookings } from '../../features/booking/queries';
import { isOfSiblings, togetherIn } from '../../features/booking/together';
import { useNews } from '../../features/booking/useNews';
import { RenewalCard } from '../../features/childcare/components/RenewalCard';
import { useRenewals } from '../../features/childcare/renewals';
import { MissedCard } from '../../features/proof/components/MissedCard';
import { useMissed } from '../../features/proof/queries';
import { useGate } from '../../features/session/hooks/useGate';
import { useIsFamily } from '../../features/session/hooks/useIsFamily';
import { useTabs } from '../../features/session/hooks/useTabs';
import { Answered } from '../../parts/Answered';
import '../../parts/family.scss';
import { now } from '../../platform/clock';
import { open, openTab } from '../../platform/navigation';
import { Announce } from '../../ui/Announce';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { List } from '../../ui/List';
import { ListRow } from '../../ui/ListRow';
import { PageShell } from '../../ui/PageShell';
import { Section } from '../../ui/Section';
import { Words } from '../../ui/Words';

const detailPage = {
  class: '/packages/family/booking/index',
  service: '/packages/elder/booking/index',
} as const;

const onItsWay = { data: undefined, error: null };

/** Minutes are what counts when somebody is missed; a notice comes besides. */
const missedMs = 15_000;

export default function BookingsPage() {
  const { me, notice } = useGate('family');
  const bookings = useBookings(useIsFamily());
  const all = useMemo(() => bookings.data?.pages.flatMap(({ items }) => items) ?? [], [bookings.data]);
  const news = useNews(all);
  const { data: renewals } = useRenewals(useIsFamily());
  const due = renewals?.items.filter(({ isDue, terms }) => isDue && terms !== null) ?? [];
  const missed = useMissed(useIsFamily(), missedMs);
  const unseen = missed.data?.items.filter(({ stage }) => stage !== 'closed') ?? [];
  // First those whom the family itself has to call.
  unseen.sort((one, other) => (one.stage < other.stage ? -1 : 1));
  const { coming, past } = comingFirst(all, dateAt(now()));
  const waiting = all.filter(({ state }) => state === 'waiting' || state === 'offered').length;

  return (
    <PageShell title="我的预约" tabBar={useTabs('/pages/bookings/index')}>
      {notice}
      <Announce text={news} />
      {unseen.map((one) => (
        <MissedCard
          key={one.booking}
          missed={one}
          onOpen={() => void open(detailPage.service, { booking: one.booking })}
        />
      ))}
      {me && (
        // Who was missed stands above: the list waits for it, or it would be pushed down.
        <Answered query={missed.isPending ? onItsWay : bookings} label="正在读取预约">
          {() =>
            all.length === 0 ? (
              <Empty icon="bookings" title="还没有预约">
                <Words kind="soft">约好的托位和机构的答复会出现在这里。</Words>
                <Button onPress={() => void openTab('/pages/places/index')}>去找托位</Button>
              </Empty>
            ) : (
              <>
                {due.map((renewal) => (
                  <RenewalCard
                    key={renewal.booking}
                    renewal={renewal}
                    onBooked={(booking) => void open(detailPage.class, { booking })}
                  />
                ))}
                {waiting > 0 && (
                  <List>
                    <ListRow
                      icon="wait"
                      title="正在排队"
                      value={`${waiting} 个`}
                      onPress={() => void open('/packages/childcare/waiting/index')}
                    />
                  </List>
                )}
                <Orders bookings={coming} />
                {past.length > 0 && (
                  <Section title="以前的">
                    <Orders bookings={past} />
                  </Section>
                )}
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

function Orders({ bookings }: { readonly bookings: readonly BookingView[] }) {
  return togetherIn(bookings).map((order) => (
    <View key={order[0]?.id ?? ''} className="stack">
      {isOfSiblings(order) && <Words kind="soft">{`下面 ${order.length} 个是一起约的`}</Words>}
      {order.map((booking) => (
        <View key={booking.id} className="stack">
          <BookingCard
            booking={booking}
            onOpen={() => void open(detailPage[booking.offer.kind], { booking: booking.id })}
          />
          <QuickAbsence booking={booking} />
        </View>
      ))}
    </View>
  ));
}
