import type { Booking } from '@huiyue/shared/booking';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { quote, refusalOfReviewedPrice, type Quote } from '@huiyue/shared/childcare/quote';
import { dateAt, hourMs, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingView, QuoteView } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import type { Fen } from '@huiyue/shared/money';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor, Child } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { resultOf, untilSettled } from './untilSettled';
import { bookingView, capOf, classCard, sheetIdOf, sheetOf } from './views';

type Asked = { readonly class: Id<'class'>; readonly child: Id<'child'>; readonly month: CivilMonth };
type Loaded = { readonly site: Site; readonly class: ChildcareClass; readonly child: Child };

/** What the family reviews before it taps. Promises no place: that is decided when it taps. */
export async function readQuote(
  deps: Deps,
  household: Id<'household'>,
  asked: Asked,
): Promise<Outcome<QuoteView> | Absent> {
  const loaded = await load(deps, household, asked);
  if (!loaded) return absent;
  const now = deps.now();
  const quoted = quote(deps.policy, { ...loaded, month: asked.month }, dateAt(now));
  if (!quoted.ok) return quoted;
  const { site, class: offer, child } = loaded;
  const sheets = await deps.ledger.sheets([sheetIdOf(offer, asked.month)]);
  const { judgement, ...terms } = quoted.value;
  return accepted({
    class: classCard(deps.policy, site, offer, sheetOf(sheets, offer, asked.month), now),
    site: { id: site.id, name: site.name, isInvented: site.isInvented },
    child: child.id,
    ...terms,
    priceFen: judgement.priceFen,
    cap: capOf(judgement),
    answerWithinHours: offer.answerWithinHours,
  });
}

/** Takes a place and holds it until the institution answers, or its deadline passes. */
export async function requestPlace(
  deps: Deps,
  actor: Actor & { readonly household: Id<'household'> },
  asked: Asked & { readonly priceFen: Fen },
  receipt: Receipt,
): Promise<Outcome<BookingView> | Absent> {
  const id = deps.newId('booking');
  return untilSettled(async () => {
    const loaded = await load(deps, actor.household, asked);
    if (!loaded) return absent;
    const now = deps.now();
    const quoted = quote(deps.policy, { ...loaded, month: asked.month }, dateAt(now));
    if (!quoted.ok) return quoted;
    const changed = refusalOfReviewedPrice(asked.priceFen, quoted.value.judgement.priceFen);
    if (changed) return refused(changed);

    const booking = newBooking(id, actor, loaded, quoted.value, now);
    const body = bookingView(booking, now);
    return resultOf(
      await deps.ledger.commit({
        sheet: sheetIdOf(loaded.class, asked.month),
        terms: loaded.class,
        command: { do: 'request', booking: id, units: 1, until: booking.answerBy },
        booking,
        reply: { receipt, body },
      }),
      body,
    );
  });
}

async function load(deps: Deps, household: Id<'household'>, asked: Asked): Promise<Loaded | undefined> {
  const [child, offer] = await Promise.all([
    deps.children.find(household, asked.child),
    deps.classes.find(asked.class),
  ]);
  const site = offer && (await deps.sites.find(offer.site));
  return child && offer && site ? { site, class: offer, child } : undefined;
}

function newBooking(
  id: Id<'booking'>,
  actor: Actor & { readonly household: Id<'household'> },
  { site, class: offer, child }: Loaded,
  { month, startsOn, judgement }: Quote,
  now: number,
): Booking {
  return {
    id,
    household: actor.household,
    orderer: actor.account,
    recipient: { child: child.id, name: child.name, birthDate: child.birthDate },
    site: { id: site.id, name: site.name },
    class: { id: offer.id, name: offer.name, kind: offer.kind },
    month,
    startsOn,
    judgement,
    writtenState: 'requested',
    answerBy: now + offer.answerWithinHours * hourMs,
    history: [{ act: 'request', at: now, by: actor.account, role: actor.role }],
    revision: 1,
  };
}
