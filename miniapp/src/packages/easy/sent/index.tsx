import { useSent } from '../../../features/elderServices/queries';
import { OrderFacts } from '../../../features/elderServices/components/OrderFacts';
import { openTab, startOver } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

const done = {
  title: '订好了',
  next: '到时候去吃，或者等送来。不想要了，截止时间以前可以取消。',
};
const waits = {
  title: '送出去了，等答复',
  next: '答复会写在“我的安排”里。',
};

export default function SentPage() {
  const { data } = useSent();
  const booking = data?.[0];
  const words = booking?.state === 'confirmed' || booking === undefined ? done : waits;
  return (
    <PageShell
      title={words.title}
      foot={<Button onPress={() => void startOver('/packages/easy/home/index')}>回首页</Button>}
    >
      <Banner tone="confirmed" title={words.title}>
        <Words>{words.next}</Words>
      </Banner>
      {booking && <OrderFacts booking={booking} />}
      <Button kind="secondary" onPress={() => void openTab('/pages/bookings/index')}>
        看我的安排
      </Button>
    </PageShell>
  );
}
