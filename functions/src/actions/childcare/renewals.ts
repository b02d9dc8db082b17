import { isLive, stateAt, type Booking } from '@huiyue/shared/booking';
import {
  addMonthsTo,
  dateAt,
  firstDayOf,
  isoAt,
  monthOf,
  type CivilMonth,
  type Instant,
} from '@huiyue/shared/civil';
import type { RenewalView } from '@huiyue/shared/contract/trials';
import { isId, type Id } from '@huiyue/shared/ids';
import { freeUnits } from '@huiyue/shared/ledger/sheet';
import type { Actor } from '@huiyue/shared/people';
import { renewalEnds } from '@huiyue/shared/reserves';
import type { Deps } from '../../ports';
import { allOfHousehold } from '../householdBookings';
import { pausesFrom } from '../desk/standingPauses';
import { readSheets } from '../sellers';
import { capOf, shown } from '../views';
import { judge, loadWish } from '../wishes';

/**
 * What a family can go on with: each full-day place whose next month it has not booked yet. Judged as if it were
 * asked for now, so the price and its cap are those of that month, and a child that grows out of its class is told.
 */
export async function listRenewals(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
): Promise<readonly RenewalView[]> {
  const now = deps.now();
  const thisMonth = monthOf(dateAt(now));
  const all = await allOfHousehold(deps, household, { from: firstDayOf(thisMonth) });
  const places = all.flatMap((booking) => placeIn(booking) ?? []);
  const live = places.filter(({ booking }) => isLive(stateAt(booking, now)));
  const last = live.filter(
    ({ booking, child, month }) =>
      stateAt(booking, now) === 'confirmed' &&
      month >= thisMonth &&
      !live.some((other) => other.child === child && other.month > month),
  );
  return Promise.all(last.map((place) => renewalOf(deps, actor, household, place, { now, thisMonth })));
}

type Place = {
  readonly booking: Booking;
  readonly child: Id<'child'>;
  readonly class: Id<'class'>;
  readonly month: CivilMonth;
};

function placeIn(booking: Booking): Place | undefined {
  const { offer, sheet, recipient } = booking;
  return offer.kind === 'class' &&
    offer.careMode === 'fullDay' &&
    sheet.kind === 'classMonth' &&
    isId('child', recipient.id)
    ? { booking, child: recipient.id, class: offer.id, month: sheet.period }
    : undefined;
}

async function renewalOf(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  { booking, child, class: id, month }: Place,
  { now, thisMonth }: { readonly now: Instant; readonly thisMonth: CivilMonth },
): Promise<RenewalView> {
  const next = addMonthsTo(month, 1);
  const thing = { class: id, when: { careMode: 'fullDay' as const, month: next } };
  const loaded = await loadWish(deps, household, { ...thing, recipient: child });
  const about = {
    booking: booking.id,
    recipient: { id: child, name: booking.recipient.name },
    site: booking.site,
    class: { id, name: booking.offer.name },
    month: next,
    isDue: month <= thisMonth,
  };
  if (loaded?.sold.kind !== 'class')
    return { ...about, keptUntil: null, terms: null, refusal: { code: 'notFound' } };
  const { renewByDay } = loaded.sold.class;
  const sheet = { kind: 'classMonth' as const, of: id, period: next };
  const keptUntil = renewByDay === undefined ? null : isoAt(renewalEnds(sheet, renewByDay));
  const judged = await judge(deps, actor, loaded, thing, await pausesFrom(deps, dateAt(now)), now);
  if (!judged.ok) {
    const { code, facts, clause } = judged.refusal;
    const refusal = { code, facts: { ...facts }, ...(clause ? { clause } : {}) };
    return { ...about, keptUntil, terms: null, refusal };
  }
  const { quote, asker } = judged.value;
  const sheetOf = await readSheets(deps, [loaded.sold], [quote.sheet]);
  const openPlaces = shown(freeUnits(sheetOf(quote.sheet), quote.span, asker, now));
  const { judgement } = quote;
  const terms = { priceFen: judgement.priceFen, cap: capOf(judgement), openPlaces };
  return { ...about, keptUntil, terms, refusal: null };
}
