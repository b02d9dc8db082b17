import { openTab } from '../../platform/navigation';
import { tabBars } from '../../tabBars';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { PageShell } from '../../ui/PageShell';
import { Words } from '../../ui/Words';

const path = '/pages/bookings/index';

export default function BookingsPage() {
  return (
    <PageShell title="我的预约" tabBar={{ items: tabBars.family, current: path }}>
      <Empty icon="bookings" title="还没有预约">
        <Words kind="soft">约好的托位和机构的答复会出现在这里。</Words>
        <Button onPress={() => void openTab('/pages/places/index')}>去找托位</Button>
      </Empty>
    </PageShell>
  );
}
