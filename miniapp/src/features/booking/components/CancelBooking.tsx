import { useState } from 'react';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { FailureNotice } from '../../../notices/FailureNotice';
import { RefundAhead } from '../../../parts/RefundAhead';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Words } from '../../../ui/Words';
import { periodWords } from '../../../words/when';
import { useAct } from '../queries';
import '../booking.scss';

/** Gives the place back. Asked once more, because it cannot be taken back. */
export function CancelBooking({ booking }: { booking: BookingView }) {
  const isQueued = booking.state === 'waiting';
  const [isAsking, setIsAsking] = useState(false);
  const { perform, ...sending } = useAct(booking.id, 'cancel', () => setIsAsking(false));
  const month = periodWords(booking.period);
  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        kind="danger"
        label={isQueued ? `不再排队，${month}` : `取消预约，${month}`}
        onPress={() => setIsAsking(true)}
      >
        {isQueued ? '不再排队' : '取消预约'}
      </Button>
      <Dialog
        isOpen={isAsking}
        title={isQueued ? `不再排${month}的队？` : `取消${month}的预约？`}
        confirm={{
          text: isQueued ? '不再排队' : '取消预约',
          isDangerous: true,
          act: () => void perform({}),
          busy: sending.phase === 'sending' && '正在提交',
        }}
        dismiss={{ text: '再想想', act: () => setIsAsking(false) }}
      >
        {isQueued ? (
          <Words>您的位置会让给后面的家庭。以后再排，要从新的时间算起。</Words>
        ) : (
          <>
            <RefundAhead booking={booking} />
            <Words>{`${booking.site.name}的这个名额会马上放出来，别的家庭就能约。`}</Words>
            <Words>以后还想要，得重新预约，那时不一定还有名额。</Words>
          </>
        )}
      </Dialog>
    </>
  );
}
