import { endsAt, payerOf, requestedAt, stateAt, type Booking, type Judgement } from '@huiyue/shared/booking';
import { bookableRange, type ChildcareClass, type Rate } from '@huiyue/shared/childcare/childcareClass';
import { capBinding } from '@huiyue/shared/childcare/judgePrice';
import { spanOf, wholeMonth, halves } from '@huiyue/shared/childcare/when';
import { ageInMonths, dateAt, firstDayOf, isoAt, type CivilMonth, type Instant } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { ClassCard, SiteCard } from '@huiyue/shared/contract/sites';
import { bookingCodeOf } from '@huiyue/shared/desk/bookingCode';
import { isId } from '@huiyue/shared/ids';
import { freeUnits, heldUnits, type Sheet } from '@huiyue/shared/ledger/sheet';
import { fen } from '@huiyue/shared/money';
import type { Policy } from '@huiyue/shared/policy/assemble';
import { inclusiveSaleRuleOn } from '@huiyue/shared/policy/inclusiveSale';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import { hasPriceCaps } from '@huiyue/shared/policy/priceCaps';
import { refusalOfPapers } from '@huiyue/shared/registry/opensToNew';
import type { Site } from '@huiyue/shared/site';
import { familyFen } from '@huiyue/shared/subsidies/support';
import { datesOn } from './dates';
import { certificateView } from './registry/certificateView';

/** What people are shown, built from what holds at `now`. Types come from the contract. */

/** A class in one month, off its sheet of that month. */
export function classCard(
  policy: Policy,
  site: Site,
  offer: ChildcareClass,
  month: CivilMonth,
  sheet: Sheet,
  now: Instant,
): ClassCard {
  const { first, last } = bookableRange(offer, dateAt(now));
  const whole = wholeMonth(offer, month);
  const { opensAt, halvesAt, closesAt, weekdays } = offer;
  return {
    id: offer.id,
    name: offer.name,
    kind: offer.kind,
    ageFromMonths: offer.ageFromMonths,
    ageBelowMonths: offer.ageBelowMonths,
    pricing: offer.pricing,
    rates: offer.rates.map((rate) => ({
      ...rate,
      cap: capFor(policy, site, offer, rate, month),
      openPlaces: openByTheMonth(offer, rate, month, sheet, now),
    })),
    weekdays,
    opensAt,
    halvesAt,
    closesAt,
    opensOn: offer.opensOn,
    firstMonth: first,
    lastMonth: last,
    answerWithinHours: offer.answerWithinHours,
    month,
    places: sheet.places,
    openPlaces: shown(freeUnits(sheet, whole, [], now)),
    heldPlaces: heldUnits(sheet, whole, now),
  };
}

/** More may be taken than is free where a regulator's permission has ended: nobody is shown less than none. */
export function shown(units: number): number {
  return Math.max(0, units);
}

function capFor(
  policy: Policy,
  site: Site,
  offer: ChildcareClass,
  rate: Rate,
  month: CivilMonth,
): BookingView['cap'] {
  const cap = capBinding(policy, site, offer, rate, firstDayOf(month));
  return cap ? { capFen: cap.capFen, clause: cap.clause } : null;
}

function openByTheMonth(
  offer: ChildcareClass,
  { careMode, per }: Rate,
  month: CivilMonth,
  sheet: Sheet,
  now: Instant,
): number | null {
  if (per !== 'month') return null;
  const ways =
    careMode === 'halfDay'
      ? halves.map((half) => spanOf(offer, { careMode, half, month }))
      : [spanOf(offer, { careMode: 'fullDay', month })];
  const free = ways.map((placed) => (placed.ok ? freeUnits(sheet, placed.value.span, [], now) : 0));
  return shown(Math.max(...free));
}

