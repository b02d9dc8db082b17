import { mayAct, type BookingAct } from '@huiyue/shared/booking';
import { civilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { Command, MoveOn, Order } from '@huiyue/shared/ledger/commands';
import { decide, type Book } from '@huiyue/shared/ledger/decide';
import { rankOf, replayed } from '@huiyue/shared/ledger/queue';
import {
  blankSheet,
  diaryTerms,
  freeUnits,
  type Claim,
  type ReserveGroup,
  type Sheet,
} from '@huiyue/shared/ledger/sheet';
import { covers, daySet, daysOf, type Span } from '@huiyue/shared/ledger/span';
import type { Wanted } from '@huiyue/shared/plan';
import type { Refusal } from '@huiyue/shared/refusals';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { care, Office } from '../shared/ledger/office';
import { allow, bkg, setTerms } from '../shared/ledger/sheets';
import {
  hasRoom,
  inLine,
  inside,
  minutesOf,
  mostInside,
  onPaper,
  type Deed,
  type Deeds,
  type Page,
  type When,
} from './paperLedger';

const names = ['sun', 'moon', 'child'] as const;
type Name = (typeof names)[number];
const minute = 60_000;
const allDays = [0, 1, 30];
const lastMinute = 6;

/** A wish for something to be done; whom and what it concerns is found out when its turn comes. */
type Idea = {
  readonly page: Name;
  readonly act: Deed['do'] | 'confirm' | 'narrow' | 'widen';
  readonly who: number;
  readonly when: When;
  readonly units: number;
  readonly asker: readonly ReserveGroup[];
  readonly hold: number;
  readonly places: number;
  readonly reserves: Page['reserves'];
  readonly priority: number;
};

const groups = ['offline', 'safetyNet', 'staff'] as const;
const instant = fc.integer({ min: 1, max: 60 }).map((seconds) => seconds * 20_000);
const when: fc.Arbitrary<When> = fc
  .record({
    days: fc.subarray(allDays, { minLength: 1 }),
    from: fc.integer({ min: 0, max: lastMinute - 1 }),
    long: fc.integer({ min: 1, max: lastMinute }),
  })
  .map(({ days, from, long }) => ({ days, from, to: Math.min(lastMinute, from + long) }));
const reserves = fc.subarray([...groups], { maxLength: 2 }).chain((some) =>
  fc.tuple(
    ...some.map((group) =>
      fc
        .record({
          units: fc.integer({ min: 1, max: 2 }),
          releasedAt: fc.option(instant, { nil: undefined }),
        })
        .map(({ units, releasedAt }) => ({
          for: group,
          units,
          ...(releasedAt === undefined ? {} : { releasedAt }),
        })),
    ),
  ),
);
const idea: fc.Arbitrary<Idea> = fc.record({
  page: fc.constantFrom<Name>('sun', 'sun', 'moon', 'child'),
  act: fc.constantFrom<Idea['act']>(
    'take',
    'take',
    'take',
    'take',
    'keep',
    'confirm',
    'narrow',
    'widen',
    'giveBack',
    'giveBack',
    'join',
    'join',
    'leave',
    'setTerms',
    'allow',
  ),
  who: fc.nat(20),
  when,
  units: fc.constantFrom(1, 1, 1, 2),
  asker: fc.subarray([...groups], { maxLength: 2 }),
  hold: fc.constantFrom(0, 0, 1, 2, 5),
  places: fc.integer({ min: 0, max: 4 }),
  reserves,
  priority: fc.integer({ min: 0, max: 2 }),
});
/** Batches of orders of a few steps, each decided at a clock that mostly goes on and sometimes is behind. */
const history = fc.array(
  fc.record({
    wait: fc.integer({ min: -3, max: 6 }),
    orders: fc.array(fc.array(idea, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 12 },
);

const period = civilMonth('2026-08');
function blank(name: Name, places: number, kept: Page['reserves']): Sheet {
  return name === 'child'
    ? blankSheet({ kind: 'personMonth', of: 'chd_000001', period, about: 'time' }, diaryTerms)
    : blankSheet({ kind: 'classMonth', of: `cls_${name}`, period }, { places, reserves: kept });
}
function blankPage(name: Name, places: number, kept: Page['reserves']): Page {
  const isDiary = name === 'child';
  return {
    isDiary,
    places: isDiary ? 1 : places,
    reserves: isDiary ? [] : kept,
    allowed: [],
    lines: [],
    queue: [],
    offered: [],
    ranOutTo: 0,
  };
}
const spanOf = ({ days, from, to }: When): Span => ({ days: daySet(days), from, to });

/** What people live through: the real ledger and the paper one, side by side. */
class Life {
  book: Book;
  pages: ReadonlyMap<string, Page>;
  readonly log: MoveOn[] = [];
  /** What each booking has, as the answers told it. */
  readonly claims = new Map<string, { readonly page: Name; readonly claim: Claim }>();
  readonly waiting = new Map<string, Name>();
  #next = 0;

  constructor(places: number, kept: Page['reserves']) {
    this.book = new Map(names.map((name) => [name, blank(name, places, kept)]));
    this.pages = new Map(names.map((name) => [name, blankPage(name, places, kept)]));
  }

  /** Ideas made into commands and deeds: each booking is acted upon once in a batch, as its revision sees to. */
  plan(ideas: readonly (readonly Idea[])[], now: number) {
    const used = new Set<string>();
    return ideas
      .map((order) => order.flatMap((one) => this.#made(one, used, now) ?? []))
      .filter((order) => order.length > 0);
  }

  #made(one: Idea, used: Set<string>, now: number): { command: Command; deed: Deed; page: Name } | undefined {
    const { page, when: at, asker: groupsOf, hold, act } = one;
    const isDiary = page === 'child';
    const units = isDiary ? 1 : one.units;
    const asker = isDiary ? [] : groupsOf;
    const forMs = hold === 0 ? {} : { forMs: hold * minute };
    const holds = hold === 0 ? {} : { holds: { forMs: hold * minute } };
    if (act === 'take' || act === 'join') {
      if (isDiary && act === 'join') return undefined;
      this.#next += 1;
      const booking = bkg(this.#next);
      const wish = { ...at, booking, units, asker };
      if (act === 'take')
        return {
          page,
          command: { do: 'take', booking, span: spanOf(at), units, asker, ...holds },
          deed: { do: 'take', wish, ...forMs },
        };
      const turn = { priority: one.priority, since: now };
      const answer = (hold + 1) * minute;
      return {
        page,
        command: {
          do: 'join',
          waiter: { booking, span: spanOf(at), units, asker, ...turn, answerWithinMs: answer },
        },
        deed: { do: 'join', waiting: { ...wish, ...turn, forMs: answer } },
      };
    }
    if (act === 'setTerms' || act === 'allow') {
      if (isDiary) return undefined;
      const { places, reserves: kept } = one;
      const until = now + hold * minute;
      return act === 'setTerms'
        ? {
            page,
            command: { do: act, terms: { places, reserves: kept } },
            deed: { do: act, places, reserves: kept },
          }
        : {
            page,
            command: { do: act, overAllocation: { units, until, reason: 'a flood', by: 'acc_000001' } },
            deed: { do: act, units, until },
          };
    }
    if (act === 'leave') {
      const there = [...this.waiting].filter(([id, where]) => where === page && !used.has(id));
      const booking = there[one.who % Math.max(1, there.length)]?.[0];
      if (!booking) return undefined;
      used.add(booking);
      return { page, command: { do: 'leave', booking: idOf(booking) }, deed: { do: 'leave', booking } };
    }
    const there = [...this.claims].filter(([id, { page: where }]) => where === page && !used.has(id));
    const [booking, has] = there[one.who % Math.max(1, there.length)] ?? [];
    if (!booking || !has) return undefined;
    used.add(booking);
    const { claim } = has;
    if (act === 'giveBack')
      return { page, command: { do: act, booking: idOf(booking), claim }, deed: { do: act, booking } };
    const present: When = { days: daysOf(claim.span.days), from: claim.span.from, to: claim.span.to };
    const next = { keep: at, confirm: present, narrow: narrower(present, at), widen: wider(present, at) }[
      act
    ];
    const stays = act === 'confirm' ? {} : holds;
    return {
      page,
      command: { do: 'keep', booking: idOf(booking), claim, span: spanOf(next), asker, ...stays },
      deed: { do: 'keep', booking, when: next, asker, ...(act === 'confirm' ? {} : forMs) },
    };
  }

  live(ideas: readonly (readonly Idea[])[], now: number): void {
    const plans = this.plan(ideas, now);
    const orders: readonly Order[] = plans.map((plan) =>
      plan.map(({ page, command }) => ({ sheet: page, command })),
    );
    const deeds: readonly Deeds[] = plans.map((plan) => plan.map(({ page, deed }) => ({ page, deed })));
    const before = this.pages;
    const decision = decide(this.book, orders, now);
    const paper = onPaper(before, deeds, now);

    expect(decision.outcomes.map((outcome) => outcome?.ok)).toEqual(paper.granted);
    for (const [index, outcome] of decision.outcomes.entries()) {
      if (!outcome?.ok) continue;
      for (const [step, { page, command }] of (plans[index] ?? []).entries())
        this.#note(page, command, outcome.value[step]);
    }
    for (const { sheet, booking, claim } of decision.offers) {
      this.waiting.delete(booking);
      this.claims.set(booking, { page: nameOf(sheet), claim });
    }
    this.book = decision.book;
    this.pages = paper.book;
    this.log.push(...decision.moves);
    this.#compare(before, now);
  }

  #note(page: Name, command: Command, claim: Claim | undefined): void {
    if (command.do === 'join') this.waiting.set(command.waiter.booking, page);
    if (command.do === 'leave') this.waiting.delete(command.booking);
    if (command.do === 'giveBack') this.claims.delete(command.booking);
    if ((command.do === 'take' || command.do === 'keep') && claim)
      this.claims.set(command.booking, { page, claim });
  }

  #compare(before: ReadonlyMap<string, Page>, now: number): void {
    for (const name of names) {
      const sheet = get(this.book, name);
      const page = get(this.pages, name);
      // What lies on the sheet is what the bookings have, added up, and nothing else.
      expect(summed(sheet.claims)).toEqual(
        summed(
          page.lines.map((line) => ({
            ...line,
            span: spanOf(line),
            ...(page.isDiary ? {} : { booking: '' }),
          })),
        ),
      );
      expect(page.lines.filter(({ booking }) => this.claims.get(booking)?.page !== name)).toEqual([]);
      // At no minute more than there are places, unless there were more before.
      const was = get(before, name);
      let places = page.places;
      for (const { units, until } of page.allowed) if (now < until) places += units;
      const tooFull = everyMinute.filter(
        (at) => unitsAt(sheet, at) > Math.max(places, inside(was.lines, at)),
      );
      expect(tooFull).toEqual([]);
      // The line, as the sheet has it, as the log tells it, and as people would draw it up.
      const line = inLine(page).map(({ booking }) => booking);
      expect(sheet.queue.filter(({ offered }) => !offered).map(({ booking }) => booking)).toEqual(line);
      expect(replayed(this.log.filter(({ sheet: of }) => of === name)).map(({ booking }) => booking)).toEqual(
        line,
      );
      expect(line.map((booking) => rankOf(sheet.queue, idOf(booking)))).toEqual(
        line.map((_, index) => index + 1),
      );
      // Nobody waits for what they could have.
      const passedOver = inLine(page).filter((one) =>
        hasRoom(page, minutesOf(one), one.units, one.asker, now),
      );
      expect(passedOver).toEqual([]);
    }
  }
}

const everyMinute = minutesOf({ days: allDays, from: 0, to: lastMinute });

function unitsAt({ claims }: Sheet, [day, at]: (typeof everyMinute)[number]): number {
  let sum = 0;
  for (const { span, units } of claims) if (covers(span, { day, minute: at })) sum += units;
  return sum;
}

test('whatever is asked, whenever, and by whatever clock, the ledger answers as paper would', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), reserves, history, (places, kept, batches) => {
      const life = new Life(places, kept);
      let now = 20 * minute;
      for (const { wait, orders } of batches) {
        now += wait * 20_000;
        life.live(orders, now);
      }
    }),
    { numRuns: 300 },
  );
});

