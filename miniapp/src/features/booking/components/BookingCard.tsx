import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { Card } from '../../../ui/Card';
import { Countdown } from '../../../ui/Countdown';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';
import { bookingStateWords } from '../../../words/states';
import { whenWords } from '../../../words/when';
import '../booking.scss';

/** One booking in the list: how it stands, for whom, when, where. */
export function BookingCard({ booking, onOpen }: { booking: BookingView; onOpen: () => void }) {
  const { state, recipient, site, offer, answerBy } = booking;
  const { tone, word } = bookingStateWords[state];
  return (
    <Card onPress={onOpen}>
      <StatusTag tone={tone}>{word}</StatusTag>
      <View className="booking-title">{recipient.name}</View>
      <Words>{`${whenWords(booking)} · ${offer.name}`}</Words>
      <Words kind="soft">{site.name}</Words>
      {state === 'requested' && answerBy !== null && (
        <>
          <Words>{`机构须在 ${instantWords(instantOf(answerBy))} 前答复`}</Words>
          <Countdown until={instantOf(answerBy)} />
        </>
      )}
    </Card>
  );
}
