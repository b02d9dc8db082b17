import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { aria } from '../../../ui/aria';
import { instantWords } from '../../../words/dates';
import { bookingActWords } from '../../../words/states';
import '../booking.scss';

/** What happened to a booking, first to last. */
export function History({ booking }: { booking: BookingView }) {
  return (
    <View className="card" {...aria({ role: 'list' })}>
      {booking.history.map(({ act, at, reason, isLetGo, movedFrom }) => (
        <View key={`${act}-${at}`} className="event" {...aria({ role: 'listitem' })}>
          <View className="event-when">{instantWords(instantOf(at))}</View>
          <View className="event-what">
            <View>
              {isLetGo
                ? '家里请求取消，机构同意，不收费'
                : // The same meal had otherwise: nobody went anywhere.
                  booking.meal &&
                    booking.offer.id === movedFrom?.offer.id &&
                    booking.period === movedFrom.period
                  ? '改了菜或怎么吃'
                  : bookingActWords[act]}
            </View>
            {reason !== undefined && <View className="event-when">{`原因：${reason}`}</View>}
          </View>
        </View>
      ))}
    </View>
  );
}
