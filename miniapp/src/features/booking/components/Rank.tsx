import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { RankView } from '@huiyue/shared/contract/places';
import { Answered } from '../../../parts/Answered';
import { aria } from '../../../ui/aria';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { useRank } from '../queries';

/** The place in the queue, by which published order, and every move that changed it. Others stay unnamed. */
export function Rank({ booking }: { booking: BookingView }) {
  const rank = useRank(booking.id);
  return (
    <Answered query={rank} label="正在查排到第几位" cards={1}>
      {(now) => (
        <>
          <Card>
            <View className="rank" {...aria({ role: 'status', live: 'polite' })}>
              {now.rank === null ? '正在为您安排' : `排在第 ${now.rank} 位`}
            </View>
            <Words>{`一共 ${now.waiting} 家在排。${now.group === null ? '' : `您家属于“${now.group}”，按公布的次序优先。`}`}</Words>
            {now.ahead.length > 0 && (
              <Words kind="soft">{`排在前面的：${now.ahead.map(standingWords).join('；')}`}</Words>
            )}
            {now.order ? (
              <ClauseLink
                clause={now.order.clause}
                text={now.order.isRanked ? '按公布的优先次序，再按时间' : '公布了优先对象，再按时间'}
              />
            ) : (
              <Words kind="soft">这里没有公布优先次序，按排队的先后。</Words>
            )}
          </Card>
          {now.moves.length > 0 && (
            <Section title="位置为什么变">
              <View className="card" {...aria({ role: 'list' })}>
                {now.moves.map((move) => (
                  <View
                    key={`${move.at} ${move.move} ${move.joinedOn}`}
                    className="event"
                    {...aria({ role: 'listitem' })}
                  >
                    <View className="event-when">{instantWords(instantOf(move.at))}</View>
                    <View className="event-what">{moveWords(move)}</View>
                  </View>
                ))}
              </View>
            </Section>
          )}
        </>
      )}
    </Answered>
  );
}

type Move = RankView['moves'][number];

const verbs = {
  join: '开始排队',
  offer: '轮到了，名额先留给这家',
  accept: '接受了名额',
  decline: '放弃了名额',
  lapse: '没有按时答复，名额让出',
  leave: '不再排队',
} as const satisfies Record<Move['move'], string>;

function moveWords({ move, isOwn, group, joinedOn, rankAfter }: Move): string {
  const who = isOwn ? '您家' : standingWords({ group, joinedOn });
  const then = rankAfter === null ? '' : `，您排到第 ${rankAfter} 位`;
  return `${who}${verbs[move]}${then}`;
}

/** Of another family: the group by which it goes first, and the day it joined. Never a name. */
function standingWords({ group, joinedOn }: Pick<Move, 'group' | 'joinedOn'>): string {
  return `${group === null ? '' : `${group}，`}${dayWords(joinedOn)}排队的一家`;
}
