import { View } from '@tarojs/components';
import { isQueued } from '@huiyue/shared/booking';
import { useChildren } from '../../../api/reads';
import { WaitingCard } from '../../../features/booking/components/WaitingCard';
import { useUndecided } from '../../../features/booking/queries';
import { togetherIn } from '../../../features/booking/together';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { openTab } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';

/** Every queue this family stands in: how far, why, and what it may do about it. */
export default function WaitingPage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const undecided = useUndecided(isFamily);
  const { data: children } = useChildren(isFamily);
  const orders = togetherIn((undecided.data?.items ?? []).filter(({ state }) => isQueued(state)));
  return (
    <PageShell title="排队">
      {notice}
      {me && (
        <Answered query={undecided} label="正在读取排队">
          {() =>
            orders.length === 0 ? (
              <Empty icon="wait" title="现在没有在排队">
                <Words kind="soft">约满的班可以排队，空出名额按公布的次序留给您。</Words>
                <Button onPress={() => void openTab('/pages/places/index')}>去找托位</Button>
              </Empty>
            ) : (
              <View className="stack">
                {orders.map((order) => (
                  <Section
                    key={order[0]?.id ?? ''}
                    title={order.map(({ recipient }) => recipient.name).join('、')}
                  >
                    {order.length > 1 && (
                      <Words kind="soft">这几个孩子是一起排的，各班各有次序，轮到时分别通知。</Words>
                    )}
                    {order.map((booking) => (
                      <WaitingCard
                        key={booking.id}
                        booking={booking}
                        proofs={children?.items.find(({ id }) => id === booking.recipient.id)?.proofs ?? []}
                      />
                    ))}
                  </Section>
                ))}
              </View>
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}
