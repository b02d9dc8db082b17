import { dateAt } from '@huiyue/shared/civil';
import type { SendingView } from '@huiyue/shared/contract/notices';
import { bookingCodeOf, spokenCode } from '@huiyue/shared/desk/bookingCode';
import type { Id } from '@huiyue/shared/ids';
import type { Notice, TellOf } from '@huiyue/shared/notices/notice';
import { newSending, type Sending } from '@huiyue/shared/notices/sending';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { numberToCall } from '@huiyue/shared/policy/hotlines';
import type { Site } from '@huiyue/shared/site';
import type { Deps, NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { findOwn } from '../actOnBooking';
import { billInReach } from '../billsReach';
import { sendDue } from '../notices/sendDue';
import { sendingViews } from '../notices/sendings';
import { pageFrom, type PagePosition } from '../pages';
import { lineOfBooking } from '../statementsMonth';

/** What a slip is of: a booking, for its number; or a cash payment on a bill, for its receipt. */
export type SlipOf =
  | { readonly booking: Id<'booking'> }
  | { readonly bill: Id<'bill'>; readonly receipt: number };

type Slip = { readonly tell: TellOf<'slipOfBooking'> | TellOf<'slipOfPayment'>; readonly site: Site };

/**
 * Sends what was read out by SMS as well, to the number the household left. The notice and its sending are one commit;
 * then it is sent, once: a repeat finds the answer, and whatever is cut off in between the tick goes on with. Whoever
 * is on the line has just asked for it, so it goes at any hour.
 */
export async function sendSlip(
  deps: Deps,
  actor: Actor,
  asked: SlipOf,
  receipt: NamingReceipt,
): Promise<Outcome<SendingView> | Absent> {
  const slip = await slipOf(deps, actor, asked);
  if (!slip) return absent;
  const { tell, site } = slip;
  const settings = (await deps.noticeSettings.of(tell.to.id)).filter(({ phone }) => phone !== undefined);
  const reader = (settings.find((one) => one.reader === tell.to.id) ?? settings[0])?.reader;
  if (reader === undefined) return refused({ code: 'slip.noPhone', facts: {} });

  const at = deps.now();
  const id: Id<'notice'> = `${deps.outbox.since(at)}${receipt.digest.slice(0, 23)}`;
  const notice: Notice = { ...tell, id };
  const sending: Sending = {
    ...newSending(
      notice,
      { reader, channel: 'sms', place: placeOf(asked), city: site.city },
      deps.messaging.rules,
      at,
    ),
    nextAt: at,
  };
  const [body] = await sendingViews(deps, [sending]);
  if (!body) throw new Error(`${id} was not told`);
  const reply = { receipt, body };
  const written = await deps.outbox.commit(
    { notices: [deps.outbox.toldAlready(notice)], sendings: [sending] },
    reply,
  );
  if (written === 'stale') throw new Error(`${id} was there already`);
  try {
    await sendDue(deps, sending);
  } catch (error) {
    // Whether it went out is not known, and that is what the desk reads.
    deps.log.fault(error, { requestId: '(slip)', route: 'sendSlip' });
  }
  const sent = await deps.sendings.find(sending.place, deps.outbox.keyOf(sending));
  const [now = body] = await sendingViews(deps, sent ? [sent] : []);
  return accepted(now);
}

/** What became of the slips of one booking, or of one bill's receipts; the last one first. */
export async function listSlips(
  deps: Deps,
  actor: Actor,
  asked: PagePosition & {
    readonly of: { readonly booking: Id<'booking'> } | { readonly bill: Id<'bill'> };
  },
): Promise<{ readonly items: SendingView[]; readonly next: string | null } | Absent> {
  const { of } = asked;
  const isInReach =
    'booking' in of ? await findOwn(deps, actor, of.booking) : await billInReach(deps, actor, of.bill);
  if (!isInReach) return absent;
  const found = await deps.sendings.of(placeOf(of));
  const { items, next } = pageFrom(found.toReversed(), asked);
  return { items: await sendingViews(deps, items), next };
}

/** Slips lie with what they are of, and not with the site: whose number it is is not the staff's to see. */
function placeOf(of: { readonly booking: string } | { readonly bill: string }): string {
  return 'booking' in of ? of.booking : of.bill;
}

async function slipOf(deps: Deps, actor: Actor, asked: SlipOf): Promise<Slip | undefined> {
  const at = deps.now();
  if ('booking' in asked) {
    const booking = await findOwn(deps, actor, asked.booking);
    const site = booking && (await deps.sites.find(booking.site.id));
    if (!booking || !site) return undefined;
    const { id, household, recipient, offer, startsOn } = booking;
    const { jurisdiction, phone } = site;
    const hotline = numberToCall(deps.policy, {
      jurisdiction,
      on: dateAt(at),
      line: lineOfBooking(booking),
    });
    const tell = {
      kind: 'slipOfBooking',
      to: { who: 'household', id: household },
      about: { person: recipient.id, booking: id, site: site.id },
      facts: {
        person: recipient.name,
        site: booking.site.name,
        what: offer.name,
        on: startsOn,
        number: spokenCode(bookingCodeOf(id)),
        ...(phone === '' ? {} : { sitePhone: phone }),
        ...(hotline === undefined ? {} : { hotline }),
      },
      at,
    } as const;
    return { tell, site };
  }
  const found = await billInReach(deps, actor, asked.bill);
  const payment = found?.bill.payments.find(({ receipt }) => receipt === asked.receipt);
  if (!found || !payment) return undefined;
  const { bill, site } = found;
  const tell = {
    kind: 'slipOfPayment',
    to: { who: 'household', id: bill.household },
    about: { bill: bill.id, site: site.id },
    facts: {
      site: site.name,
      month: bill.month,
      amountFen: payment.amountFen,
      number: String(asked.receipt),
    },
    at,
  } as const;
  return { tell, site };
}
