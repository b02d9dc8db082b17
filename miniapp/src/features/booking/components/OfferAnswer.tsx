import { View } from '@tarojs/components';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Fen } from '@huiyue/shared/money';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { useAct } from '../queries';
import { proposedIn } from '../proposed';

const stay = () => undefined;

/** A place is held for this family, by its turn or by the institution's proposal: take it, or leave it to the next. */
export function OfferAnswer({ booking }: { booking: BookingView }) {
  const accept = useAct<{ readonly payFen: Fen }>(booking.id, 'accept', stay);
  const decline = useAct(booking.id, 'decline', stay);
  const failed = [accept, decline].find(({ phase }) => phase === 'failed');
  return (
    <View className="actions">
      {failed?.phase === 'failed' && <FailureNotice failure={failed.failure} reader="family" />}
      <Button
        busy={accept.phase === 'sending' && '正在提交'}
        onPress={() => void accept.perform({ payFen: booking.payFen })}
      >
        {proposedIn(booking) ? '同意换到这里' : '接受这个名额'}
      </Button>
      <Button
        kind="secondary"
        busy={decline.phase === 'sending' && '正在提交'}
        onPress={() => void decline.perform({})}
      >
        {proposedIn(booking) ? '不换，放弃这次预约' : '不要了，留给下一家'}
      </Button>
    </View>
  );
}
