import { View } from '@tarojs/components';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Words } from '../../../ui/Words';
import { useAct } from '../queries';
import { proposedIn } from '../../../parts/proposed';

const stay = () => undefined;

/** A place is held for this family, by its turn or by the institution's proposal: take it, or leave it to the next, which is asked once more. */
export function OfferAnswer({ booking }: { booking: BookingView }) {
  const [isAsking, setIsAsking] = useState(false);
  const accept = useAct<{ readonly payFen: Fen }>(booking.id, 'accept', stay);
  const decline = useAct(booking.id, 'decline', stay);
  const isProposed = proposedIn(booking) !== undefined;
  const failed = [accept, decline].find(({ phase }) => phase === 'failed');
  return (
    <View className="actions">
      {failed?.phase === 'failed' && <FailureNotice failure={failed.failure} reader="family" />}
      <Button
        busy={accept.phase === 'sending' && '正在提交'}
        onPress={() => void accept.perform({ payFen: booking.payFen })}
      >
        {isProposed ? '同意换到这里' : '接受这个名额'}
      </Button>
      <Button kind="secondary" onPress={() => setIsAsking(true)}>
        {isProposed ? '不换，放弃这次预约' : '不要了，留给下一家'}
      </Button>
      <Dialog
        isOpen={isAsking}
        title={isProposed ? '不换，放弃这次预约？' : '不要这个名额了？'}
        confirm={{
          text: isProposed ? '放弃这次预约' : '不要了',
          isDangerous: true,
          act: () => void decline.perform({}).then(() => setIsAsking(false)),
          busy: decline.phase === 'sending' && '正在提交',
        }}
        dismiss={{ text: '再想想', act: () => setIsAsking(false) }}
      >
        <Words>
          {isProposed
            ? '留着的名额马上放出来，原来的预约也不再办。以后还想要，得重新预约。'
            : '名额马上留给后面的家庭。以后还想要，得重新排队，从新的时间算起。'}
        </Words>
      </Dialog>
    </View>
  );
}