test('each refusal names a reason that is true, and the first that will pass', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), reserves, history, (places, kept, batches) => {
      const life = new Life(places, kept);
      let now = 20 * minute;
      for (const { wait, orders } of batches) {
        now += wait * 20_000;
        for (const order of orders) {
          // Nothing moves at this instant but what is asked now.
          life.live([], now);
          const [plan] = life.plan([order.slice(0, 1)], now);
          const [only] = plan ?? [];
          if (!only) continue;
          const { outcomes } = decide(life.book, [[{ sheet: only.page, command: only.command }]], now);
          const [outcome] = outcomes;
          if (outcome?.ok === false) judge(outcome.refusal, get(life.pages, only.page), only.deed, now);
          life.live([order], now);
        }
      }
    }),
    { numRuns: 100 },
  );
});

function judge(refusal: Refusal, page: Page, deed: Deed, now: number): void {
  const asked = askedBy(page, deed);
  const fits = (open: readonly ReserveGroup[]) =>
    hasRoom(asked.page, asked.minutes, asked.units, [...asked.asker, ...open], now);
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- any other refusal is none of a ledger's
  switch (refusal.code) {
    case 'place.full':
      return expect(fits([...groups, 'inPlace'])).toBe(false);
    case 'place.keptBack': {
      const { for: group, releasedAt = Infinity } = refusal.facts;
      const opensBy = ({ releasedAt: at = Infinity }: Page['reserves'][number]) => at <= releasedAt;
      const opened = page.reserves.filter(opensBy).map((one) => one.for);
      expect(opened).toContain(group);
      expect(fits(opened)).toBe(true);
      const earlier = page.reserves.filter(({ releasedAt: at = Infinity }) => at < releasedAt);
      return expect(fits(earlier.map((one) => one.for))).toBe(false);
    }
    case 'recipient.alreadyBooked': {
      const other = page.lines.find(({ booking }) => booking === refusal.facts.booking);
      expect(page.isDiary).toBe(true);
      return expect(asked.minutes.some((at) => other && inside([other], at) > 0)).toBe(true);
    }
    case 'booking.notOpenToAct':
      return expect(asked.isGone).toBe(true);
    case 'waitlist.placeIsFree':
      return expect(fits([])).toBe(true);
    case 'places.belowTaken':
      return expect(refusal.facts.takenPlaces).toBe(mostInside(page));
    default:
      return expect(refusal.code).toBe('one of those above');
  }
}

