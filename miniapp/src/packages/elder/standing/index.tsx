import { StandingCard } from '../../../features/standing/components/StandingCard';
import { useAllComing, useStandingOrders } from '../../../features/standing/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open, openTab } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

export default function StandingPage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const orders = useStandingOrders(isFamily);
  const bookings = useAllComing(isFamily);
  return (
    <PageShell title="长期订的" lead="每周固定的日子，开放新日子时自动订上。">
      {notice}
      {me && (
        <Answered query={orders} label="正在读取长期订的" cards={2}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="bookings" title="还没有长期订的">
                <Words kind="soft">订餐、日间照料、上门服务时，选“长期订”就会出现在这里。</Words>
                <Button onPress={() => void openTab('/packages/elder/near/index')}>看附近的服务</Button>
              </Empty>
            ) : (
              <>
                {items.map((order) => (
                  <StandingCard key={order.id} order={order} bookings={bookings.data?.items ?? []} />
                ))}
                <Button kind="quiet" onPress={() => void open('/packages/elder/pause/index')}>
                  临时不在家，全部停一停
                </Button>
              </>
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}
