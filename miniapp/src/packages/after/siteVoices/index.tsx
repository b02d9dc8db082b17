import { View } from '@tarojs/components';
import { useState } from 'react';
import { ComplaintCard } from '../../../features/after/components/ComplaintCard';
import { RatingCard, StarChart } from '../../../features/after/components/Ratings';
import { ReplyForm } from '../../../features/after/components/ReplyForm';
import { useRatings, useSiteComplaints } from '../../../features/after/queries';
import { SiteBar } from '../../../features/institution/components/SiteBar';
import { useChosenSite } from '../../../features/institution/hooks/useChosenSite';
import { useGate } from '../../../features/session/hooks/useGate';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Tabs } from '../../../ui/Tabs';
import { Words } from '../../../ui/Words';

/** What families say to an institution: complaints first, then ratings to answer. */
export default function SiteVoicesPage() {
  const { me, notice } = useGate('institution');
  const site = useChosenSite(me?.sites);
  return (
    <PageShell title="投诉和评价">
      {notice}
      {me && site && (
        <>
          <SiteBar sites={me.sites} site={site} />
          <Voices key={site.id} site={site.id} />
        </>
      )}
    </PageShell>
  );
}

function Voices({ site }: { site: string }) {
  const [current, setCurrent] = useState<'complaints' | 'ratings'>('complaints');
  const [complaints, ratings] = [useSiteComplaints(site), useRatings(site)];
  const [first] = ratings.data?.pages ?? [];
  return (
    <Tabs
      label="家庭说的话"
      current={current}
      onChange={setCurrent}
      tabs={[
        { key: 'complaints', text: '投诉' },
        { key: 'ratings', text: '评价' },
      ]}
    >
      {current === 'complaints' ? (
        <Answered query={complaints} label="正在读取投诉" reader="institution">
          {({ items }) => (
            <View className="stack">
              {items.length === 0 && <Empty icon="answer" title="没有投诉" />}
              {items.map((complaint) => (
                <ComplaintCard
                  key={complaint.number}
                  complaint={complaint}
                  onOpen={() => void open('/packages/after/complaint/index', { number: complaint.number })}
                />
              ))}
            </View>
          )}
        </Answered>
      ) : (
        <Answered query={ratings} label="正在读取评价" reader="institution">
          {({ pages }) => (
            <View className="stack">
              {first && first.total > 0 ? (
                <StarChart counts={first.counts} total={first.total} />
              ) : (
                <Empty icon="answer" title="还没有评价">
                  <Words kind="soft">用过服务的家庭评价以后，您可以回复一次，也可以改回复。</Words>
                </Empty>
              )}
              {pages
                .flatMap(({ items }) => items)
                .map((rating) => (
                  <RatingCard key={rating.booking} rating={rating}>
                    <ReplyForm rating={rating} />
                  </RatingCard>
                ))}
              {ratings.hasNextPage && (
                <Button kind="secondary" onPress={() => void ratings.fetchNextPage()}>
                  看更早的评价
                </Button>
              )}
            </View>
          )}
        </Answered>
      )}
    </Tabs>
  );
}
