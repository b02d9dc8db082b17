import { instantOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { Banner } from '../../../ui/Banner';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { instantWords } from '../../../words/dates';
import { fullWeekdayWords } from '../../../words/serviceDays';
import { bookingStateWords } from '../../../words/states';

type Props = {
  readonly bookings: readonly BookingView[];
  readonly onOpen: (booking: BookingView) => void;
};

/** What was just ordered, how it stands, and what happens next. */
export function OrderSent({ bookings, onOpen }: Props) {
  const [first] = bookings;
  if (!first) return null;
  const { tone } = bookingStateWords[first.state];
  const family = bookings.reduce((sum, { familyFen }) => sum + familyFen, 0);
  return (
    <>
      <Banner tone={tone} title={titleOf(first, bookings.length)}>
        <Words>{`${first.recipient.name} · ${first.site.name} · ${first.offer.name}`}</Words>
        {first.state === 'requested' && first.answerBy !== null && (
          <Words>{`机构须在 ${instantWords(instantOf(first.answerBy))} 前答复，否则自动释放。`}</Words>
        )}
        {first.state === 'waiting' ? (
          <Words>轮到您家时，会先留一段时间等您决定。</Words>
        ) : (
          <Words>{`家里一共付 ${sumWords(family)}，交给机构。`}</Words>
        )}
      </Banner>
      <List>
        {bookings.map((booking) => (
          <ListRow
            key={booking.id}
            title={fullWeekdayWords(booking.startsOn)}
            note={bookingStateWords[booking.state].word}
            value={sumWords(booking.familyFen)}
            onPress={() => onOpen(booking)}
          />
        ))}
      </List>
    </>
  );
}

function titleOf({ state }: BookingView, days: number): string {
  if (state === 'confirmed') return `订好了，${days} 天`;
  return state === 'waiting' ? '已经排上队' : `已经提交，${days} 天，等机构答复`;
}
