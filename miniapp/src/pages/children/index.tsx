import { useChildren, useCities } from '../../api/reads';
import { ChildCard } from '../../features/children/components/ChildCard';
import { useSearch } from '../../features/places/search';
import { useGate } from '../../features/session/hooks/useGate';
import { useIsFamily } from '../../features/session/hooks/useIsFamily';
import { useTabs } from '../../features/session/hooks/useTabs';
import { Answered } from '../../parts/Answered';
import '../../parts/family.scss';
import { open } from '../../platform/navigation';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { PageShell } from '../../ui/PageShell';
import { Words } from '../../ui/Words';

const add = () => void open('/packages/family/addChild/index');

export default function ChildrenPage() {
  const { me, notice } = useGate('family');
  const children = useChildren(useIsFamily());
  const { data: cities } = useCities();
  const { city: chosen } = useSearch();
  const city = cities?.items.find(({ code }) => code === chosen);
  const hasChildren = me !== undefined && (children.data?.items.length ?? 0) > 0;

  return (
    <PageShell
      title="孩子"
      tabBar={useTabs('/pages/children/index')}
      {...(hasChildren && { foot: <Button onPress={add}>添加孩子</Button> })}
    >
      {notice}
      {me && (
        <Answered query={children} label="正在读取孩子" cards={1}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="child" title="还没有添加孩子">
                <Words kind="soft">只问称呼和出生日期，用来找合适的班。</Words>
                <Button onPress={add}>添加孩子</Button>
              </Empty>
            ) : (
              items.map((child) => <ChildCard key={child.id} child={child} city={city} />)
            )
          }
        </Answered>
      )}
    </PageShell>
  );
}
