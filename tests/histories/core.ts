import { AnsweredBefore, type LedgerResult, type Receipt, type Seller } from '@huiyue/functions/ports';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import type { Service } from '@huiyue/shared/service';
import {
  asOf,
  mayAct,
  revisionOf,
  stateAt,
  type Booking,
  type BookingAct,
  type Doer,
} from '@huiyue/shared/booking';
import { addMonthsTo } from '@huiyue/shared/civil';
import { isId, type Id } from '@huiyue/shared/ids';
import {
  sheetName,
  takenUnits,
  type OverAllocation,
  type PlaceSheetId,
  type Reserve,
} from '@huiyue/shared/ledger/sheet';
import { minutesInDay, type Span } from '@huiyue/shared/ledger/span';
import { planNew, planNext, type Plan, type Wanted } from '@huiyue/shared/plan';
import type { Refusal } from '@huiyue/shared/refusals';
import { renewalEnds, reserveOn, type ReserveRule } from '@huiyue/shared/reserves';
import type { Answer, Drawn } from './check/answers';
import type { Item } from './items';
import type { CoreDeps } from './kit';
import { currentDay, currentMonth } from './town';

/** The ledger itself, without HTTP: what the actions do around it, and nothing else. */

export type NewOrder = {
  readonly items: readonly Item[];
  readonly ids: readonly Id<'booking'>[];
  readonly household: Id<'household'>;
  readonly channel: Booking['channel'];
  readonly by: Doer;
  readonly wanted: (now: number) => Wanted;
  readonly drawn: Drawn;
};

const mostAttempts = 10;

export function coreBook(deps: CoreDeps, order: NewOrder, receipt: Receipt): Promise<Answer> {
  const { items, ids, household, channel, by, wanted, drawn } = order;
  const twin = async () => {
    const found = await deps.bookings.findAll(ids);
    if (found.length === 0) return undefined;
    // Many rows are not read in one instant: the order may have been committed halfway through.
    return toldAll(ids, found.length === ids.length ? found : await deps.bookings.findAll(ids));
  };
  return untilSettled(async () => {
    const known = await twin();
    if (known) return known;
    const seller = await sellersOf(
      deps,
      items.map(({ sheet }) => sheet),
      drawn,
    );
    const now = deps.now();
    const plans = items.map((item, index): Plan => {
      const id = ids[index] ?? `bkg_${index}`;
      return planNew({ ...factsOf(item), id, household, orderer: by.account, channel }, wanted(now), {
        by,
        at: now,
        receipt: { key: receipt.key, body: receipt.bodyHash },
      });
    });
    const result = await deps.ledger.commit({ plans, seller });
    if (result.kind !== 'refused') return answerTo(result);
    return (await twin()) ?? { is: 'refused', ...plain(result.refusal) };
  });
}

function factsOf(item: Item): Omit<Item, 'wish'> {
  const { wish: _, ...facts } = item;
  return facts;
}

export type Move = {
  readonly booking: Id<'booking'>;
  readonly act: BookingAct;
  readonly by: Doer;
  readonly wanted: (booking: Booking) => Wanted;
  readonly to?: PlaceSheetId | undefined;
  readonly drawn: Drawn;
};

export function coreMove(deps: CoreDeps, move: Move, receipt: Receipt): Promise<Answer> {
  const { booking: id, act, by, wanted, to, drawn } = move;
  const twinIn = (booking: Booking): Answer | undefined => {
    const index = booking.history.findIndex((event) => event.receipt?.key === receipt.key);
    return index === -1 ? undefined : done([asOf(booking, index + 1)]);
  };
  return untilSettled(async () => {
    // The clock is read before the row: a hold that was confirmed in time must not be told as run out.
    const now = deps.now();
    const booking = await deps.bookings.find(id);
    if (!booking) throw new Error(`${id} is gone`);
    const known = twinIn(booking);
    if (known) return known;
    if (!mayAct(booking, act, now))
      return { is: 'refused', code: 'booking.notOpenToAct', facts: { state: stateAt(booking, now) } };
    const seller = to ? await sellersOf(deps, [to], drawn) : () => undefined;
    const plan = planNext(booking, wanted(booking), {
      by,
      at: now,
      receipt: { key: receipt.key, body: receipt.bodyHash },
    });
    const result = await deps.ledger.commit({ plans: [plan], seller });
    if (result.kind !== 'refused') return answerTo(result);
    const since = await deps.bookings.find(id);
    return (since && twinIn(since)) ?? { is: 'refused', ...plain(result.refusal) };
  });
}

