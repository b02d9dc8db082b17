import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { useRatings } from '../queries';
import { RatingCard, StarChart } from './Ratings';

/** Of one site, before anything is ordered there: the newest ratings, and where to turn if something is wrong. */
export function WhatOthersSay({ site }: { site: string }) {
  const ratings = useRatings(site, 3);
  const [first] = ratings.data?.pages ?? [];
  return (
    <Section title="家庭的评价">
      {first && first.total > 0 ? (
        <>
          <StarChart counts={first.counts} total={first.total} />
          {first.items.map((rating) => (
            <RatingCard key={rating.booking} rating={rating} />
          ))}
        </>
      ) : (
        <Words kind="soft">还没有评价。用过服务的家庭才能评价。</Words>
      )}
      <List>
        {first && first.total > first.items.length && (
          <ListRow
            icon="answer"
            title="看全部评价"
            value={`${first.total} 条`}
            onPress={() => void open('/packages/after/ratings/index', { site })}
          />
        )}
        <ListRow
          icon="info"
          title="投诉，或反映多收、办卡"
          onPress={() => void open('/packages/after/complain/index', { site })}
        />
      </List>
    </Section>
  );
}
