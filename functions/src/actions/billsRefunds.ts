import { givenUp, refundPreview, type RefundPreview } from '@huiyue/shared/billing/refundPreview';
import { mayAct, stateAt, told, type Booking } from '@huiyue/shared/booking';
import { spanOf } from '@huiyue/shared/childcare/when';
import { dateAt, monthOf, type CivilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { RefundView } from '@huiyue/shared/contract/bills';
import { idPrefixes, type Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { firstDay } from '@huiyue/shared/reserves';
import type { Site } from '@huiyue/shared/site';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { findOwn } from './actOnBooking';
import { draftingFor } from './billsMonth';
import { reductionView } from './billsView';
import { findSold } from './sellers';

/** Before giving up a booking, and after: what is given back, and on whose word. The bill of its month will say the same. */
export async function readRefund(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'>; readonly on: CivilDate },
): Promise<Outcome<RefundView> | Absent> {
  const now = deps.now();
  const booking = await findOwn(deps, actor, asked.booking);
  const site = booking && (await deps.sites.find(booking.site.id));
  if (!booking || !site) return absent;
  if (!mayAct(booking, 'cancel', now) && !givenUp(booking))
    return refused({ code: 'booking.notOpenToAct', facts: { state: stateAt(booking, now) } });
  return accepted(await previewOf(deps, site, booking, asked.on));
}

/** Before booking a month: the same, as if it had been booked and confirmed now. */
export async function readRefundAhead(
  deps: Deps,
  asked: {
    readonly class: Id<'class'>;
    readonly careMode: 'fullDay' | 'halfDay';
    readonly month: CivilMonth;
    readonly on: CivilDate;
  },
): Promise<Outcome<RefundView> | Absent> {
  const { careMode, month } = asked;
  const sold = await findSold(deps, asked.class);
  if (sold?.kind !== 'class') return absent;
  const { site, class: offer } = sold;
  const rate = offer.rates.find((one) => one.careMode === careMode && one.per === 'month');
  if (!rate) return refused({ code: 'careMode.notOffered', facts: { careMode } });
  const placed = spanOf(
    offer,
    careMode === 'fullDay' ? { careMode, month } : { careMode, half: 'morning', month },
  );
  if (!placed.ok) return placed;
  const { sheet, span, startsOn } = placed.value;
  const claim = { span, units: 1, pool: 'everyone' } as const;
  const booking = told(
    {
      id: `${idPrefixes.booking}_preview`,
      household: `${idPrefixes.household}_preview`,
      orderer: `${idPrefixes.account}_preview`,
      channel: 'app',
      recipient: { id: `${idPrefixes.child}_preview`, name: '', birthDate: startsOn },
      site: { id: site.id, name: site.name },
      offer: { kind: 'class', id: offer.id, name: offer.name, classKind: offer.kind, careMode },
      sheet,
      span,
      units: 1,
      startsOn,
      judgement: { priceFen: rate.priceFen, per: rate.per },
      payFen: rate.priceFen,
    },
    [{ act: 'request', at: deps.now(), state: 'requested', claim }],
  );
  return accepted(await previewOf(deps, site, booking, asked.on));
}

async function previewOf(deps: Deps, site: Site, booking: Booking, on: CivilDate): Promise<RefundView> {
  const now = deps.now();
  const today = dateAt(now);
  const month = monthOf(firstDay(booking.sheet));
  const { bookings: _bookings, shares: _shares, ...about } = await draftingFor(deps, site, month, [booking]);
  return refundView(refundPreview(about, booking, { on: on < today ? today : on, now }));
}

function refundView({ on, wholeFen, dueFen, backFen, reductions }: RefundPreview): RefundView {
  return { on, wholeFen, dueFen, backFen, reductions: reductions.map(reductionView) };
}
