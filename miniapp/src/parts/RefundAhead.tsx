import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useRefund } from '../api/reads';
import { now } from '../platform/clock';
import { Facts } from '../ui/Facts';
import { Words } from '../ui/Words';
import { sumWords } from '../words/bills';
import { dayWords } from '../words/dates';
import { Answered } from './Answered';
import { Reductions } from './Reductions';
import './refundAhead.scss';

type Props = { readonly booking: BookingView; readonly on?: CivilDate };

/** Before giving a place up: what would still be owed, what would not, and by which clause. */
export function RefundAhead({ booking, on }: Props) {
  const [today] = useState(() => dateAt(now()));
  const day = on ?? today;
  const refund = useRefund(booking.id, day);
  return (
    <View className="refund-ahead">
      <View className="refund-title">{day === today ? '如果今天取消' : `如果${dayWords(day)}取消`}</View>
      <Answered query={refund} label="正在算退多少" cards={1}>
        {({ wholeFen, dueFen, backFen, reductions }) => (
          <>
            <Facts
              facts={[
                { name: '这个预约一共', value: sumWords(wholeFen) },
                { name: '取消后还要付', value: sumWords(dueFen) },
                { name: '不收，已付的退回', value: sumWords(backFen) },
              ]}
            />
            {booking.voucher && dueFen === 0 && (
              <Words kind="soft">{`其中消费券付的 ${sumWords(booking.voucher.fen)}退回券里，可以再用。`}</Words>
            )}
            <Reductions reductions={reductions} />
          </>
        )}
      </Answered>
    </View>
  );
}
