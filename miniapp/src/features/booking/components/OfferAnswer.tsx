import { View } from '@tarojs/components';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { useAct } from '../queries';

const stay = () => undefined;

/** A place has come free and is held for this family: take it, or leave it to the next. */
export function OfferAnswer({ booking }: { booking: BookingView }) {
  const accept = useAct(booking.id, 'accept', stay);
  const decline = useAct(booking.id, 'decline', stay);
  const failed = [accept, decline].find(({ phase }) => phase === 'failed');
  return (
    <View className="actions">
      {failed?.phase === 'failed' && <FailureNotice failure={failed.failure} reader="family" />}
      <Button busy={accept.phase === 'sending' && '正在提交'} onPress={() => void accept.perform({})}>
        接受这个名额
      </Button>
      <Button
        kind="secondary"
        busy={decline.phase === 'sending' && '正在提交'}
        onPress={() => void decline.perform({})}
      >
        不要了，留给下一家
      </Button>
    </View>
  );
}