function askedBy(page: Page, deed: Deed) {
  const nothing = { page, minutes: [], units: 0, asker: [], isGone: false };
  if (deed.do === 'take') return { ...nothing, ...deed.wish, page, minutes: minutesOf(deed.wish) };
  if (deed.do === 'join') return { ...nothing, ...deed.waiting, page, minutes: minutesOf(deed.waiting) };
  if (deed.do !== 'keep') return nothing;
  const mine = page.lines.find(({ booking }) => booking === deed.booking);
  if (!mine) return { ...nothing, isGone: true };
  return {
    page: { ...page, lines: page.lines.filter((line) => line !== mine) },
    minutes: minutesOf(deed.when).filter((at) => inside([mine], at) === 0),
    units: mine.units,
    asker: [...deed.asker, ...groups.filter((group) => group === mine.pool)],
    isGone: false,
  };
}

test('where nobody waits, deciding together is deciding one after another, givers first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), reserves, history, (places, kept, batches) => {
      const life = new Life(places, kept);
      let now = 20 * minute;
      for (const { wait, orders } of batches) {
        now += Math.max(0, wait) * 20_000;
        const noQueue = orders.map((order) => order.filter(({ act }) => act !== 'join'));
        const plans = life
          .plan(noQueue, now)
          .map((plan) => plan.map(({ page, command }) => ({ sheet: page, command })));
        const together = decide(life.book, plans, now);
        const gives = (order: Order) =>
          order.every(
            ({ command }) =>
              command.do === 'giveBack' ||
              command.do === 'leave' ||
              command.do === 'setTerms' ||
              command.do === 'allow' ||
              (command.do === 'keep' && isInside(command.span, command.claim.span)),
          );
        let book = life.book;
        const inTurn = [...plans.filter(gives), ...plans.filter((order) => !gives(order))];
        const outcomes = new Map(
          inTurn.map((order) => {
            const decision = decide(book, [order], now);
            book = decision.book;
            return [order, decision.outcomes[0]];
          }),
        );
        expect(together.book).toEqual(decide(book, [], now).book);
        expect(together.outcomes).toEqual(plans.map((order) => outcomes.get(order)));
        life.live(noQueue, now);
      }
    }),
    { numRuns: 200 },
  );
});

