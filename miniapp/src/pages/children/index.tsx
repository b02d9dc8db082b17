import { useChildren, useCities } from '../../api/reads';
import { ChildCard } from '../../features/children/components/ChildCard';
import { ElderCard } from '../../features/people/components/ElderCard';
import { useCircleElders, useOwnElders } from '../../features/people/queries';
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
import { Section } from '../../ui/Section';
import { Words } from '../../ui/Words';

const addChild = () => void open('/packages/family/addChild/index');
const addElder = () => void open('/packages/circle/addElder/index');
const join = () => void open('/packages/circle/join/index');

/** The people one cares for: the children, and the old of this household and of circles elsewhere. */
export default function PeoplePage() {
  const { me, notice } = useGate('family');
  const isFamily = useIsFamily();
  const children = useChildren(isFamily);
  const elders = useOwnElders(isFamily);
  const circles = useCircleElders(isFamily);
  const { data: cities } = useCities();
  const { city: chosen } = useSearch();
  const city = cities?.items.find(({ code }) => code === chosen);
  const count =
    (children.data?.items.length ?? 0) + (elders.data?.items.length ?? 0) + (circles.data?.items.length ?? 0);

  return (
    <PageShell
      title="家人"
      tabBar={useTabs('/pages/children/index')}
      {...(me !== undefined &&
        count > 0 && {
          foot: <Button onPress={() => void open('/packages/circle/timeline/index')}>这几天的安排</Button>,
        })}
    >
      {notice}
      {me && (
        <>
          <Section title="孩子">
            <Answered query={children} label="正在读取孩子" cards={1}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty icon="child" title="还没有添加孩子">
                    <Words kind="soft">只问称呼和出生日期，用来找合适的班。</Words>
                    <Button kind="secondary" onPress={addChild}>
                      添加孩子
                    </Button>
                  </Empty>
                ) : (
                  <>
                    {items.map((child) => (
                      <ChildCard key={child.id} child={child} city={city} />
                    ))}
                    <Button kind="secondary" onPress={addChild}>
                      添加孩子
                    </Button>
                  </>
                )
              }
            </Answered>
          </Section>
          <Section title="老人">
            <Answered query={elders} label="正在读取老人" cards={1}>
              {({ items }) => (
                <>
                  {items.length === 0 && circles.data?.items.length === 0 && (
                    <Words kind="soft">
                      还没有添加老人。添加以后，可以替老人订餐、订日间照料和上门服务。
                    </Words>
                  )}
                  {items.map((elder) => (
                    <ElderCard key={elder.id} elder={elder} isHome />
                  ))}
                  {circles.data?.items.map(({ elder, relation, roles }) => (
                    <ElderCard
                      key={elder.id}
                      elder={elder}
                      isHome={false}
                      relation={relation}
                      roles={roles}
                    />
                  ))}
                  <Button kind="secondary" onPress={addElder}>
                    添加老人
                  </Button>
                  <Button kind="quiet" onPress={join}>
                    有邀请码，加入照护圈
                  </Button>
                </>
              )}
            </Answered>
          </Section>
        </>
      )}
    </PageShell>
  );
}
