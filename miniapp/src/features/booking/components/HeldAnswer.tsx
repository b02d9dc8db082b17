import { View } from '@tarojs/components';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { useAct } from '../queries';

const stay = () => undefined;

/** A place that was kept for a form somebody left: it can be asked for from here as well. */
export function HeldAnswer({ booking }: { booking: BookingView }) {
  const { perform, ...sending } = useAct(booking.id, 'request', stay);
  return (
    <View className="actions">
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button busy={sending.phase === 'sending' && '正在提交'} onPress={() => void perform({})}>
        提交预约
      </Button>
    </View>
  );
}
