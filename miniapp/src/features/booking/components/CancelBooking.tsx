import { useState } from 'react';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Words } from '../../../ui/Words';
import { periodWords } from '../../../words/when';
import { useCancel } from '../queries';

/** Gives the place back. Asked once more, because it cannot be taken back. */
export function CancelBooking({ booking }: { booking: BookingView }) {
  const [isAsking, setIsAsking] = useState(false);
  const { cancel, ...sending } = useCancel(booking.id, () => setIsAsking(false));
  const month = periodWords(booking.period);
  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button kind="danger" label={`取消预约，${month}`} onPress={() => setIsAsking(true)}>
        取消预约
      </Button>
      <Dialog
        isOpen={isAsking}
        title={`取消${month}的预约？`}
        confirm={{
          text: '取消预约',
          isDangerous: true,
          act: () => void cancel(),
          busy: sending.phase === 'sending' && '正在取消',
        }}
        dismiss={{ text: '再想想', act: () => setIsAsking(false) }}
      >
        <Words>{`${booking.site.name}的这个名额会马上放出来，别的家庭就能约。`}</Words>
        <Words>以后还想要，得重新预约，那时不一定还有名额。</Words>
      </Dialog>
    </>
  );
}
