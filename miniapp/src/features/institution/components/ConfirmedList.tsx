import { isCivilMonth, monthOf } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { open } from '../../../platform/navigation';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { ageWords } from '../../../words/ages';
import { monthWords } from '../../../words/dates';
import { whenWords } from '../../../words/when';

const monthOfBooking = ({ period }: BookingView) => (isCivilMonth(period) ? period : monthOf(period));

/** Who comes in which month, the nearest first. */
export function ConfirmedList({ bookings }: { bookings: readonly BookingView[] }) {
  const months = [...new Set(bookings.map(monthOfBooking))].sort();
  return months.map((month) => {
    const ofMonth = bookings.filter((booking) => monthOfBooking(booking) === month);
    return (
      <Section key={month} title={`${monthWords(month)}已确认 ${ofMonth.length} 个`}>
        <List>
          {ofMonth.map((booking) => (
            <ListRow
              key={booking.id}
              icon={booking.recipient.kind === 'child' ? 'child' : 'mine'}
              title={booking.recipient.name}
              onPress={() => void open('/packages/day/booked/index', { booking: booking.id })}
              note={`${booking.offer.name} · ${whenWords(booking)} · ${ageWords(booking.recipient.ageInMonths)}`}
            />
          ))}
        </List>
      </Section>
    );
  });
}
