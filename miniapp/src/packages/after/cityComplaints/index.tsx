import { View } from '@tarojs/components';
import type { CityComplaintsView } from '@huiyue/shared/contract/after';
import { useState } from 'react';
import { ComplaintCard } from '../../../features/after/components/ComplaintCard';
import { useCityComplaints } from '../../../features/after/queries';
import { PlaceBar } from '../../../features/publishing/components/PlaceBar';
import { usePlace } from '../../../features/publishing/usePlace';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { More } from '../../../parts/More';
import { open } from '../../../platform/navigation';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Tabs } from '../../../ui/Tabs';
import { Words } from '../../../ui/Words';

/** What is brought before the regulator: reports of what must not be asked for, and complaints. */
export default function CityComplaintsPage() {
  const { me, notice } = useGate('regulator');
  const { place, choose } = usePlace(me?.jurisdictions);
  const [current, setCurrent] = useState<'reports' | 'complaints'>('reports');
  const complaints = useCityComplaints(place?.code, current === 'reports');
  return (
    <PageShell title="投诉和反映">
      {notice}
      {me && place && (
        <>
          <PlaceBar title="看哪里的投诉" places={me.jurisdictions} place={place} onChoose={choose} />
          <Tabs
            label="哪一类"
            current={current}
            onChange={setCurrent}
            tabs={[
              { key: 'reports', text: '多收、办卡' },
              { key: 'complaints', text: '投诉' },
            ]}
          >
            <Answered query={complaints} label="正在读取" reader="regulator">
              {({ pages }) => (
                <View className="stack">
                  {current === 'reports' && <Hints page={pages[0]} />}
                  {pages[0]?.items.length === 0 && <Empty icon="answer" title="没有收到" />}
                  {pages
                    .flatMap(({ items }) => items)
                    .map((complaint) => (
                      <ComplaintCard
                        key={complaint.number}
                        complaint={complaint}
                        onOpen={() =>
                          void open('/packages/after/complaint/index', { number: complaint.number })
                        }
                      />
                    ))}
                  <More query={complaints} words="看更早的" />
                </View>
              )}
            </Answered>
          </Tabs>
        </>
      )}
    </PageShell>
  );
}

/** Of all that was reported, however much of it stands on the page. */
function Hints({ page }: { page: CityComplaintsView | undefined }) {
  if (!page || page.hints.length === 0) return null;
  return (
    <Section title={`${page.hintDays} 天内被反映过`}>
      <Card>
        {page.hints.map(({ site, reports }) => (
          <Words key={site.id}>{`${site.name}：${reports} 次`}</Words>
        ))}
        <Words kind="soft">这是线索，不是结论。</Words>
      </Card>
    </Section>
  );
}