/** New places and reserves of a class or a service, on all its sheets. */
export function coreChangeTerms(
  deps: CoreDeps,
  asked: {
    readonly of: PlaceSheetId['of'];
    readonly places: number;
    readonly reserves: readonly ReserveRule[] | undefined;
  },
  mayBeDrawn: readonly PlaceSheetId[],
  receipt: Receipt,
): Promise<Answer> {
  const { of, places } = asked;
  return answerOnce(deps, receipt, async () => {
    const known = await sellerOf(deps, of);
    const kept = await inPlaceOn(deps, mayBeDrawn);
    const rules = asked.reserves ?? known.reserves;
    const revision = known.revision + 1;
    const body = { of, places, revision };
    const next = { places, reserves: rules, revision };
    const result = await deps.ledger.changeTerms(
      {
        next:
          known.kind === 'class'
            ? { kind: 'class', class: { ...known.class, ...next } }
            : { kind: 'service', service: { ...known.service, ...next } },
        from: known.kind === 'class' ? currentMonth : currentDay,
        termsOn: (sheet) => ({
          places,
          reserves: [...rules.map((rule) => reserveOn(rule, sheet)), ...kept(sheet)],
        }),
        mayBeDrawn,
      },
      { receipt, body },
    );
    return { result, body };
  });
}

/** A regulator lets more in than there are places, for a while. */
export function coreAllow(
  deps: CoreDeps,
  sheet: PlaceSheetId,
  overAllocation: OverAllocation,
  receipt: Receipt,
): Promise<Answer> {
  return answerOnce(deps, receipt, async () => {
    const seller = await sellersOf(deps, [sheet], new Map());
    const terms = seller(sheet);
    if (!terms) throw new Error('sold by nobody');
    const body = { sheet: sheetName(sheet), units: overAllocation.units };
    const result = await deps.ledger.amendSheet(
      sheet,
      terms,
      { do: 'allow', overAllocation },
      { receipt, body },
    );
    return { result, body };
  });
}

export async function coreTick(deps: CoreDeps): Promise<Answer> {
  await deps.ledger.offerWhatIsFree();
  return { is: 'done', body: '' };
}

async function untilSettled(attempt: () => Promise<Answer | 'again'>): Promise<Answer> {
  for (let count = 0; count < mostAttempts; count += 1) {
    const answer = await attempt();
    if (answer !== 'again') return answer;
  }
  throw new Error(`others kept changing what this depends on, ${mostAttempts} times in a row`);
}

function answerTo(result: Exclude<LedgerResult, { kind: 'refused' }>): Answer | 'again' {
  return result.kind === 'committed' ? done(result.bookings) : 'again';
}

/** What is told of bookings that were ordered together: each as the order made it, whatever came later. */
function toldAll(ids: readonly string[], found: readonly Booking[]): Answer {
  return done(
    ids.map((id) => {
      const booking = found.find((one) => one.id === id);
      if (!booking) throw new Error(`of an order, ${id} is missing`);
      return asOf(booking, 1);
    }),
  );
}

function done(bookings: readonly Booking[]): Answer {
  const body = bookings.map((booking) => {
    const { id, household, recipient, site, offer, sheet, span, units, startsOn, payFen, claim, away } =
      booking;
    const has = claim && [
      claim.span.days,
      claim.span.from,
      claim.span.to,
      claim.units,
      claim.pool,
      claim.until,
    ];
    const { clause } = booking.judgement;
    return [
      [
        id,
        household,
        recipient.name,
        site.id,
        offer.id,
        sheetName(sheet),
        span.days,
        span.from,
        span.to,
        units,
      ],
      [startsOn, payFen, clause?.id, has, away, booking.writtenState, revisionOf(booking)],
    ];
  });
  return {
    is: 'done',
    body: JSON.stringify(body),
    told: bookings.map((booking) => ({
      booking: booking.id,
      state: booking.writtenState,
    })),
  };
}

