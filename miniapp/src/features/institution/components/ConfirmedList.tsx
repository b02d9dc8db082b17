import type { BookingView } from '@huiyue/shared/contract/bookings';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { ageWords } from '../../../words/ages';
import { monthWords } from '../../../words/dates';

/** Who comes in which month, the nearest first. */
export function ConfirmedList({ bookings }: { bookings: readonly BookingView[] }) {
  const months = [...new Set(bookings.map(({ month }) => month))].sort();
  return months.map((month) => {
    const ofMonth = bookings.filter((booking) => booking.month === month);
    return (
      <Section key={month} title={`${monthWords(month)}已确认 ${ofMonth.length} 个`}>
        <List>
          {ofMonth.map(({ id, child, class: offer }) => (
            <ListRow
              key={id}
              icon="child"
              title={child.name}
              note={`${offer.name} · ${ageWords(child.ageInMonths)}`}
            />
          ))}
        </List>
      </Section>
    );
  });
}
