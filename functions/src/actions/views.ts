import { stateAt, type Booking, type Judgement } from '@huiyue/shared/booking';
import { bookableRange, type ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { capBinding } from '@huiyue/shared/childcare/judgePrice';
import { ageInMonths, dateAt, firstDayOf, isoAt, type CivilMonth, type Instant } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { ClassCard, SiteCard } from '@huiyue/shared/contract/sites';
import type { SheetId, Sheet } from '@huiyue/shared/ledger/sheet';
import { heldUnits, openUnits } from '@huiyue/shared/ledger/sheet';
import type { Policy } from '@huiyue/shared/policy/assemble';
import { inclusiveSaleRuleOn } from '@huiyue/shared/policy/inclusiveSale';
import { jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import { hasPriceCaps } from '@huiyue/shared/policy/priceCaps';
import type { Site } from '@huiyue/shared/site';

/** What people are shown, built from what holds at `now`. Types come from the contract. */

export function sheetIdOf(offer: Pick<ChildcareClass, 'id'>, month: CivilMonth): SheetId {
  return { kind: 'classMonth', class: offer.id, month };
}

/** A class-month that nobody has touched is a sheet without claims. */
export function sheetOf(sheets: readonly Sheet[], offer: ChildcareClass, month: CivilMonth): Sheet {
  return (
    sheets.find(({ id }) => id.class === offer.id && id.month === month) ?? {
      id: sheetIdOf(offer, month),
      limit: offer.places,
      claims: [],
    }
  );
}

export function classCard(
  policy: Policy,
  site: Site,
  offer: ChildcareClass,
  sheet: Sheet,
  now: Instant,
): ClassCard {
  const { month } = sheet.id;
  const cap = capBinding(policy, site, offer, firstDayOf(month));
  const { first, last } = bookableRange(offer, dateAt(now));
  return {
    id: offer.id,
    name: offer.name,
    kind: offer.kind,
    careMode: offer.careMode,
    ageFromMonths: offer.ageFromMonths,
    ageBelowMonths: offer.ageBelowMonths,
    pricing: offer.pricing,
    priceFen: offer.priceFen,
    cap: cap ? { capFen: cap.capFen, clause: cap.clause } : null,
    opensOn: offer.opensOn,
    firstMonth: first,
    lastMonth: last,
    answerWithinHours: offer.answerWithinHours,
    month,
    places: sheet.limit,
    openPlaces: openUnits(sheet, now),
    heldPlaces: heldUnits(sheet, now),
  };
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
    classes: [...classes],
  };
}

export function publishesCaps(policy: Policy, asked: Parameters<typeof inclusiveSaleRuleOn>[1]): boolean {
  return hasPriceCaps(policy, { ...asked, line: 'childcare' });
}

export function capOf({ capFen, clause }: Judgement): BookingView['cap'] {
  return capFen !== undefined && clause ? { capFen, clause } : null;
}

export function bookingView(booking: Booking, now: Instant): BookingView {
  const state = stateAt(booking, now);
  const returned = booking.history.find(({ act }) => act === 'return');
  const [requested] = booking.history;
  return {
    id: booking.id,
    state,
    child: {
      id: booking.recipient.child,
      name: booking.recipient.name,
      ageInMonths: ageInMonths(booking.recipient.birthDate, booking.startsOn),
    },
    site: booking.site,
    class: booking.class,
    month: booking.month,
    startsOn: booking.startsOn,
    priceFen: booking.judgement.priceFen,
    cap: capOf(booking.judgement),
    requestedAt: isoAt(requested?.at ?? booking.answerBy),
    answerBy: isoAt(booking.answerBy),
    reason: returned?.reason ?? null,
    history: [
      ...booking.history.map(({ act, at, role, reason }) => ({
        act,
        at: isoAt(at),
        role,
        ...(reason === undefined ? {} : { reason }),
      })),
      // Nobody did this: the clock did.
      ...(state === 'expired' ? [{ act: 'expire' as const, at: isoAt(booking.answerBy), role: null }] : []),
    ],
  };
}