function plain({ code, facts }: Refusal): {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
} {
  return { code, facts: { ...facts } };
}

/** Reads what sheets would be drawn up from, and keeps for the checks what it found. */
async function sellersOf(
  deps: CoreDeps,
  sheets: readonly PlaceSheetId[],
  drawn: Drawn,
): Promise<(sheet: PlaceSheetId) => Seller | undefined> {
  const sellers = new Map<string, Seller>();
  const kept = await inPlaceOn(deps, sheets);
  for (const sheet of sheets) {
    const { revision, places, reserves } = await sellerOf(deps, sheet.of);
    const terms = { places, reserves: [...reserves.map((rule) => reserveOn(rule, sheet)), ...kept(sheet)] };
    const name = sheetName(sheet);
    sellers.set(name, { revision, terms });
    const known = drawn.get(name);
    if (known) known.push(terms);
    else drawn.set(name, [terms]);
  }
  return (sheet) => sellers.get(sheetName(sheet));
}

/** Who is in a room this month goes first in the next, until renewals end. */
async function inPlaceOn(deps: CoreDeps, sheets: readonly PlaceSheetId[]) {
  const known = new Map<string, Reserve>();
  for (const sheet of sheets) {
    if (sheet.kind !== 'classMonth' || known.has(sheetName(sheet))) continue;
    const offer = await deps.classes.find(sheet.of);
    if (offer?.renewByDay === undefined) continue;
    const [before] = await deps.ledger.sheets([{ ...sheet, period: addMonthsTo(sheet.period, -1) }]);
    const units = before ? takenUnits(before, always, deps.now()) : 0;
    const releasedAt = renewalEnds(sheet, offer.renewByDay);
    if (units > 0) known.set(sheetName(sheet), { for: 'inPlace', units, releasedAt });
  }
  return (sheet: PlaceSheetId): readonly Reserve[] => {
    const reserve = known.get(sheetName(sheet));
    return reserve ? [reserve] : [];
  };
}

const always: Span = { days: 2 ** 31 - 1, from: 0, to: minutesInDay };

async function sellerOf(deps: CoreDeps, of: PlaceSheetId['of']) {
  if (isId('class', of)) {
    const offer = await deps.classes.find(of);
    if (offer) return { kind: 'class' as const, class: offer, ...termsOf(offer) };
  } else {
    const service = await deps.services.find(of);
    if (service) return { kind: 'service' as const, service, ...termsOf(service) };
  }
  throw new Error(`${of} is gone`);
}

function termsOf({ places, reserves, revision }: ChildcareClass | Service) {
  return { places, reserves, revision };
}

/** One answer for one key, as the HTTP edge gives it. */
async function answerOnce(
  deps: CoreDeps,
  { account, key }: Receipt,
  act: () => Promise<{
    readonly result: Awaited<ReturnType<CoreDeps['ledger']['amendSheet']>>;
    readonly body: object;
  }>,
): Promise<Answer> {
  const find = async (): Promise<Answer | undefined> => {
    const kept = await deps.answers.find(account, key);
    return kept && { is: 'done', body: JSON.stringify(kept.body) };
  };
  const known = await find();
  if (known) return known;
  return untilSettled(async () => {
    try {
      const { result, body } = await act();
      switch (result.kind) {
        case 'committed':
          return { is: 'done', body: JSON.stringify(body) };
        case 'stale':
          return 'again';
        case 'refused':
          return (await find()) ?? { is: 'refused', ...plain(result.refusal) };
      }
    } catch (error) {
      if (!(error instanceof AnsweredBefore)) throw error;
      const twin = await find();
      if (!twin) throw new Error('a key was taken, and no answer stands under it', { cause: error });
      return twin;
    }
  });
}
