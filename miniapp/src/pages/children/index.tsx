import { tabBars } from '../../tabBars';
import { Empty } from '../../ui/Empty';
import { PageShell } from '../../ui/PageShell';
import { Words } from '../../ui/Words';

const path = '/pages/children/index';

export default function ChildrenPage() {
  return (
    <PageShell title="孩子" tabBar={{ items: tabBars.family, current: path }}>
      <Empty icon="child" title="还没有登记孩子">
        <Words kind="soft">只需要小名和出生日期，用来找合适的班。</Words>
      </Empty>
    </PageShell>
  );
}
