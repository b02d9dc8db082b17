import type { AreaPause } from '@huiyue/shared/desk/areaPause';
import type { Booking, BookingFacts, Channel, DeskChannel } from '@huiyue/shared/booking';
import { dateAt, hourMs, type Instant } from '@huiyue/shared/civil';
import type { BookingsView, BookingView, NewWalkIn, Wish } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { planNew, type Wanted } from '@huiyue/shared/plan';
import type { Fen } from '@huiyue/shared/money';
import { slotOn } from '@huiyue/shared/policy/slots';
import { refusalOfReviewedPrice } from '@huiyue/shared/quote';
import type { Refusal } from '@huiyue/shared/refusals';
import { familyFen, type Support } from '@huiyue/shared/subsidies/support';
import { priorityIn, waitlistOrderOn } from '@huiyue/shared/waitlist';
import type { Deps, NamingReceipt } from '../ports';
import { pausesFrom } from './desk/standingPauses';
import { absent, type Absent } from './absent';
import { giveTrialsBack, useTrials } from './childcare/trials';
import { refusalOfConsent } from './circleConsents';
import type { Person } from './people';
import { householdFor, mayPay } from './reach';
import { doneBefore, idFrom, traceOf } from './receipts';
import { findSold, lineOf, offerOf, sellerOf } from './sellers';
import { supportFor } from './support';
import { untilSettled } from './untilSettled';
import { bookingAsDone } from './views';
import { answerWithinMs, judge, loadWish, soldIn, type Judged, type Loaded, type Thing } from './wishes';

/** One thing for one recipient, at the price that was reviewed. */
export type Item = Wish & Reviewed;
type Reviewed = {
  readonly priceFen: Fen;
  readonly voucher?: Id<'voucher'>;
  readonly familyFen?: Fen;
};
export type Manner = 'hold' | 'request' | 'join' | 'walkIn' | 'grant';

/** Long enough to fill in a form without haste, short enough that nobody blocks a place by leaving it open. */
const defaultHoldMs = 5 * 60_000;

/** Books, holds, or joins the queue for one thing or many; all of it happens, or nothing. */
export function makeBookings(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  items: readonly Item[],
  manner: Manner,
  receipt: NamingReceipt,
  reached: DeskChannel = 'phone',
  payer?: Id<'account'>,
): Promise<Outcome<BookingsView> | Absent> {
  const load = () =>
    Promise.all(
      items.map(async (item) => {
        // The card of an elder in whose circle one is lies in another household.
        const home = await householdFor(deps, actor, household, item.recipient, 'order');
        const loaded = home && (await loadWish(deps, home, item));
        return loaded && { loaded, thing: item, reviewed: item };
      }),
    );
  const channel = actor.role === 'desk' ? reached : 'app';
  return make(deps, actor, { channel, manner, payer }, load, receipt);
}

/** Somebody is standing at the door. Their place is theirs at once; nothing is kept of them but what the booking needs. */
export async function enterWalkIn(
  deps: Deps,
  actor: Actor,
  walkIn: NewWalkIn,
  receipt: NamingReceipt,
): Promise<Outcome<BookingView> | Absent> {
  const { visitor, priceFen, ...thing } = walkIn;
  const household = idFrom('household', receipt);
  const load = async () => {
    const sold = await findSold(deps, soldIn(thing));
    const { name, birthDate } = visitor;
    const person = { id: idFrom(visitor.kind, receipt), household, name, birthDate };
    return [
      sold && actor.sites.includes(sold.site.id)
        ? { loaded: { sold, person }, thing, reviewed: { priceFen } }
        : undefined,
    ];
  };
  const made = await make(deps, actor, { channel: 'walkIn', manner: 'walkIn' }, load, receipt);
  if ('absent' in made || !made.ok) return made;
  const [only] = made.value.items;
  if (!only) throw new Error('a walk-in was entered, and is not there');
  return accepted(only);
}

/** Asked for once orders had closed, and granted by the institution: entered as at the door, for somebody it knows. */
export async function enterGranted(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly household: Id<'household'>;
    readonly orderer: Id<'account'>;
    readonly item: Item;
  },
  receipt: NamingReceipt,
): Promise<Outcome<BookingView> | Absent> {
  const { household, orderer, item } = asked;
  const load = async () => {
    const loaded = await loadWish(deps, household, item);
    return [
      loaded && actor.sites.includes(loaded.sold.site.id)
        ? { loaded, thing: item, reviewed: item }
        : undefined,
    ];
  };
  const made = await make(deps, actor, { channel: 'app', manner: 'grant', orderer }, load, receipt);
  if ('absent' in made || !made.ok) return made;
  const [only] = made.value.items;
  if (!only) throw new Error('an order was granted, and is not there');
  return accepted(only);
}

