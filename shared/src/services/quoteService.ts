import { addDays, ageInMonths, dateAt, weekdayOf, type CivilDate, type Instant } from '../civil';
import { isId, type Id } from '../ids';
import { hasDay, type Minute, type Span } from '../ledger/span';
import { fen } from '../money';
import { accepted, refused, type Outcome } from '../outcome';
import type { Policy } from '../policy/assemble';
import { payForMinutes, type Quote } from '../quote';
import type { Refusal } from '../refusals';
import { instantOn } from '../reserves';
import type { Service } from '../service';
import type { Site } from '../site';
import { refusalAboveServiceCap, serviceCapOn } from './judgeService';

/** Hours are asked of a carer; everything else lasts as long as it is open. */
export type ServiceWhen = {
  readonly date: CivilDate;
  readonly from?: Minute | undefined;
  readonly to?: Minute | undefined;
};

/**
 * May this person have this service on this day, and at what price? Who stands at the door comes after the cut-off
 * too: by letting them in, the institution grants it.
 */
export function quoteService(
  policy: Policy,
  asked: {
    readonly site: Site;
    readonly service: Service;
    readonly recipient: { readonly id: Id<'child'> | Id<'elder'>; readonly birthDate: CivilDate };
    readonly when: ServiceWhen;
    readonly units: number;
    readonly isAtTheDoor: boolean;
  },
  now: Instant,
): Outcome<Quote> {
  const { site, service, recipient, when, units } = asked;
  const { date } = when;
  const span = serviceSpan(service, when);
  const refusal =
    refusalOfRecipient(service, recipient.id, units) ??
    refusalOfDay(service, date, dateAt(now)) ??
    refusalOfHours(service, span) ??
    refusalOfLateness(service, date, span, asked.isAtTheDoor, now) ??
    refusalAboveServiceCap(policy, site, service, date);
  if (refusal) return refused(refusal);

  const cap = serviceCapOn(policy, site, service, date);
  const each =
    service.per === 'hour' ? payForMinutes(service.priceFen, span.to - span.from, cap) : service.priceFen;
  return accepted({
    offer: { kind: 'service', id: service.id, name: service.name, product: service.product },
    sheet: { kind: 'serviceDay', of: service.id, period: date },
    span,
    units,
    startsOn: date,
    ageInMonths: ageInMonths(recipient.birthDate, date),
    judgement: {
      priceFen: service.priceFen,
      per: service.per,
      ...(cap ? { capFen: cap.capFen, clause: cap.clause } : {}),
    },
    payFen: fen(each * units),
  });
}

/** The days on which it may be ordered: from today on, no earlier than it opens, to the end of its window. */
export function orderDays(
  { opensOn, bookableDays }: Pick<Service, 'opensOn' | 'bookableDays'>,
  today: CivilDate,
): { readonly first: CivilDate; readonly last: CivilDate } {
  return { first: opensOn > today ? opensOn : today, last: addDays(today, bookableDays - 1) };
}

export function isGivenOn({ weekdays }: Pick<Service, 'weekdays'>, date: CivilDate): boolean {
  return hasDay(weekdays, weekdayOf(date));
}

/** From then on the kitchen cooks by what is ordered, and orders are neither taken nor taken back. */
export function ordersCloseAt(
  { closesMinutesBefore }: Pick<Service, 'closesMinutesBefore'>,
  date: CivilDate,
  from: Minute,
): Instant {
  return instantOn(date, from - closesMinutesBefore);
}

/** A visit lasts as long as it does: who says when it begins need not say when it ends. */
function serviceSpan({ opensAt, closesAt, minutes }: Service, { from = opensAt, to }: ServiceWhen): Span {
  return { days: 1, from, to: to ?? (minutes === undefined ? closesAt : from + minutes) };
}

function refusalOfRecipient(
  { product, per }: Service,
  recipient: Id<'child'> | Id<'elder'>,
  units: number,
): Refusal | undefined {
  // A canteen feeds the grandchild too; everything else is for the old.
  if (product !== 'meal' && isId('child', recipient))
    return { code: 'service.notForChildren', facts: { product } };
  return units > 1 && per !== 'portion' ? { code: 'service.oneEach', facts: { product } } : undefined;
}

function refusalOfDay(service: Service, on: CivilDate, today: CivilDate): Refusal | undefined {
  const { first, last } = orderDays(service, today);
  if (on < first) return { code: 'day.past', facts: { on, firstDay: first } };
  if (on > last) return { code: 'day.beyondWindow', facts: { on, lastDay: last } };
  return isGivenOn(service, on) ? undefined : { code: 'day.notServed', facts: { on } };
}

const minutesInQuarter = 15;

function refusalOfHours(service: Service, { from, to }: Span): Refusal | undefined {
  const { opensAt, closesAt, minutes, per } = service;
  const isOpen =
    minutes !== undefined
      ? opensAt <= from && to <= closesAt && to - from === minutes && from % minutesInQuarter === 0
      : per === 'hour'
        ? opensAt <= from && from < to && to <= closesAt && (to - from) % minutesInQuarter === 0
        : from === opensAt && to === closesAt;
  return isOpen ? undefined : { code: 'hours.notOpen', facts: { from, to, opensAt, closesAt } };
}

function refusalOfLateness(
  service: Service,
  on: CivilDate,
  { from, to }: Span,
  isAtTheDoor: boolean,
  now: Instant,
): Refusal | undefined {
  const closedAt = isAtTheDoor ? instantOn(on, to) : ordersCloseAt(service, on, from);
  return closedAt <= now ? { code: 'day.tooLate', facts: { on, closedAt } } : undefined;
}
