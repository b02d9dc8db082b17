import { View } from '@tarojs/components';
import { useEffect, useMemo } from 'react';
import { isQueued } from '@huiyue/shared/booking';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { BookingCard } from '../../features/booking/components/BookingCard';
import { QuickAbsence } from '../../features/booking/components/QuickAbsence';
import { useBookings, useUndecided } from '../../features/booking/queries';
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
import { useNotRead } from '../../parts/useNotRead';
import { More } from '../../parts/More';
import '../../parts/family.scss';
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

/** Minutes are what counts when somebody is missed; a notice comes besides. */
const missedMs = 15_000;

export default function BookingsPage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const settled = useBookings('settled', isFamily);
  const past = useBookings('past', isFamily);
  const undecided = useUndecided(isFamily);
  // What is to come stays the same object until something of it changes: then some of it may be past.
  const { refetch: lookBack } = past;
  useEffect(() => {
    if (settled.data && undecided.data) void lookBack({ cancelRefetch: false });
  }, [settled.data, undecided.data, lookBack]);
  const all = useMemo(
    () => [...(undecided.data?.items ?? []), ...itemsOf(settled.data), ...itemsOf(past.data)],
    [undecided.data, settled.data, past.data],
  );
  const news = useNews(all);
  const { data: renewals, isPending: isRenewing } = useRenewals(isFamily);
  const due = renewals?.items.filter(({ isDue, terms }) => isDue && terms !== null) ?? [];
  const missed = useMissed(isFamily, missedMs);
  const unseen = missed.data?.items.filter(({ stage }) => stage !== 'closed') ?? [];
  // First those whom the family itself has to call.
  unseen.sort((one, other) => (one.stage < other.stage ? -1 : 1));
  const unsettled = undecided.data?.items ?? [];
  const queued = unsettled.filter(({ state }) => isQueued(state)).length;
  // Who was missed, what runs out and what one waits for stand above: all of it comes at once, or one would push the other.
  const asked = [missed, undecided, settled, past];
  const everything = {
    data: (!isRenewing && asked.every(({ data }) => data !== undefined)) || undefined,
    error: useNotRead(asked.filter(({ data }) => data === undefined)),
  };
  const isKnown = everything.data !== undefined || everything.error !== null;

  return (
    <PageShell title="我的预约" tabBar={useTabs('/pages/bookings/index')}>
      {notice}
      <Announce text={news} />
      {isKnown &&
        unseen.map((one) => (
          <MissedCard
            key={one.booking}
            missed={one}
            onOpen={() => void open(detailPage.service, { booking: one.booking })}
          />
        ))}
      {me && (
        <Answered query={everything} label="正在读取预约">
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
                {queued > 0 && (
                  <List>
                    <ListRow
                      icon="wait"
                      title="正在排队"
                      value={`${queued} 个`}
                      onPress={() => void open('/packages/childcare/waiting/index')}
                    />
                  </List>
                )}
                {unsettled.length > 0 && (
                  <Section title="还没定下来的">
                    <Orders bookings={unsettled} />
                  </Section>
                )}
                {itemsOf(settled.data).length > 0 && (
                  <Section title="定下来的">
                    <Orders bookings={itemsOf(settled.data)} />
                  </Section>
                )}
                <More query={settled} words="看后面的预约" />
                {itemsOf(past.data).length > 0 && (
                  <Section title="以前的">
                    <Orders bookings={itemsOf(past.data)} />
                  </Section>
                )}
                <More query={past} words="看更早的预约" />
              </>
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}

type Bookings = ReturnType<typeof useBookings>;

function itemsOf(data: Bookings['data']): readonly BookingView[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

function Orders({ bookings }: { readonly bookings: readonly BookingView[] }) {
  return togetherIn(bookings).map((order) => (
    <View key={order[0]?.id ?? ''} className="stack">
      {isOfSiblings(order) && <Words kind="soft">{`下面 ${order.length} 个是一起约的`}</Words>}
      {order.map((booking) => (
        <View key={booking.id} className="section">
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
