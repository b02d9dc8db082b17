import { View } from '@tarojs/components';
import { useSite } from '../../../api/reads';
import { RatingCard, StarChart } from '../../../features/after/components/Ratings';
import { RemoveWords } from '../../../features/after/components/RemoveWords';
import { useRatings } from '../../../features/after/queries';
import { useMe } from '../../../features/session/hooks/useMe';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { useParameter } from '../../../platform/parameters';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

/** All that people say of a site, newest first; for everybody to read. */
export default function RatingsPage() {
  const site = useParameter('site');
  const { data: card } = useSite(site);
  const { data: me } = useMe();
  const ratings = useRatings(site);
  const [first] = ratings.data?.pages ?? [];
  const watched = me?.jurisdictions.map(({ code }) => code) ?? [];
  const isWatching =
    card !== undefined && (watched.includes(card.jurisdiction) || watched.includes(card.city));
  return (
    <PageShell title="家庭的评价">
      {card && <Words kind="soft">{card.name}</Words>}
      <Answered query={ratings} label="正在读取评价" cards={2}>
        {({ pages }) =>
          first === undefined || first.total === 0 ? (
            <Empty icon="answer" title="还没有评价">
              <Words kind="soft">用过服务的家庭才能评价。</Words>
            </Empty>
          ) : (
            <View className="stack">
              <StarChart counts={first.counts} total={first.total} />
              {pages
                .flatMap(({ items }) => items)
                .map((rating) => (
                  <RatingCard key={rating.booking} rating={rating}>
                    {isWatching && rating.words !== '' && <RemoveWords rating={rating} site={site} />}
                  </RatingCard>
                ))}
              {ratings.hasNextPage && (
                <Button kind="secondary" onPress={() => void ratings.fetchNextPage()}>
                  看更早的评价
                </Button>
              )}
            </View>
          )
        }
      </Answered>
    </PageShell>
  );
}
