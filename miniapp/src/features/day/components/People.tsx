import type { SiteTodayView } from '@huiyue/shared/contract/today';
import { useState } from 'react';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { Tabs } from '../../../ui/Tabs';
import { Words } from '../../../ui/Words';
import type { Standing } from '../marks';
import { useMark } from '../useMark';
import { AtDoor } from './AtDoor';
import { DoorList } from './DoorList';
import '../day.scss';

type Tab = 'expected' | 'here' | 'done';

/** The day's list, by what comes next for each: to arrive, to be fetched, done. */
export function People({ today }: { readonly today: SiteTodayView }) {
  const { standing, mark, drop, hasNoRoom } = useMark(today);
  const [tab, setTab] = useState<Tab>('expected');
  const [isAtDoor, setIsAtDoor] = useState(false);
  const [found, setFound] = useState<readonly string[]>();
  const conflicts = standing.filter(({ conflict }) => conflict);
  const others = standing.filter(({ conflict }) => !conflict);
  const lists: Readonly<Record<Tab, readonly Standing[]>> = {
    expected: others.filter((one) => tabOf(one) === 'expected'),
    here: others.filter((one) => tabOf(one) === 'here'),
    done: others.filter((one) => tabOf(one) === 'done'),
  };
  // The code is a child's: whoever fetches it may be a stranger. Elders are known by name.
  const hasChildren = standing.some(({ person }) => person.line === 'childcare');
  const isForChildren = standing.every(({ person }) => person.line === 'childcare');
  const shown = found ? standing.filter(({ person }) => found.includes(person.booking)) : lists[tab];
  if (standing.length === 0)
    return (
      <Empty icon="class" title="今天没有人预约">
        <Words kind="soft">有人到门口，可以“现场登记”。</Words>
      </Empty>
    );
  return (
    <>
      {hasNoRoom && (
        <Banner tone="refused" title="这台手机存不下了，刚才的没有记上">
          <Words>请清理手机空间，或者换一台手机再点。</Words>
        </Banner>
      )}
      {conflicts.length > 0 && (
        <Section title={`${conflicts.length} 个人要您决定`}>
          <DoorList standing={conflicts} onMark={mark} onDrop={drop} />
        </Section>
      )}
      {hasChildren && (
        <Button kind="secondary" icon="seat" onPress={() => setIsAtDoor(true)}>
          家长出示到园码
        </Button>
      )}
      {found ? (
        <>
          <DoorList standing={shown} onMark={mark} onDrop={drop} />
          <Button kind="quiet" onPress={() => setFound(undefined)}>
            看全部名单
          </Button>
        </>
      ) : (
        <Tabs
          label="名单"
          tabs={[
            { key: 'expected', text: '还没点', count: lists.expected.length },
            { key: 'here', text: isForChildren ? '在园' : '到了', count: lists.here.length },
            { key: 'done', text: '好了', count: lists.done.length },
          ]}
          current={tab}
          onChange={setTab}
        >
          {shown.length === 0 ? (
            <Words kind="soft">这里没有人。</Words>
          ) : (
            <DoorList standing={shown} onMark={mark} onDrop={drop} />
          )}
        </Tabs>
      )}
      <Sheet isOpen={isAtDoor} title="家长出示到园码" onClose={() => setIsAtDoor(false)}>
        <AtDoor
          site={today.site}
          onFound={(bookings) => {
            setFound(bookings);
            setIsAtDoor(false);
          }}
        />
      </Sheet>
    </>
  );
}

/** Meals and visits are done once marked; whoever is at the site, once they are fetched. */
function tabOf({ person, mark }: Standing): Tab {
  if (mark === null) return person.isGivenUp || person.isAway ? 'done' : 'expected';
  const isAtSite = person.line !== 'meal' && person.line !== 'homeCare';
  return isAtSite && mark.kind === 'present' && mark.to === undefined ? 'here' : 'done';
}
