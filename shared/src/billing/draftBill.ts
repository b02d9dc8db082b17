import type { Booking, PricePer, Where } from '../booking';
import { openDays } from '../childcare/when';
import { firstDayOf, monthOf, type CivilDate } from '../civil';
import { markOf, type Attendance } from '../attendance/attendance';
import type { Id } from '../ids';
import { sheetName } from '../ledger/sheet';
import { dayCount } from '../ledger/span';
import { fen, type Fen } from '../money';
import { refused, type Outcome } from '../outcome';
import { chargedPart, sumOf } from './amounts';
import type { BillLine } from './bill';
import { withJudgement, type Judging } from './capped';
import { lineOfExtra, type ExtraItem } from './extraItem';
import { judgeLines } from './judgeBill';
import { lowered } from './lowered';
import { priceOf } from './prices';
import { reductionsOf, type Stretch } from './reductions';
import { mainItemOf } from './rules';
import { datesOf, daySetOf, serviceDays, type ServiceDay } from './serviceDays';
import { supportShares, withShares, type WantedShare } from './shares';

export type Drafting = Judging & {
  readonly site: Id<'site'>;
  /** All bookings of the household that had a day at this site in this month. */
  readonly bookings: readonly Booking[];
  readonly attendance: readonly Attendance[];
  readonly closures: readonly CivilDate[];
  /** What the staff add by hand. */
  readonly extras: readonly ExtraItem[];
  /** What others bear beside what the bookings themselves carry. */
  readonly shares: readonly WantedShare[];
};

/** The lines of a month's bill: from what was booked and what came of it. What staff add by hand is judged, not bent. */
export function draftBill(drafting: Drafting): Outcome<readonly BillLine[]> {
  const lines = bookedLines(drafting)
    .filter(({ amountFen }) => amountFen > 0)
    .map((line, index) => ({ ...line, number: index + 1 }));
  for (const extra of drafting.extras) {
    const booking = drafting.bookings.find(({ id }) => id === extra.booking);
    const line = lineOfExtra(extra, booking, booking ? daysHere(drafting, booking) : [], {
      month: drafting.month,
      number: lines.length + 1,
    });
    if (!line.ok) return line;
    lines.push(withJudgement(line.value, drafting));
  }
  const refusal = judgeLines(lines, drafting);
  return refusal
    ? refused(refusal)
    : withShares(lines, [...supportShares(drafting.bookings, lines), ...drafting.shares]);
}

/** The days of a booking that lie at this site in this month. */
export function daysHere(
  { site, month, attendance }: Pick<Drafting, 'site' | 'month' | 'attendance'>,
  booking: Booking,
): readonly ServiceDay[] {
  const came = (on: CivilDate) => marksOf(attendance, booking, on)?.kind === 'present';
  return serviceDays(booking, came).filter(
    ({ on, where }) => where.site.id === site && monthOf(on) === month,
  );
}

/** What was booked, as far as it is to be paid for and the caps allow; lines that come to nothing among them. */
export function bookedLines(drafting: Omit<Drafting, 'extras' | 'shares'>): readonly BillLine[] {
  const plain = drafting.bookings.flatMap((booking) =>
    stretchesOf(daysHere(drafting, booking)).map((days) => lineOfStretch(drafting, booking, days)),
  );
  return lowered(plain.toSorted(byPersonAndDay), drafting).map((line) => withJudgement(line, drafting));
}

/** A bill is read from top to bottom: each person's items together, and day after day. */
function byPersonAndDay(one: BillLine, other: BillLine): number {
  return placeOf(one) < placeOf(other) ? -1 : 1;
}

function placeOf({ recipient, offer, feeItem, bookedDays, booking }: BillLine): string {
  // The lowest bit that is set is the first day.
  const firstDay = 31 - Math.clz32(bookedDays & -bookedDays);
  return [recipient.id, feeItem, offer.id, String(firstDay).padStart(2, '0'), booking].join(' ');
}