export function siteCard(
  policy: Policy,
  site: Site,
  classes: readonly ClassCard[],
  distanceMetres: number | null,
  now: Instant,
): SiteCard {
  const asked = { jurisdiction: site.jurisdiction, on: dateAt(now) };
  const [district] = jurisdictionChain(policy, site.jurisdiction);
  return {
    id: site.id,
    name: site.name,
    isInvented: site.isInvented,
    address: site.address,
    phone: site.phone,
    jurisdiction: site.jurisdiction,
    district: district?.name ?? '',
    city: site.city,
    longitude: site.point.longitude,
    latitude: site.point.latitude,
    distanceMetres,
    providerKind: site.providerKind,
    ownership: site.ownership,
    filing: site.filing,
    designation: site.designation ?? null,
    publishesCaps: publishesCaps(policy, asked),
    standingClause: inclusiveSaleRuleOn(policy, asked)?.clause ?? null,
    papers: (site.certificates ?? []).map((one) => certificateView(one, asked.on)),
    takesNobodyNew: refusalOfPapers(policy, site, asked.on) !== undefined,
    classes: [...classes],
  };
}

export function publishesCaps(policy: Policy, asked: Parameters<typeof inclusiveSaleRuleOn>[1]): boolean {
  return hasPriceCaps(policy, { ...asked, line: 'childcare', careMode: 'fullDay' });
}

export function capOf({ capFen, clause }: Judgement): BookingView['cap'] {
  return capFen !== undefined && clause ? { capFen, clause } : null;
}

/** A booking at the instant of its last event: the answer to whoever brought that about, however often it is given. */
export function bookingAsDone(booking: Booking): BookingView {
  return bookingView(booking, booking.history.at(-1)?.at ?? requestedAt(booking));
}

/** Who bears what of a price. A move to a cheaper room never makes the family's part less than nothing. */
export function borneOf({
  payFen,
  units,
  support = {},
}: Pick<Booking, 'payFen' | 'units' | 'support'>): Pick<
  BookingView,
  'familyFen' | 'voucher' | 'mealSubsidyFen'
> {
  const { voucher, mealSubsidy } = support;
  return {
    familyFen: familyFen(payFen, units, support),
    voucher: voucher ? { id: voucher.id, fen: voucher.fen } : null,
    mealSubsidyFen: fen(units * (mealSubsidy?.fen ?? 0)),
  };
}

export function bookingView(booking: Booking, now: Instant): BookingView {
  const state = stateAt(booking, now);
  const endedAt = endsAt(booking);
  const { recipient, sheet, span, judgement } = booking;
  return {
    id: booking.id,
    code: bookingCodeOf(booking.id),
    household: booking.household,
    orderer: booking.orderer,
    payer: payerOf(booking),
    state,
    channel: booking.channel,
    recipient: {
      id: recipient.id,
      kind: isId('child', recipient.id) ? 'child' : 'elder',
      name: recipient.name,
      ageInMonths: ageInMonths(recipient.birthDate, booking.startsOn),
    },
    site: booking.site,
    offer: booking.offer,
    period: sheet.period,
    dates: datesOn(sheet, span.days),
    from: span.from,
    to: span.to,
    units: booking.units,
    ...(booking.meal ? { meal: booking.meal } : {}),
    startsOn: booking.startsOn,
    priceFen: judgement.priceFen,
    per: judgement.per,
    payFen: booking.payFen,
    cap: capOf(judgement),
    ...borneOf(booking),
    awayDates: datesOn(sheet, booking.away),
    requestedAt: isoAt(requestedAt(booking)),
    answerBy: endedAt === undefined ? null : isoAt(endedAt),
    reason: booking.history.findLast(({ reason }) => reason !== undefined)?.reason ?? null,
    history: [
      ...booking.history.map(({ act, at, by, reason, isLetGo, movedFrom }) => ({
        act,
        at: isoAt(at),
        role: by?.role ?? null,
        ...(reason === undefined ? {} : { reason }),
        ...(isLetGo ? { isLetGo } : {}),
        ...(movedFrom
          ? {
              movedFrom: { site: movedFrom.site, offer: movedFrom.offer, period: movedFrom.sheet.period },
            }
          : {}),
      })),
      // Nobody did this: the clock did.
      ...(state === 'expired' && endedAt !== undefined
        ? [{ act: 'expire' as const, at: isoAt(endedAt), role: null }]
        : []),
    ],
  };
}
