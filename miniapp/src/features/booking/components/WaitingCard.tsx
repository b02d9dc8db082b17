import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { ChildView } from '@huiyue/shared/contract/children';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Countdown } from '../../../ui/Countdown';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { bookingStateWords } from '../../../words/states';
import { whenWords } from '../../../words/when';
import { useAct } from '../queries';
import { OfferAnswer } from './OfferAnswer';
import { Rank } from './Rank';
import '../booking.scss';

type Props = { readonly booking: BookingView; readonly proofs: ChildView['proofs'] };

/** One queue: the rank and every move, the papers that put a child first, the clock of an offer, and one tap to leave. */
export function WaitingCard({ booking, proofs }: Props) {
  const { state, recipient, site, offer, answerBy } = booking;
  const { perform, ...sending } = useAct(booking.id, 'cancel', () => undefined);
  const { tone, word } = bookingStateWords[state];
  const priority = proofs.filter(({ group }) => group === 'priority');
  return (
    <View className="stack">
      <Card>
        <StatusTag tone={tone}>{word}</StatusTag>
        <View className="booking-title">{`${recipient.name} · ${offer.name}`}</View>
        <Words>{`${whenWords(booking)}，${site.name}`}</Words>
        {priority.length > 0 && (
          <Words kind="soft">
            {`优先证明：${priority.map(({ on }) => `${dayWords(on)}窗口看过材料`).join('；')}`}
          </Words>
        )}
        {state === 'offered' && answerBy !== null && (
          <>
            <Words>{`轮到您了，名额留到 ${instantWords(instantOf(answerBy))}。`}</Words>
            <Countdown until={instantOf(answerBy)} />
            <OfferAnswer booking={booking} />
          </>
        )}
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
        {state === 'waiting' && (
          <Button
            kind="quiet"
            busy={sending.phase === 'sending' && '正在退出'}
            label={`不再排队，${recipient.name}，${offer.name}`}
            onPress={() => void perform({})}
          >
            不再排队
          </Button>
        )}
      </Card>
      {state === 'waiting' && <Rank booking={booking} />}
    </View>
  );
}