type Asked = { readonly loaded: Loaded; readonly thing: Thing; readonly reviewed: Reviewed };
type Supported = Judged & { readonly support?: Support };
type About = {
  readonly channel: Channel;
  readonly manner: Manner;
  readonly payer?: Id<'account'> | undefined;
  /** Who asked for it, where somebody else enters it. */
  readonly orderer?: Id<'account'>;
};

function make(
  deps: Deps,
  actor: Actor,
  about: About,
  load: () => Promise<readonly (Asked | undefined)[]>,
  receipt: NamingReceipt,
): Promise<Outcome<BookingsView> | Absent> {
  return untilSettled(async () => {
    const now = deps.now();
    const [loaded, pauses] = await Promise.all([load(), pausesFrom(deps, dateAt(now))]);
    const asked = loaded.filter((one) => one !== undefined);
    if (asked.length < loaded.length) return absent;

    const orRefused = async (refusal: Refusal) =>
      (await madeBefore(deps, receipt, asked.length)) ?? refused(refusal);
    const people = asked.map(({ loaded: { person } }) => person);
    const notTheirs =
      (await refusalOfPayer(deps, actor, about.payer, people)) ??
      (await refusalOfConsent(
        deps,
        actor,
        people.map(({ id }) => id),
        about.channel === 'window' ? 'inPerson' : 'phone',
      ));
    if (notTheirs) return orRefused(notTheirs);
    const judged: Supported[] = [];
    for (const one of asked) {
      const spent = judged.flatMap(({ support }) => support?.voucher?.id ?? []);
      const outcome = await judgeReviewed(deps, actor, one, about.manner, { spent, pauses }, now);
      if (!outcome.ok) return orRefused(outcome.refusal);
      judged.push(outcome.value);
    }

    const tried = judged.flatMap(({ sold, person, quote }, index) =>
      quote.offer.kind === 'class' && quote.offer.trial && about.manner !== 'walkIn'
        ? [{ sold, child: person.id, booking: idFrom('booking', receipt, index) }]
        : [],
    );
    const triedTooOften = await useTrials(deps, tried, now);
    if (triedTooOften) return orRefused(triedTooOften);

    const plans = judged.map((one, index) =>
      planNew(
        factsOf(idFrom('booking', receipt, index), actor, about, one),
        wantedOf(deps, about.manner, one, now),
        {
          by: { account: actor.account, role: actor.role },
          at: now,
          receipt: traceOf(receipt),
        },
      ),
    );
    const sheets = judged.map(({ quote }) => quote.sheet);
    const seller = await sellerOf(
      deps,
      judged.map(({ sold }) => sold),
      sheets,
    );
    const result = await deps.ledger.commit({ plans, seller });
    switch (result.kind) {
      case 'committed':
        return answered(result.bookings);
      case 'refused':
        await giveTrialsBack(deps, tried);
        return refused(result.refusal);
      case 'repeated':
        return (await madeBefore(deps, receipt, asked.length)) ?? 'again';
      case 'stale':
        return 'again';
    }
  });
}

/** Who pays is asked for their money by name: only whoever is there to pay for each of these people. */
async function refusalOfPayer(
  deps: Deps,
  actor: Actor,
  payer: Id<'account'> | undefined,
  people: readonly Person[],
): Promise<Refusal | undefined> {
  if (payer === undefined || payer === actor.account) return undefined;
  const may = await Promise.all(people.map((person) => mayPay(deps, payer, person)));
  return may.every(Boolean) ? undefined : { code: 'circle.notPayer', facts: { payer } };
}

