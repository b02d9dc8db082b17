import { instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { Banner } from '../../../ui/Banner';
import { Countdown } from '../../../ui/Countdown';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { bookingStateWords } from '../../../words/states';

/** How a booking stands and what happens next, in the words of the day. */
export function StateBanner({ booking }: { booking: BookingView }) {
  const { state, reason, startsOn } = booking;
  const { tone } = bookingStateWords[state];
  const deadline = instantWords(instantOf(booking.answerBy));
  switch (state) {
    case 'requested':
      return (
        <Banner tone={tone} title="等待机构答复">
          <Words>{`机构须在 ${deadline} 前答复，否则名额自动释放。`}</Words>
          <Countdown until={instantOf(booking.answerBy)} />
          <Words>名额已经为您留着，不用再做什么。答复会自动出现在这里。</Words>
        </Banner>
      );
    case 'confirmed':
      return (
        <Banner tone={tone} title="名额已确认">
          <Words>{`${dayWords(startsOn)}入托。几点到园、带什么、怎么交费，请问机构。`}</Words>
        </Banner>
      );
    case 'returned':
      return (
        <Banner tone={tone} title="机构退回了预约">
          {reason !== null && <Words>{`机构写的原因：${reason}`}</Words>}
          <Words>名额已经放回，没有收任何费用。可以看看这个月别的托位。</Words>
        </Banner>
      );
    case 'cancelled':
      return (
        <Banner tone={tone} title="预约已取消">
          <Words>名额已经放回，没有收任何费用。</Words>
        </Banner>
      );
    case 'expired':
      return (
        <Banner tone={tone} title="机构没有按时答复">
          <Words>{`到 ${deadline} 没有答复，名额已自动释放，没有收任何费用。可以再约一次，或看看别的托位。`}</Words>
        </Banner>
      );
  }
}
