import { tabBars } from '../../tabBars';
import { Empty } from '../../ui/Empty';
import { PageShell } from '../../ui/PageShell';
import { Words } from '../../ui/Words';

const path = '/pages/places/index';

export default function PlacesPage() {
  return (
    <PageShell title="找托位" lead="按公布的价格约托位" tabBar={{ items: tabBars.family, current: path }}>
      <Empty icon="places" title="附近还没有开放预约的托位">
        <Words kind="soft">机构开放名额后会出现在这里。</Words>
      </Empty>
    </PageShell>
  );
}
