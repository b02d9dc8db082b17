import { dateAt } from '@huiyue/shared/civil';
import type { SiteTodayView } from '@huiyue/shared/contract/today';
import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { keptToday } from '../../../api/keptToday';
import { KeptNotice, TodayBoard } from '../../../features/day/components/TodayBoard';
import { useToday } from '../../../features/day/queries';
import { useDayPerson } from '../../../features/day/useDayPerson';
import { useMark } from '../../../features/day/useMark';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { ToChangeNotice } from '../../../features/institution/components/ToChange';
import { useBreaches } from '../../../features/institution/hooks/useBreaches';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import '../../../features/institution/institution.scss';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { tabBars } from '../../../tabBars';
import { Button } from '../../../ui/Button';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';

const path = '/packages/day/today/index';

export default function TodayPage() {
  const { me, notice } = useGate('institution');
  const person = useDayPerson(me);
  const site = useChosenSite(me?.sites) ?? person?.sites[0];
  const today = useToday(site?.id ?? '', me);
  const breaches = useBreaches(me ? (site?.id ?? '') : '');
  // A day that was kept opens at once; one that is fetched comes together with what stands above it.
  const wasKept = useMemo(() => keptToday()?.today.site === site?.id, [site?.id]);
  const isFirstAsked = me !== undefined && breaches.isPending && breaches.failureCount === 0;
  const shown = isFirstAsked && !wasKept ? { ...today, data: undefined } : today;
  return (
    <PageShell
      title="今日"
      tabBar={{ items: tabBars.institution, current: path }}
      foot={
        site && (
          <View className="pair">
            <Button onPress={() => void open('/packages/day/people/index')}>点名和接送</Button>
            <Button kind="secondary" onPress={() => void open('/packages/institution/answers/index')}>
              答复
            </Button>
          </View>
        )
      }
    >
      {(me !== undefined || person === undefined) && notice}
      {site && (
        <>
          {me && <SiteBar sites={me.sites} site={{ jurisdiction: '', ...site }} />}
          {today.data && today.error?.failure.kind === 'offline' && <KeptNotice today={today.data} />}
          {shown.data && breaches.data && <ToChangeNotice breaches={breaches.data} today={dateAt(now())} />}
          <Answered query={shown} label="正在打开今天" cards={3} reader="institution">
            {(held) => <Board key={held.site} today={held} />}
          </Answered>
        </>
      )}
    </PageShell>
  );
}

function Board({ today }: { readonly today: SiteTodayView }) {
  const { standing } = useMark(today);
  const { waiting, openIncidents } = today.counts;
  return (
    <>
      <TodayBoard today={today} standing={standing} />
      <Section title="更多">
        <List>
          <ListRow
            icon="plus"
            title="现场登记"
            note="人到了门口，没有预约"
            onPress={() => void open('/packages/day/walkIn/index')}
          />
          <ListRow
            icon="wait"
            title="候补名单"
            note="按公布的次序，谁在前面、为什么"
            value={waiting === 0 ? '没有人' : `${waiting} 家`}
            onPress={() => void open('/packages/day/queue/index')}
          />
          <ListRow
            icon="info"
            title="意外事件"
            note="发生了什么，怎么处理，告诉了谁"
            {...(openIncidents > 0 && { value: `${openIncidents} 件没了结` })}
            onPress={() => void open('/packages/day/incidents/index')}
          />
        </List>
      </Section>
    </>
  );
}
