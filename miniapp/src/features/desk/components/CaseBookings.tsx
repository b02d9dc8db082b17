import { View } from '@tarojs/components';
import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { spokenCode } from '@huiyue/shared/desk/bookingCode';
import { callFacts, printedBooking } from '@huiyue/shared/desk/printedBooking';
import { useState } from 'react';
import { post } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Pills } from '../../../parts/Pills';
import { canPrint, openPaper } from '../../../platform/paper';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { dayWords } from '../../../words/dates';
import { bookingStateWords } from '../../../words/states';
import { whenWords } from '../../../words/when';
import { RefundAhead } from '../../booking/components/RefundAhead';
import { useAnew, useCallNumbers } from '../queries';
import { SendSlip } from './SendSlip';

/** What is booked, with the number to read out; given up, accepted and printed for the caller. */
export function CaseBookings({ bookings }: { bookings: readonly BookingView[] }) {
  if (bookings.length === 0) return <Words kind="soft">现在没有预约。以前的在下面“全部预约”里。</Words>;
  return (
    <View className="desk-cards">
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
          <Button busy={state.phase === 'sending' && '正在接受'} onPress={() => void act('accept')}>
            对方说要，替她接受
          </Button>
        )}
        {booking.state === 'offered' && (
          <Button kind="secondary" onPress={() => void act('decline')}>
            对方说不要，让给下一位
          </Button>
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
            disabled={isPending}
            onPress={print}
            label={`打印预约单 ${spokenCode(booking.code)}`}
          >
            打印预约单
          </Button>
        )}
        <SendSlip of={{ booking: booking.id }} what="预约号" label={spokenCode(booking.code)} />
        <Button kind="quiet" onPress={() => setIsAsking(true)} label={`取消预约 ${spokenCode(booking.code)}`}>
          取消预约
        </Button>
      </View>
      <Dialog
        isOpen={isAsking}
        title="替对方取消这个预约？"
        confirm={{
          text: '取消预约',
          isDangerous: true,
          busy: state.phase === 'sending' && '正在取消',
          act: () => void act('cancel'),
        }}
        dismiss={{ text: '不取消', act: () => setIsAsking(false) }}
      >
        <Words>{`${booking.recipient.name}，${booking.site.name} ${booking.offer.name}。取消后名额给别人。`}</Words>
        {booking.state !== 'waiting' && <RefundAhead booking={booking} />}
      </Dialog>
    </Card>
  );
}