test('however few can be offered in one commit, in the end it is as if all could be', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4 }),
      reserves,
      history,
      fc.integer({ min: 1, max: 3 }),
      (places, kept, batches, most) => {
        const life = new Life(places, kept);
        let now = 20 * minute;
        for (const { wait, orders } of batches) {
          now += wait * 20_000;
          const plans = life
            .plan(orders, now)
            .map((plan) => plan.map(({ page, command }) => ({ sheet: page, command })));
          const atOnce = decide(life.book, plans, now);
          let book = life.book;
          let open: readonly Order[] = plans;
          const outcomes = new Map<Order, unknown>();
          let offers: readonly unknown[] = [];
          for (let round = 0; round < 100; round += 1) {
            const decision = decide(book, open, now, most);
            book = decision.book;
            offers = [...offers, ...decision.offers];
            expect(decision.offers.length).toBeLessThanOrEqual(most);
            for (const [index, order] of open.entries()) outcomes.set(order, decision.outcomes[index]);
            open = open.filter((order) => outcomes.get(order) === undefined);
            if (open.length === 0 && decision.offers.length < most) break;
          }
          expect(book).toEqual(atOnce.book);
          expect(plans.map((order) => outcomes.get(order))).toEqual(atOnce.outcomes);
          expect(offers).toEqual(atOnce.offers);
          life.live(orders, now);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('through the whole of a span as many are free as at its fullest minute', () => {
  const claim = fc.record({
    when,
    units: fc.integer({ min: 1, max: 3 }),
    pool: fc.constantFrom('everyone' as const, ...groups),
  });
  fc.assert(
    fc.property(
      fc.array(claim, { maxLength: 12 }),
      reserves,
      when,
      fc.subarray([...groups]),
      (claims, kept, at, asker) => {
        const sheet: Sheet = {
          ...blank('sun', 9, kept),
          claims: claims.map(({ when: there, units, pool }) => ({ span: spanOf(there), units, pool })),
        };
        const lines = claims.map(({ when: there, ...more }, index) => ({
          ...there,
          ...more,
          booking: `${index}`,
          until: undefined,
        }));
        const page: Page = { ...blankPage('sun', 9, kept), lines };
        const free = freeUnits(sheet, spanOf(at), asker, 0);
        expect(hasRoom(page, minutesOf(at), free, asker, 0)).toBe(true);
        expect(hasRoom(page, minutesOf(at), free + 1, asker, 0)).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
});

test('families, institutions and regulators act as they like, and rooms, diaries and bookings always agree', () => {
  const acts: readonly BookingAct[] = [
    'request',
    'accept',
    'decline',
    'confirm',
    'return',
    'cancel',
    'close',
    'absent',
    'present',
    'pause',
    'resume',
    'transfer',
    'propose',
  ];
  const act = fc.record({
    wait: fc.integer({ min: 0, max: 30 }),
    kind: fc.constantFrom(
      'new',
      'new',
      'new',
      'next',
      'next',
      'next',
      'next',
      'next',
      'join',
      'siblings',
      'terms',
      'allow',
    ),
    who: fc.nat(30),
    child: fc.integer({ min: 1, max: 4 }),
    act: fc.constantFrom(...acts),
    room: fc.constantFrom<'cls_000001' | 'cls_000002'>('cls_000001', 'cls_000002'),
    when: fc.record({
      days: fc.subarray([0, 6, 29], { minLength: 1 }).map(daySet),
      hours: fc.constantFrom([0, 1440], [480, 720], [720, 1080], [540, 660]),
    }),
    away: fc.subarray([0, 6, 29]).map(daySet),
    places: fc.integer({ min: 0, max: 3 }),
    asker: fc.subarray([...groups], { maxLength: 1 }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 }),
      reserves,
      fc.array(act, { maxLength: 40 }),
      (places, kept, script) => {
        const office = new Office(() => ({ places, reserves: kept }));
        let made = 0;
        for (const one of script) {
          office.now += one.wait * minute;
          const [from = 0, to = 0] = one.when.hours;
          const facts = () => {
            made += 1;
            return care(made, {
              child: one.child,
              span: { days: one.when.days, from, to },
              sheet: { ...care(1).sheet, kind: 'classMonth', of: one.room, period },
            });
          };
          const { asker } = one;
          const held: Wanted = { act: 'hold', forMs: 15 * minute, asker };
          const page = facts().sheet;
          made -= 1;
          if (one.kind === 'new') office.do(facts(), one.who % 2 === 0 ? held : { act: 'walkIn', asker });
          if (one.kind === 'siblings')
            office.decide([
              office.plan(facts(), held),
              office.plan({ ...facts(), recipient: care(8).recipient }, held),
            ]);
          if (one.kind === 'join')
            office.do(facts(), {
              act: 'join',
              waiter: { asker, priority: one.places, since: office.now, answerWithinMs: 30 * minute },
            });
          if (one.kind === 'terms') office.amend(setTerms(one.places, kept), page);
          if (one.kind === 'allow') office.amend(allow(1, office.now + hourMs), page);
          const there = [...office.bookings.values()];
          const booking = there[one.who % Math.max(1, there.length)];
          if (one.kind !== 'next' || !booking || !mayAct(booking, one.act, office.now)) continue;
          const wish = wishOf(one.act, one, facts());
          if (wish) office.do(Number(booking.id.slice(4)), wish);
        }
      },
    ),
    { numRuns: 150 },
  );
});

const hourMs = 60 * minute;

function wishOf(
  act: BookingAct,
  {
    away,
    asker,
    who,
  }: { readonly away: number; readonly asker: readonly ReserveGroup[]; readonly who: number },
  { sheet, span, site, offer, startsOn, judgement, payFen }: ReturnType<typeof care>,
): Wanted | undefined {
  switch (act) {
    case 'request':
    case 'accept':
      return { act, answerWithinMs: (who % 3) * hourMs, asker };
    case 'decline':
    case 'confirm':
    case 'return':
    case 'cancel':
    case 'close':
      return { act };
    case 'absent':
    case 'present':
    case 'pause':
    case 'resume':
      return { act, away, asker };
    case 'transfer':
      return { act, to: { sheet, span, site, offer, startsOn, judgement, payFen }, asker };
    case 'propose':
      return {
        act,
        to: { sheet, span, site, offer, startsOn, judgement, payFen },
        asker,
        forMs: (1 + (who % 3)) * hourMs,
      };
    case 'hold':
    case 'join':
    case 'offer':
    case 'walkIn':
      return undefined;
  }
}

function get<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name);
  if (value === undefined) throw new Error(`nothing is called ${name}`);
  return value;
}

function nameOf(text: string): Name {
  const name = names.find((one) => one === text);
  if (!name) throw new Error(`no sheet is called ${text}`);
  return name;
}

function idOf(booking: string): Id<'booking'> {
  return `bkg_${booking.slice(4)}`;
}

function narrower(present: When, other: When): When {
  const days = present.days.filter((day) => other.days.includes(day));
  const from = Math.max(present.from, Math.min(other.from, present.to - 1));
  const to = Math.max(from + 1, Math.min(present.to, other.to));
  return { days: days.length === 0 ? present.days : days, from, to };
}

function wider(present: When, other: When): When {
  return {
    days: allDays.filter((day) => present.days.includes(day) || other.days.includes(day)),
    from: Math.min(present.from, other.from),
    to: Math.max(present.to, other.to),
  };
}

function isInside(inner: Span, outer: Span): boolean {
  return (
    daysOf(inner.days).every((day) => daysOf(outer.days).includes(day)) &&
    outer.from <= inner.from &&
    inner.to <= outer.to
  );
}

/** Units by all that makes claims alike. */
function summed(
  claims: readonly {
    span: Span;
    units: number;
    pool: string;
    until?: number | undefined;
    booking?: string;
  }[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const keyed = claims.map(({ span: { days, from, to }, pool, until, booking, units }) => ({
    key: `${daysOf(days).join()} ${from}-${to} ${pool} ${until ?? 'for good'} ${booking ?? ''}`,
    units,
  }));
  for (const { key, units } of keyed) sums.set(key, (sums.get(key) ?? 0) + units);
  return new Map([...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
