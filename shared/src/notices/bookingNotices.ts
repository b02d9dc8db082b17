import type { Booking, BookingEvent } from '../booking';
import type { Instant } from '../civil';
import { isId } from '../ids';
import type { NoticeTo, Tell } from './notice';

/** A booking as its row tells of it. */
export type ToldBooking = Pick<
  Booking,
  'id' | 'household' | 'orderer' | 'recipient' | 'site' | 'offer' | 'startsOn'
> & { readonly history: readonly ToldEvent[] };

type ToldEvent = Pick<
  BookingEvent,
  'act' | 'at' | 'by' | 'reason' | 'state' | 'claim' | 'isLetGo' | 'movedFrom'
>;

/** Who hears of a booking for themselves, rather than as the work they do. */
type Reading = 'concerned' | 'staff';

type Said = {
  readonly kind: BookingNotice;
  readonly to: Reading;
  readonly answerBy?: Instant;
  readonly reason?: string;
};

type BookingNotice = Extract<Tell['kind'], `booking${string}`> | 'absenceNoted';

/**
 * Whom the last change of a booking tells what. One commit may do two things to a booking at one instant; both are
 * told. It is worked out from the committed row alone, so that nothing is said of what did not happen.
 */
export function bookingNotices(
  booking: ToldBooking,
): readonly { revision: number; tells: readonly Tell[] }[] {
  const at = booking.history.at(-1)?.at;
  return booking.history
    .map((event, index) => ({ event, before: booking.history[index - 1], revision: index + 1 }))
    .filter(({ event }) => event.at === at)
    .map(({ event, before, revision }) => ({
      revision,
      tells: saidOf(event, before, booking).flatMap((said) => tellsOf(booking, said, event.at)),
    }));
}

/** When it was up to somebody, and the clock ran out. */
export function expiryNotices(booking: ToldBooking, at: Instant): readonly Tell[] {
  return tellsOf(booking, { kind: 'bookingExpired', to: 'concerned' }, at);
}

function saidOf(event: ToldEvent, before: ToldEvent | undefined, booking: ToldBooking): readonly Said[] {
  const { act, by, reason, state, claim, isLetGo } = event;
  const why = reason === undefined ? {} : { reason };
  const due = claim?.until === undefined ? {} : { answerBy: claim.until };
  const isByFamily = by?.role === 'family' || by?.role === 'desk';
  switch (act) {
    case 'request':
    case 'accept':
      if (state === 'confirmed') return [{ kind: 'bookingConfirmed', to: 'concerned' }];
      return [{ kind: act === 'request' ? 'bookingRequested' : 'bookingAccepted', to: 'staff', ...due }];
    case 'offer':
    case 'propose':
      return [{ kind: 'bookingOffered', to: 'concerned', ...due, ...why }];
    case 'confirm':
      return [{ kind: 'bookingConfirmed', to: 'concerned' }];
    case 'return':
      return [{ kind: 'bookingReturned', to: 'concerned', ...why }];
    case 'close':
      // The family asked for it, and hears of it as the answer to its request.
      if (isLetGo) return [];
      return [{ kind: 'bookingClosed', to: 'concerned', ...why }];
    case 'transfer':
      // Who chose another dish knows it, and the kitchen reads what it cooks from the bookings.
      if (isMealChange(event, booking))
        return isByFamily ? [] : [{ kind: 'bookingMealChanged', to: 'concerned', ...why }];
      return [{ kind: 'bookingTransferred', to: 'concerned', ...why }];
    case 'cancel':
      if (!isByFamily) return [{ kind: 'bookingCancelledByInstitution', to: 'concerned', ...why }];
      // What was only held or waited for was never the staff's business.
      if (before?.state !== 'requested' && before?.state !== 'confirmed') return [];
      return [
        { kind: 'bookingCancelled', to: 'staff' },
        // Of an elder several take care, and she may say no herself: whoever ordered has to know that nothing comes.
        ...(isId('elder', booking.recipient.id)
          ? [{ kind: 'bookingGivenUp', to: 'concerned' } as const]
          : []),
      ];
    case 'absent':
      return [{ kind: 'absenceNoted', to: isByFamily ? 'staff' : 'concerned' }];
    case 'pause':
      return isByFamily ? [{ kind: 'bookingPaused', to: 'staff' }] : [];
    case 'hold':
    case 'walkIn':
    case 'join':
    case 'decline':
    case 'present':
    case 'resume':
      return [];
  }
}

/** The same meal of the same day, had otherwise: nobody went anywhere. */
function isMealChange({ movedFrom }: ToldEvent, { offer, startsOn }: ToldBooking): boolean {
  return movedFrom?.offer.id === offer.id && movedFrom.startsOn === startsOn && isMeal(offer);
}

function isMeal(offer: ToldBooking['offer']): boolean {
  return offer.kind === 'service' && offer.product === 'meal';
}

function tellsOf(booking: ToldBooking, { kind, to, ...more }: Said, at: Instant): readonly Tell[] {
  const { id, recipient, site, offer, startsOn } = booking;
  const about = { person: recipient.id, booking: id, site: site.id };
  const facts = { person: recipient.name, site: site.name, what: offer.name, on: startsOn, ...more };
  const readers = to === 'staff' ? [{ who: 'site', id: site.id } as const] : concernedBy(booking);
  return readers.map((reader) => ({ kind, to: reader, about, facts, at }));
}

/** The household; for an elder her circle too, and whoever ordered, who may live elsewhere. */
export function concernedBy({
  household,
  recipient,
  orderer,
  history,
}: Pick<ToldBooking, 'household' | 'recipient' | 'orderer' | 'history'>): readonly NoticeTo[] {
  const home: NoticeTo = { who: 'household', id: household };
  if (!isId('elder', recipient.id)) return [home];
  const circle: NoticeTo = { who: 'circle', id: recipient.id };
  return history[0]?.by?.role === 'family' ? [home, circle, { who: 'account', id: orderer }] : [home, circle];
}

/** The last deadline that runs out by itself, and the revision it belongs to. */
export function deadlineOf({
  history,
}: Pick<ToldBooking, 'history'>): { readonly until: Instant; readonly revision: number } | undefined {
  const last = history.at(-1);
  const endsAlone = last?.state === 'requested' || last?.state === 'offered';
  return endsAlone && last.claim?.until !== undefined
    ? { until: last.claim.until, revision: history.length }
    : undefined;
}
