import { View } from '@tarojs/components';
import type { BookingView, QuoteView } from '@huiyue/shared/contract/bookings';
import { fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { CapLine } from '../../../parts/CapLine';
import { LateLine } from '../../../parts/LateLine';
import { RefundTermsLine } from '../../../parts/RefundTermsLine';
import { open } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';
import { pricedWords, yuanWords } from '../../../words/money';
import { refusalIn } from '../../../words/refusals';
import { whenWords } from '../../../words/when';
import { useJoinTogether, useQuotes, type Asked } from '../queries';
import { overlap, roomTogether, type Room } from '../roomTogether';
import { useHold } from '../useHold';
import { HoldNote } from './HoldNote';

type Props = {
  readonly asked: readonly Asked[];
  readonly onRequested: (bookings: readonly BookingView[]) => void;
  readonly onBack: () => void;
};

/** Several children in one order: all of them, or none. */
export function TogetherReview({ asked, onRequested, onBack }: Props) {
  const quotes = useQuotes(asked);
  const all = quotes.flatMap(({ data }) => data ?? []);
  const isRead = all.length === asked.length;
  // Once places are kept for this form, the quotes may count none free: those are its own.
  const [free, setFree] = useState<readonly number[]>();
  if (free === undefined && isRead) setFree(all.map(({ openPlaces }) => openPlaces));
  const wanted = all.map((quote, index) => ({ ...quote, openPlaces: free?.[index] ?? 0 }));
  const priced = asked.map((one, index) => ({ ...one, priceFen: all[index]?.priceFen ?? fen(0) }));
  const hasRoom = isRead && wanted.every(({ openPlaces }) => openPlaces > 0);
  const form = useHold(hasRoom ? priced : undefined, onRequested);
  const refusal = form.held.phase === 'refused' ? refusalIn(form.held.failure.problem) : undefined;
  const rooms = free && roomTogether(wanted, refusal);
  const isFree = rooms?.every((room) => room === 'free') === true;
  const queue = useJoinTogether(onRequested);
  const failed = quotes.find(({ error }) => error !== null)?.error;
  const allFull = rooms?.every((room) => room === 'full') === true;
  const [site] = all.map((quote) => quote.site.id);
  const isTooFew = rooms?.includes('tooFew') === true;

  if (failed)
    return (
      <>
        <FailureNotice failure={failed.failure} reader="family" />
        <Words>几个孩子要么一起约上，要么都不约。请改一改再来。</Words>
        <Button onPress={onBack}>返回修改</Button>
      </>
    );
  if (!isRead || free === undefined || rooms === undefined)
    return <Skeleton label="正在核对每个孩子的价格和月龄" cards={2} />;
  return (
    <View className="stack">
      {isFree && <HoldNote held={form.held} onAgain={form.takeAgain} />}
      {wanted.map((quote, index) => (
        <OneQuote
          key={quote.recipient.id}
          quote={quote}
          room={rooms[index]}
          inTheWay={wanted.filter((other) => other !== quote && overlap(other, quote))}
        />
      ))}
      <Card>
        <Facts
          facts={[
            { name: '一共', value: yuanWords(fen(all.reduce((sum, { payFen }) => sum + payFen, 0))) },
            { name: '付款', value: '惠约不收钱，交费请问机构' },
          ]}
        />
      </Card>
      {isFree && (
        <Banner tone="info" title="一起约上，或者都不约">
          <Words>只要有一个孩子约不上，就都不提交，不会只约上一个。</Words>
        </Banner>
      )}
      {form.failure && !isTooFew && <FailureNotice failure={form.failure} reader="family" />}
      {form.failure && !isTooFew && <Words>因为要一起约，所以一个都没有提交，也没有占名额。</Words>}
      {isFree && (
        <Button busy={form.isSending && '正在提交'} onPress={() => void form.submit()}>
          {form.failure ? '再试一次' : `提交 ${asked.length} 个孩子的预约`}
        </Button>
      )}
      {allFull && (
        <Banner tone="waiting" title="都已经约满，可以一起排队">
          <Words>一次排上，各班各有次序；哪个班空出名额，先留给轮到的孩子。</Words>
        </Banner>
      )}
      {allFull && (
        <Button busy={queue.phase === 'sending' && '正在提交'} onPress={() => void queue.join(priced)}>
          一起排队等候
        </Button>
      )}
      {queue.phase === 'failed' && <FailureNotice failure={queue.failure} reader="family" />}
      {isTooFew && (
        <Banner tone="refused" title="名额不够一起约">
          <Words>
            每个孩子单独约，都还有名额；几个孩子的时间有重叠，那段时间剩下的名额不够。所以一个都没有约，也没有占名额。可以换个时间或班级；也可以分开约：先给一个孩子约上，另一个排队。
          </Words>
        </Banner>
      )}
      {!isFree && !allFull && !isTooFew && (
        <Banner tone="refused" title="有的班满了，不能一起约">
          <Words>有名额的孩子不能排队，满了的班不能直接约。可以改时间，或者分开给每个孩子约。</Words>
        </Banner>
      )}
      {!isFree && !allFull && site !== undefined && (
        <Button onPress={() => void open('/packages/family/site/index', { site })}>分开给每个孩子约</Button>
      )}
      <Button kind="secondary" onPress={onBack}>
        返回修改
      </Button>
    </View>
  );
}

type QuoteProps = {
  readonly quote: QuoteView;
  readonly room: Room | undefined;
  /** Who else of the order comes to the same room at the same time. */
  readonly inTheWay: readonly QuoteView[];
};

function OneQuote({ quote, room, inTheWay }: QuoteProps) {
  const { recipient, site, offer, priceFen, per, cap, pricing } = quote;
  return (
    <Card>
      <View className="booking-title">{`${recipient.name} · ${offer.name}`}</View>
      <Facts
        facts={[
          { name: '时间', value: whenWords(quote) },
          { name: '价格', value: pricedWords(priceFen, per) },
        ]}
      />
      <CapLine priceFen={priceFen} cap={cap} pricing={pricing} />
      <LateLine site={site.id} />
      <RefundTermsLine site={site.id} />
      {room === 'full' && <Words>这个时间已经约满。</Words>}
      {room === 'tooFew' && (
        <Words>{`和${inTheWay.map((other) => other.recipient.name).join('、')}的时间有重叠，名额不够一起约。`}</Words>
      )}
    </Card>
  );
}
