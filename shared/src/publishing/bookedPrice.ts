import type { Booking } from '../booking';
import type { Pricing } from '../childcare/childcareClass';
import { capBinding } from '../childcare/judgePrice';
import { addDays, firstDayOf, type CivilDate } from '../civil';
import { daysOf } from '../ledger/span';
import { fen, type Fen } from '../money';
import type { Policy } from '../policy/packTypes';
import type { PriceCapInForce } from '../policy/priceCaps';
import { payForMinutes } from '../quote';
import type { Refusal } from '../refusals';
import { serviceCapOn } from '../services/judgeService';
import type { Site } from '../site';

/**
 * A place that is held or offered is not sold yet. If a cap published since lies below the price it was held at, it is
 * not sold at that price any more, whoever held it.
 */
export function refusalOfHeldPrice(
  policy: Policy,
  site: Site,
  pricing: Pricing,
  booking: Booking,
): Refusal | undefined {
  const { priceFen } = booking.judgement;
  const cap = capOn(policy, site, pricing, booking, booking.startsOn);
  if (!cap || priceFen <= cap.capFen) return undefined;
  return { code: 'price.aboveCap', facts: { priceFen, capFen: cap.capFen }, clause: cap.clause };
}

/**
 * What is due for a booking under a policy: what was agreed, and no more than the cap of any of its days of service
 * allows. The judgement it was made under stays with it: a cap published since can only make it cheaper.
 */
export function dueUnder(policy: Policy, site: Site, pricing: Pricing, booking: Booking): Fen {
  const { judgement, payFen, span, units } = booking;
  const days = datesOf(booking);
  const caps = days.flatMap((on) => capOn(policy, site, pricing, booking, on) ?? []);
  const [least] = caps.sort((one, other) => one.capFen - other.capFen);
  if (!least) return payFen;
  const unitFen = fen(Math.min(judgement.priceFen, least.capFen));
  if (judgement.per === 'hour') {
    const aDay = payForMinutes(unitFen, span.to - span.from, least);
    return fen(Math.min(payFen, aDay * units * days.length));
  }
  return fen(Math.min(payFen, Math.floor((payFen * unitFen) / judgement.priceFen)));
}

function capOn(
  policy: Policy,
  site: Site,
  pricing: Pricing,
  { offer, judgement }: Booking,
  on: CivilDate,
): PriceCapInForce | undefined {
  const { per, priceFen } = judgement;
  if (offer.kind === 'class') {
    // A class is sold by the month, the day or the hour; portions and visits are services.
    if (per === 'portion' || per === 'visit') return undefined;
    return capBinding(
      policy,
      site,
      { kind: offer.classKind, pricing },
      { careMode: offer.careMode, per },
      on,
    );
  }
  if (per === 'month') return undefined;
  return serviceCapOn(policy, site, { product: offer.product, pricing, per, priceFen }, on);
}

function datesOf({ sheet, span }: Booking): readonly CivilDate[] {
  const start = sheet.kind === 'classMonth' ? firstDayOf(sheet.period) : sheet.period;
  return daysOf(span.days).map((day) => addDays(start, day));
}
