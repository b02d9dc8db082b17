import { View } from '@tarojs/components';
import { instantOf, dateAt } from '@huiyue/shared/civil';
import type { RatingsView, RatingView } from '@huiyue/shared/contract/after';
import type { ReactNode } from 'react';
import { aria } from '../../../ui/aria';
import { Card } from '../../../ui/Card';
import { Words } from '../../../ui/Words';
import { ratingTagWords, starsWords } from '../../../words/after';
import { dayWords, fullDayWords } from '../../../words/dates';
import '../after.scss';

/** How many gave how many stars: counts, and bars as long as they are. */
export function StarChart({ counts, total }: Pick<RatingsView, 'counts' | 'total'>) {
  const most = Math.max(1, total);
  return (
    <Card>
      <Words>{`${total} 个用过的家庭评价过，按时间排，不能花钱排前面。`}</Words>
      <View className="star-rows" {...aria({ role: 'list' })}>
        {[5, 4, 3, 2, 1].map((stars) => {
          const count = counts[stars - 1] ?? 0;
          return (
            <View key={stars} className="star-row" {...aria({ role: 'listitem' })}>
              <View className="star-name">{starsWords(stars)}</View>
              <View className="star-track" {...aria({ hidden: true })}>
                <View className="star-fill" style={{ width: `${Math.round((100 * count) / most)}%` }} />
              </View>
              <View className="star-count">{`${count}`}</View>
            </View>
          );
        })}
      </View>
    </Card>
  );
}

/** What one family says, and what the institution says to it. Never by whom. */
export function RatingCard({ rating, children }: { rating: RatingView; children?: ReactNode }) {
  const { stars, tags, words, offer, servedOn, reply, removed, changedAt } = rating;
  return (
    <Card>
      <View className="stars" {...aria({ role: 'img', label: starsWords(stars) })}>
        {`${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}`}
      </View>
      {tags.length > 0 && <Words>{tags.map((tag) => ratingTagWords[tag]).join('、')}</Words>}
      {words !== '' && <Words>{words}</Words>}
      {removed && <Words kind="soft">{`文字已由主管部门删去，原因：${removed.reason}`}</Words>}
      <Words kind="soft">
        {`${offer}，${fullDayWords(servedOn)}用过${changedAt === null ? '' : '，改过一次评价'}`}
      </Words>
      {reply && <Words>{`机构的回复（${dayWords(dateAt(instantOf(reply.at)))}）：${reply.words}`}</Words>}
      {children}
    </Card>
  );
}
