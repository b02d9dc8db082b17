import { stateAt } from '@huiyue/shared/booking';
import { addMonthsTo, type Instant } from '@huiyue/shared/civil';
import type { Asker, PlaceSheetId, ReserveGroup } from '@huiyue/shared/ledger/sheet';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../ports';
import type { Person } from './people';
import type { Sold } from './sellers';

/** The groups whose reserves are open to whoever is asking: by how they come, and by what was proven of them. */
export async function askerOf(
  deps: Deps,
  asked: {
    readonly actor: Pick<Actor, 'role'>;
    readonly sold: Sold;
    readonly sheet: PlaceSheetId;
    readonly isFullDay: boolean;
    readonly person: Pick<Person, 'id' | 'proofs'>;
  },
  now: Instant,
): Promise<Asker> {
  const { actor, sold, person } = asked;
  const groups: ReserveGroup[] = [];
  // Staff at the door, and the desk for whoever calls or comes in: these places are kept for them.
  if (actor.role !== 'family') groups.push('offline');
  for (const { group, site } of person.proofs ?? []) {
    if (group === 'safetyNet' && (site === undefined || site === sold.site.id)) groups.push(group);
    if (group === 'staff' && site === sold.site.id) groups.push(group);
  }
  if (asked.isFullDay && (await isInPlace(deps, asked, now))) groups.push('inPlace');
  return groups;
}

/** Whether the person has a full-day place in this very class in the month before. */
async function isInPlace(
  deps: Deps,
  {
    sold,
    sheet,
    person,
  }: { readonly sold: Sold; readonly sheet: PlaceSheetId; readonly person: Pick<Person, 'id'> },
  now: Instant,
): Promise<boolean> {
  if (sold.kind !== 'class' || sold.class.renewByDay === undefined || sheet.kind !== 'classMonth')
    return false;
  const [diary] = await deps.ledger.sheets([
    { kind: 'personMonth', of: person.id, period: addMonthsTo(sheet.period, -1), about: 'time' },
  ]);
  const bookings = await deps.bookings.findAll(diary?.claims.flatMap(({ booking }) => booking ?? []) ?? []);
  return bookings.some(
    (booking) =>
      booking.sheet.of === sheet.of &&
      booking.offer.kind === 'class' &&
      booking.offer.careMode === 'fullDay' &&
      stateAt(booking, now) === 'confirmed',
  );
}