function stretchesOf(days: readonly ServiceDay[]): readonly (readonly ServiceDay[])[] {
  const stretches = new Map<string, ServiceDay[]>();
  for (const day of days) {
    const { sheet, judgement, offer } = day.where;
    const name = [sheetName(sheet), offer.id, judgement.per, judgement.priceFen].join(' ');
    stretches.set(name, [...(stretches.get(name) ?? []), day]);
  }
  return [...stretches.values()];
}

function lineOfStretch(
  drafting: Omit<Drafting, 'extras' | 'shares'>,
  booking: Booking,
  days: readonly ServiceDay[],
): BillLine {
  const { month, rules, soldAs, attendance, closures } = drafting;
  const [{ where } = { where: booking }] = days;
  const { offer, judgement } = where;
  const { per, priceFen: unitPriceFen } = judgement;
  const { pricing, weekdays } = soldAs(offer);
  const feeItem = mainItemOf(offer);
  const { quantity, grossFen } = grossOf(booking, where, days.length);
  const markOn = (on: CivilDate) => marksOf(attendance, booking, on);
  const stretch: Stretch = {
    booking: { ...booking, ...where },
    month,
    isMonthly: per === 'month',
    days,
    openDays: datesOf(month, openDays({ weekdays }, month)),
    cameOn: (on) => markOn(on)?.kind === 'present',
    wasClosedOn: (on) =>
      markOn(on)?.kind === 'closed' || (closures.includes(on) && markOn(on)?.kind !== 'present'),
    absenceOn: (on) => {
      const mark = markOn(on);
      if (mark?.kind !== 'absent') return undefined;
      return mark.isAnnounced ? 'told' : 'untold';
    },
    grossFen,
  };
  const firstDate = days[0]?.on ?? firstDayOf(month);
  const terms = rules.feeTerms({ offer, pricing, feeItem, per }, booking, firstDate);
  const { reductions, daysBack } = reductionsOf(stretch, terms);
  const booked = days.map(({ on }) => on);
  const charged = per === 'month' ? booked : booked.filter((on) => !daysBack.includes(on));
  const chargedAnyway = days.flatMap(({ on, chargedAnyway: reason }) =>
    reason === undefined || stretch.cameOn(on) || stretch.wasClosedOn(on) ? [] : [{ on, reason }],
  );
  const amountFen = fen(grossFen - sumOf(reductions.map((reduction) => reduction.amountFen)));
  return {
    number: 0,
    booking: booking.id,
    recipient: { id: booking.recipient.id, name: booking.recipient.name },
    offer,
    feeItem,
    per,
    unitPriceFen,
    quantity,
    bookedDays: daySetOf(month, booked),
    chargedDays: daySetOf(month, charged),
    minutesADay: where.span.to - where.span.from,
    grossFen,
    reductions,
    ...(chargedAnyway.length > 0 ? { chargedAnyway } : {}),
    amountFen,
    shares: [{ payer: 'family', amountFen }],
  };
}

/** What the days cost as booked: what the family was told then, or these days' part of it. */
function grossOf(
  { units }: Booking,
  { judgement: { per, priceFen }, span, payFen }: Where,
  days: number,
): { readonly quantity: number; readonly grossFen: Fen } {
  const quantity = quantityOf(per, units, days, span.to - span.from);
  if (per === 'month') return { quantity, grossFen: priceOf(per, priceFen, quantity) };
  const all = Math.max(days, dayCount(span.days));
  return { quantity, grossFen: chargedPart(payFen, { times: days, over: all }, undefined) };
}

function quantityOf(per: PricePer, units: number, days: number, minutes: number): number {
  if (per === 'month') return units;
  return units * days * (per === 'hour' ? minutes : 1);
}

function marksOf(attendance: readonly Attendance[], { id }: Booking, date: CivilDate) {
  const row = attendance.find(({ booking, on }) => booking === id && on === date);
  return row && markOf(row);
}
