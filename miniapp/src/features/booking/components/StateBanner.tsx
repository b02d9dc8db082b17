import { dateAt, instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { Banner } from '../../../ui/Banner';
import { Countdown } from '../../../ui/Countdown';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { periodWords } from '../../../words/when';
import { proposedIn } from '../../../parts/proposed';
import { bookingStateWords } from '../../../words/states';
import { GivenUp } from './GivenUp';

/** How a booking stands and what happens next, in the words of the day. */
export function StateBanner({ booking }: { booking: BookingView }) {
  const { state, reason, startsOn } = booking;
  const { tone } = bookingStateWords[state];
  const isClass = booking.offer.kind === 'class';
  const left = dateAt(instantOf(booking.history.at(-1)?.at ?? booking.requestedAt));
  const until = booking.answerBy === null ? undefined : instantOf(booking.answerBy);
  const deadline = until === undefined ? '' : instantWords(until);
  switch (state) {
    case 'requested':
      return (
        <Banner tone={tone} title="等待机构答复">
          <Words>{`机构须在 ${deadline} 前答复，否则名额自动释放。`}</Words>
          {until !== undefined && <Countdown until={until} />}
          <Words>名额已经为您留着，不用再做什么。答复会自动出现在这里。</Words>
        </Banner>
      );
    case 'confirmed':
      return (
        <Banner tone={tone} title={isClass ? '名额已确认' : '订好了'}>
          <Words>
            {isClass
              ? `${dayWords(startsOn)}入托。几点到园、带什么、怎么交费，请问机构。`
              : `${dayWords(startsOn)}照常。有什么要提醒的，请打电话告诉机构。`}
          </Words>
        </Banner>
      );
    case 'returned':
      return (
        <Banner tone={tone} title="机构退回了预约">
          {reason !== null && <Words>{`机构写的原因：${reason}`}</Words>}
          <Words>
            {`名额已经放回，没有收任何费用。可以看看${isClass ? '这个月别的托位' : '别的日子或别家'}。`}
          </Words>
        </Banner>
      );
    case 'cancelled':
      if (booking.history.findLast(({ act }) => act !== 'cancel')?.act === 'join')
        return (
          <Banner tone={tone} title="已经不再排队">
            <Words>位置让给了后面的家庭，没有收任何费用。</Words>
          </Banner>
        );
      return (
        <Banner tone={tone} title={isClass && left >= startsOn ? '已经退托' : '预约已取消'}>
          <GivenUp booking={booking.id} on={left} />
        </Banner>
      );
    case 'expired': {
      const before = booking.history.findLast(({ act }) => act !== 'expire')?.act;
      if (before === 'propose')
        return (
          <Banner tone={tone} title="机构退回了预约">
            {reason !== null && <Words>{`机构写的原因：${reason}`}</Words>}
            <Words>机构建议的名额到时间没有决定，已经放回，没有收任何费用。可以看看别的托位。</Words>
          </Banner>
        );
      if (before === 'offer')
        return (
          <Banner tone={tone} title="时间过了，名额已经让出">
            <Words>{`到${deadline === '' ? '时间' : ` ${deadline} `}没有决定，名额让给了后面的家庭，没有收任何费用。`}</Words>
            <Words>还想要的话，可以重新预约；已经约满的，可以重新排队。</Words>
          </Banner>
        );
      return (
        <Banner tone={tone} title={before === 'request' ? '机构没有按时答复' : '名额没有再留着'}>
          <Words>{`到${deadline === '' ? '时间' : ` ${deadline} `}没有答复，名额已自动释放，没有收任何费用。可以再约一次，或看看别${isClass ? '的托位' : '家'}。`}</Words>
        </Banner>
      );
    }
    case 'held':
      return (
        <Banner tone={tone} title="名额先为您留着">
          <Words>{`到 ${deadline} 没有提交，名额自动释放。`}</Words>
          {until !== undefined && <Countdown until={until} />}
        </Banner>
      );
    case 'waiting':
      return (
        <Banner tone={tone} title="正在排队">
          <Words>有名额空出来时，按公布的次序先留给排在前面的家庭。轮到您时，这里会有通知。</Words>
        </Banner>
      );
    case 'offered': {
      const proposed = proposedIn(booking);
      if (proposed)
        return (
          <Banner tone={tone} title="机构请您换到这里">
            <Words>{`原来申请的是${proposed.offer.name}，${periodWords(proposed.period)}。`}</Words>
            {proposed.reason !== undefined && <Words>{`机构写的原因：${proposed.reason}`}</Words>}
            <Words>{`下面的名额和价格已经为您留着，请在 ${deadline} 前决定。您不同意，就不会换，也不收钱。`}</Words>
            {until !== undefined && <Countdown until={until} />}
          </Banner>
        );
      return (
        <Banner tone={tone} title="轮到您了">
          <Words>{`空出了一个名额，已经为您留着，请在 ${deadline} 前决定要不要。`}</Words>
          {until !== undefined && <Countdown until={until} />}
        </Banner>
      );
    }
    case 'declined':
      return (
        <Banner tone={tone} title="已放弃这个名额">
          <Words>名额已经留给下一家。还想要的话，可以重新排队。</Words>
        </Banner>
      );
    case 'closed':
      if (booking.history.some(({ isLetGo }) => isLetGo))
        return (
          <Banner tone={tone} title="机构同意了，已经取消">
            <Words>您家截单以后请求取消，机构同意，不收费。</Words>
            {reason !== null && <Words>{`机构写的话：${reason}`}</Words>}
          </Banner>
        );
      return (
        <Banner tone={tone} title="机构终止了服务">
          {reason !== null && <Words>{`机构写的原因：${reason}`}</Words>}
          <Words>{`可以看看别${isClass ? '的托位' : '家'}，也可以打电话问机构。`}</Words>
        </Banner>
      );
  }
}
