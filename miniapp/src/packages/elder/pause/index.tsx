import { dateAt } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { useState } from 'react';
import { useElders } from '../../../features/elderServices/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { useStays } from '../../../features/people/queries';
import { PausedNow } from '../../../features/standing/components/PausedNow';
import { PauseDone, PauseForm } from '../../../features/standing/components/PauseForm';
import { useAllComing, useStandingOrders, type Period } from '../../../features/standing/queries';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { openTab } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';

type Done = { readonly period: Period; readonly bookings: readonly BookingView[] };

export default function PausePage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const elders = useElders(isFamily);
  const bookings = useAllComing(isFamily);
  const [done, setDone] = useState<Done>();
  const [wasUndone, setWasUndone] = useState(false);
  const standing = useStandingOrders(isFamily);
  const asked = useParameter('elder');
  const [today] = useState(() => dateAt(now()));
  const { stays, isPending } = useStays(elders.data?.items ?? [], today);
  const undone = () => {
    setDone(undefined);
    setWasUndone(true);
  };
  const nameOf = (id: string) => elders.data?.items.find((elder) => elder.id === id)?.name ?? '';

  return (
    <PageShell title="停一停" lead="住院、走亲戚不在家时，送餐、日间照料、上门服务一起停，回来那天照常。">
      {notice}
      {me && (
        <Answered query={elders} label="正在读取家里的老人" cards={1}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="mine" title="还没有添加老人">
                <Words kind="soft">订第一次服务时会问。</Words>
                <Button onPress={() => void openTab('/packages/elder/near/index')}>看附近的服务</Button>
              </Empty>
            ) : (
              <Answered query={bookings} label="正在读取订好的服务" cards={2}>
                {(all) =>
                  done ? (
                    <PauseDone
                      name={nameOf(done.period.recipient)}
                      period={done.period}
                      bookings={done.bookings}
                      all={all.items}
                      onUndone={undone}
                    />
                  ) : isPending ? (
                    // Who stays away already is said first, and would push the form down.
                    <Skeleton label="正在读取已经停着的" cards={2} />
                  ) : (
                    <>
                      {wasUndone && (
                        <Banner tone="confirmed" title="已经撤销，服务都恢复了">
                          <Words>订好的日子照常。</Words>
                        </Banner>
                      )}
                      {stays.map(({ recipient, stay }) => (
                        <PausedNow
                          key={`${recipient} ${stay.from}`}
                          recipient={recipient}
                          name={nameOf(recipient)}
                          stay={stay}
                          onUndone={undone}
                        />
                      ))}
                      <PauseForm
                        elders={items}
                        bookings={all.items}
                        standing={standing.data?.items ?? []}
                        asked={asked}
                        onDone={(next) => {
                          setWasUndone(false);
                          setDone(next);
                        }}
                      />
                    </>
                  )
                }
              </Answered>
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}
