import { datesIn, refusalOfTime, type When } from '@huiyue/shared/childcare/when';
import {
  dateAt,
  monthOf,
  weekdayOf,
  type CivilDate,
  type CivilMonth,
  type Instant,
} from '@huiyue/shared/civil';
import type { DaysView } from '@huiyue/shared/contract/places';
import { refusalOfShutDays } from '@huiyue/shared/house/closing';
import { freeUnits, type PlaceSheetId, type Sheet } from '@huiyue/shared/ledger/sheet';
import { hasDay, type Span } from '@huiyue/shared/ledger/span';
import { isGivenOn, orderDays, ordersCloseAt } from '@huiyue/shared/services/quoteService';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { daysOn } from './dates';
import { pausesFrom, refusalOfPause } from './desk/standingPauses';
import { findSold, readSheets, type Sold } from './sellers';
import { shown } from './views';

/** What may still come in, day by day and hour by hour. Counts, of what the ledger would sell to anyone this instant. */
export async function readDays(
  deps: Deps,
  id: PlaceSheetId['of'],
  month: CivilMonth,
): Promise<DaysView | Absent> {
  const sold = await findSold(deps, id);
  if (!sold) return absent;
  const now = deps.now();
  const given = datesIn(month).filter((date) => isOpenOn(sold, date));
  const ids = given.map((date) => sheetOn(sold, date));
  const [sheetOf, pauses] = await Promise.all([
    readSheets(deps, [sold], ids.slice(0, sold.kind === 'class' ? 1 : undefined)),
    pausesFrom(deps, dateAt(now)),
  ]);
  const offer = sold.kind === 'class' ? sold : { kind: sold.kind, product: sold.service.product };
  const isGiven = (date: CivilDate) =>
    refusalOfShutDays(sold.site, [date]) === undefined &&
    refusalOfPause(deps, pauses, sold.site, offer, [date]) === undefined;
  return {
    month,
    days: given.map((date) => ({
      date,
      isOnSale: isOnSale(sold, date, now) && isGiven(date),
      bands: bandsOf(sold, sheetOf(sheetOn(sold, date)), date, now),
    })),
  };
}

function isOpenOn(sold: Sold, date: CivilDate): boolean {
  if (sold.kind === 'service') return isGivenOn(sold.service, date) && date >= sold.service.opensOn;
  return hasDay(sold.class.weekdays, weekdayOf(date)) && date >= sold.class.opensOn;
}

function sheetOn(sold: Sold, date: CivilDate): PlaceSheetId {
  return sold.kind === 'class'
    ? { kind: 'classMonth', of: sold.class.id, period: monthOf(date) }
    : { kind: 'serviceDay', of: sold.service.id, period: date };
}

function isOnSale(sold: Sold, date: CivilDate, now: Instant): boolean {
  if (sold.kind === 'service') {
    const { service } = sold;
    const { first, last } = orderDays(service, dateAt(now));
    return first <= date && date <= last && now < ordersCloseAt(service, date, latestStart(sold));
  }
  const { opensAt, closesAt } = sold.class;
  // The last hour of the day that can still be asked for decides.
  const lastHour: When = { careMode: 'hourly', date, from: Math.max(opensAt, closesAt - 60), to: closesAt };
  return refusalOfTime(sold.class, lastHour, now) === undefined;
}

function latestStart(sold: Extract<Sold, { kind: 'service' }>): number {
  const { per, opensAt, closesAt, minutes } = sold.service;
  const shortest = minutes ?? (per === 'hour' ? minutesAnHour : closesAt - opensAt);
  return Math.max(opensAt, closesAt - shortest);
}

const minutesAnHour = 60;

/** Hour by hour where hours are sold; otherwise the one band that is sold whole. */
function bandsOf(sold: Sold, sheet: Sheet, date: CivilDate, now: Instant): DaysView['days'][number]['bands'] {
  const { opensAt, closesAt } = sold.kind === 'class' ? sold.class : sold.service;
  const isByTheHour =
    sold.kind === 'class' || sold.service.per === 'hour' || sold.service.minutes !== undefined;
  const step = isByTheHour ? minutesAnHour : closesAt - opensAt;
  const days = daysOn(sheetOn(sold, date), [date]);
  return Array.from({ length: Math.ceil((closesAt - opensAt) / step) }, (_, index) => {
    const span: Span = {
      days,
      from: opensAt + index * step,
      to: Math.min(opensAt + (index + 1) * step, closesAt),
    };
    return { from: span.from, to: span.to, openPlaces: shown(freeUnits(sheet, span, [], now)) };
  });
}
