import { View } from '@tarojs/components';
import { dateAt, instantOf, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { spokenCode } from '@huiyue/shared/desk/bookingCode';
import { callFacts, printedBooking } from '@huiyue/shared/desk/printedBooking';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Pills } from '../../../parts/Pills';
import { proposedIn } from '../../../parts/proposed';
import { RefundAhead } from '../../../parts/RefundAhead';
import { canPrint, openPaper } from '../../../platform/paper';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { dayWords, instantWords } from '../../../words/dates';
import { bookingStateWords } from '../../../words/states';
import { periodWords, whenWords } from '../../../words/when';
import { useAnew, useCallNumbers } from '../queries';
import { SendSlip } from './SendSlip';

/** What is booked, with the number to read out; given up, accepted and printed for the caller. */
export function CaseBookings({ bookings }: { bookings: readonly BookingView[] }) {
  if (bookings.length === 0) return <Words kind="soft">现在没有预约。以前的在下面“全部预约”里。</Words>;
  return (
    <View className="cards">
      {bookings.map((booking) => (
        <BookingRow key={booking.id} booking={booking} />
      ))}
      {!canPrint && <Words kind="soft">要打印预约单，请在电脑上打开惠约网页版。</Words>}
    </View>
  );
}

type Doing = {
  readonly act: 'cancel' | 'accept' | 'decline' | 'absent' | 'present';
  readonly dates?: readonly CivilDate[];
};

function BookingRow({ booking }: { booking: BookingView }) {
  const [isAsking, setIsAsking] = useState(false);
  const anew = useAnew();
  const { send, ...state } = useSend<Doing, BookingView>(`desk:${booking.id}`, ({ act: what, dates }, key) =>
    post(`/bookings/${booking.id}/${what}`, dates ? { dates } : {}, key),
  );
  const act = async (what: Doing['act'], dates?: readonly CivilDate[]) => {
    const answer = await send({ act: what, ...(dates ? { dates } : {}) });
    setIsAsking(false);
    if (answer?.ok) anew();
  };
  const today = dateAt(now());
  const ahead = booking.dates.filter((date) => date > today).slice(0, 7);
  const { tone, word } = bookingStateWords[booking.state];
  const { numbers, isPending } = useCallNumbers(booking);
  const isQueued = booking.state === 'waiting';
  const giveUp = isQueued ? '不再排队' : '取消预约';
  const print = () => openPaper()?.show(printedBooking(booking, whenWords(booking), numbers));
  return (
    <Card>
      <View className="stack">
        <Heading level={3}>{`${booking.recipient.name}，${booking.offer.name}`}</Heading>
        <View>
          <StatusTag tone={tone}>{word}</StatusTag>
        </View>
        <Facts
          facts={[
            { name: '什么时候', value: whenWords(booking) },
            { name: '在哪里', value: booking.site.name },
            { name: '本人付', value: sumWords(booking.familyFen) },
            ...callFacts(numbers),
            { name: '预约号', value: <View className="desk-code">{spokenCode(booking.code)}</View> },
          ]}
        />
        {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
        {booking.state === 'offered' && (
          <>
            <Words>{offeredWords(booking)}</Words>
            <Button busy={state.phase === 'sending' && '正在提交'} onPress={() => void act('accept')}>
              对方说要，替对方接受
            </Button>
            <Button kind="secondary" onPress={() => void act('decline')}>
              对方说不要，不留了
            </Button>
          </>
        )}
        {booking.state === 'confirmed' && ahead.length > 0 && (
          <Pills
            label="请假，按日子点；再点一次就是照常来"
            options={ahead.map((date) => ({
              value: date,
              label: booking.awayDates.includes(date) ? `${dayWords(date)} 已请假` : dayWords(date),
            }))}
            value={undefined}
            onChange={(date) => void act(booking.awayDates.includes(date) ? 'present' : 'absent', [date])}
          />
        )}
        {canPrint && (
          <Button
            kind="secondary"
            busy={isPending && '正在查电话'}
            onPress={print}
            label={`打印预约单 ${spokenCode(booking.code)}`}
          >
            打印预约单
          </Button>
        )}
        <SendSlip of={{ booking: booking.id }} what="预约号" label={spokenCode(booking.code)} />
        {booking.state !== 'offered' && (
          <Button
            kind="quiet"
            onPress={() => setIsAsking(true)}
            label={`${giveUp} ${spokenCode(booking.code)}`}
          >
            {giveUp}
          </Button>
        )}
      </View>
      <Dialog
        isOpen={isAsking}
        title={isQueued ? '替对方退出排队？' : '替对方取消这个预约？'}
        confirm={{
          text: giveUp,
          isDangerous: true,
          busy: state.phase === 'sending' && '正在提交',
          act: () => void act('cancel'),
        }}
        dismiss={{ text: isQueued ? '继续排' : '不取消', act: () => setIsAsking(false) }}
      >
        <Words>{`${booking.recipient.name}，${booking.site.name} ${booking.offer.name}，${whenWords(booking)}。`}</Words>
        {isQueued ? (
          <Words>位置让给后面的家庭。以后再排，要从新的时间算起。</Words>
        ) : (
          <>
            <RefundAhead booking={booking} />
            <Words>先念给对方听，再取消。名额马上放出来，别的家庭就能约。</Words>
          </>
        )}
      </Dialog>
    </Card>
  );
}

/** What the caller is asked, and until when: a turn in the queue, or another place that the institution holds. */
function offeredWords(booking: BookingView): string {
  const until = booking.answerBy === null ? '' : `，留到 ${instantWords(instantOf(booking.answerBy))}`;
  const proposed = proposedIn(booking);
  if (!proposed) return `空出了一个名额${until}。要不要？不要就让给后面的家庭。`;
  const reason = proposed.reason === undefined ? '' : `机构写的原因：${proposed.reason}。`;
  return `机构请对方换到这里${until}。原来申请的是${proposed.offer.name}，${periodWords(proposed.period)}。${reason}`;
}