async function judgeReviewed(
  deps: Deps,
  actor: Actor,
  { loaded, thing, reviewed }: Asked,
  manner: Manner,
  { spent, pauses }: { readonly spent: readonly Id<'voucher'>[]; readonly pauses: readonly AreaPause[] },
  now: Instant,
): Promise<Outcome<Supported>> {
  const judged = await judge(deps, actor, loaded, thing, pauses, now);
  if (!judged.ok) return judged;
  const { quote, person } = judged.value;
  const refusal =
    refusalOfReviewedPrice(reviewed.priceFen, quote.judgement.priceFen) ??
    (manner === 'join' ? await refusalOfWaitingTwice(deps, quote.sheet, person.id) : undefined);
  if (refusal) return refused(refusal);
  // Nobody at the door is asked for papers: what others bear is for those who are known.
  if (manner === 'walkIn') return judged;
  const supported = await supportFor(deps, judged.value, reviewed.voucher, spent, now);
  if (!supported.ok) return supported;
  const support = supported.value;
  const ownFen = familyFen(quote.payFen, quote.units, support ?? {});
  const changed = refusalOfReviewedPrice(reviewed.familyFen ?? ownFen, ownFen);
  return changed ? refused(changed) : accepted({ ...judged.value, ...(support ? { support } : {}) });
}

/** One turn for one person: whoever joins twice would only push back everybody behind them. */
async function refusalOfWaitingTwice(
  deps: Deps,
  id: BookingFacts['sheet'],
  person: BookingFacts['recipient']['id'],
): Promise<Refusal | undefined> {
  const [sheet] = await deps.ledger.sheets([id]);
  const waiting = await deps.bookings.findAll(sheet?.queue.map(({ booking }) => booking) ?? []);
  const own = waiting.find(({ recipient }) => recipient.id === person);
  return own && { code: 'recipient.alreadyBooked', facts: { booking: own.id, period: id.period } };
}

/** What this very order came to before, told as it was told then. */
async function madeBefore(
  deps: Deps,
  receipt: NamingReceipt,
  count: number,
): Promise<Outcome<BookingsView> | undefined> {
  const first = await deps.bookings.find(idFrom('booking', receipt));
  const done = first && doneBefore(first, traceOf(receipt));
  if (!first || !done) return undefined;
  if (!done.ok) return done;
  const ids = Array.from({ length: count }, (_, index) => idFrom('booking', receipt, index));
  const found = new Map((await deps.bookings.findAll(ids)).map((booking) => [booking.id, booking]));
  const all = ids.map((id) => {
    const booking = found.get(id);
    const told = booking && doneBefore(booking, traceOf(receipt));
    if (!told?.ok) throw new Error(`a part of the order of ${first.id} is missing`);
    return told.value;
  });
  return answered(all);
}

function answered(bookings: readonly Booking[]): Outcome<BookingsView> {
  return accepted({ items: bookings.map(bookingAsDone) });
}

function factsOf(
  id: Id<'booking'>,
  actor: Actor,
  { channel, payer, orderer = actor.account }: About,
  { sold: { site }, person, quote, support }: Supported,
): BookingFacts {
  const { offer, sheet, span, units, startsOn, judgement, payFen, meal } = quote;
  return {
    id,
    household: person.household,
    orderer,
    ...(payer === undefined || payer === orderer ? {} : { payer }),
    channel,
    recipient: { id: person.id, name: person.name, birthDate: person.birthDate },
    site: { id: site.id, name: site.name },
    offer,
    sheet,
    span,
    units,
    startsOn,
    judgement,
    payFen,
    ...(meal ? { meal } : {}),
    ...(support ? { support } : {}),
  };
}

function wantedOf(deps: Deps, manner: Manner, { sold, person, quote, asker }: Judged, now: Instant): Wanted {
  const { jurisdiction } = sold.site;
  const on = dateAt(now);
  switch (manner) {
    case 'hold': {
      const minutes = slotOn(deps.policy, { jurisdiction, on, key: 'holdMinutes', line: lineOf(sold) });
      return { act: 'hold', forMs: minutes ? minutes.value * 60_000 : defaultHoldMs, asker };
    }
    case 'request':
      return { act: 'request', answerWithinMs: answerWithinMs(sold, quote, now), asker };
    case 'walkIn':
    case 'grant':
      return { act: 'walkIn', asker };
    case 'join': {
      const order = waitlistOrderOn(deps.policy, { jurisdiction, on, line: lineOf(sold) });
      return {
        act: 'join',
        waiter: {
          asker,
          priority: priorityIn(order, person.proofs ?? []),
          since: now,
          answerWithinMs: offerOf(sold).offerWithinHours * hourMs,
        },
      };
    }
  }
}
