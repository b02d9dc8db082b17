import { OrderSent } from '../../../features/elderServices/components/OrderSent';
import { useSent } from '../../../features/elderServices/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import '../../../parts/family.scss';
import { open, openTab } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

export default function OrderedPage() {
  const { me, notice } = useGate('family');
  const { data: sent = [] } = useSent();
  return (
    <PageShell
      title="已经提交"
      foot={<Button onPress={() => void openTab('/pages/bookings/index')}>看我的预约</Button>}
    >
      {notice}
      {me &&
        (sent.length === 0 ? (
          <Empty icon="bookings" title="都在我的预约里">
            <Words kind="soft">刚才提交的内容可以在“我的预约”里看到。</Words>
          </Empty>
        ) : (
          <>
            <OrderSent
              bookings={sent}
              onOpen={({ id }) => void open('/packages/elder/booking/index', { booking: id })}
            />
            <Button kind="secondary" onPress={() => void openTab('/packages/elder/near/index')}>
              再订别的服务
            </Button>
          </>
        ))}
    </PageShell>
  );
}
