import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { SendingView } from '@huiyue/shared/contract/notices';
import { Answered } from '../../../parts/Answered';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';
import { causeWords, channelWords, sendingWords } from '../../../words/notices';
import { useSendings } from '../queries';

/** What went out to families, by which way, and whether it was read. */
export function Sendings({ where }: { where: { readonly site?: string; readonly city?: string } }) {
  const query = useSendings(where);
  const data = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Answered query={{ ...query, data }} label="正在查找发出的消息" reader="institution">
      {(sendings) =>
        sendings.length === 0 ? (
          <Empty icon="info" title="还没有发出过微信或短信">
            <Words kind="soft">家庭在应用里都能看到消息。允许了微信、留了号码的，另外发。</Words>
          </Empty>
        ) : (
          <View className="cards">
            {sendings.map((sending) => (
              <SendingCard key={sending.id} sending={sending} />
            ))}
            {query.hasNextPage && (
              <Button
                kind="secondary"
                busy={query.isFetchingNextPage && '正在查找'}
                onPress={() => void query.fetchNextPage()}
              >
                看更早的
              </Button>
            )}
          </View>
        )
      }
    </Answered>
  );
}

function SendingCard({ sending }: { sending: SendingView }) {
  const { title, text, channel, state, cause, at, isRead, nextAt } = sending;
  const isBad = state === 'failed' || state === 'unknown' || state === 'notReached';
  return (
    <Card>
      <View className="notice-head">
        <View className="notice-title">{`${channelWords[channel]} · ${title}`}</View>
        <StatusTag
          tone={isBad ? 'refused' : state === 'sent' || state === 'reached' ? 'confirmed' : 'waiting'}
        >
          {sendingWords[state]}
        </StatusTag>
      </View>
      <Words>{text}</Words>
      {cause !== null && <Words kind="soft">{`原因：${causeWords[cause]}`}</Words>}
      {state === 'waiting' && nextAt !== null && (
        <Words kind="soft">{`下次发送：${instantWords(instantOf(nextAt))}`}</Words>
      )}
      <Words kind="soft">{`${instantWords(instantOf(at))}，${isRead ? '家庭已经看过' : '家庭还没有看'}`}</Words>
    </Card>
  );
}
