import type { BookingFacts } from '@huiyue/shared/booking';
import { quote } from '@huiyue/shared/childcare/quote';
import { isTrial } from '@huiyue/shared/childcare/trial';
import { dateAt, hourMs, type Instant } from '@huiyue/shared/civil';
import type { Wish } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import type { AreaPause } from '@huiyue/shared/desk/areaPause';
import type { Asker } from '@huiyue/shared/ledger/sheet';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Quote } from '@huiyue/shared/quote';
import { instantOn } from '@huiyue/shared/reserves';
import { refusalOfShutDays } from '@huiyue/shared/house/closing';
import { refusalOfNewBookings } from '@huiyue/shared/registry/opensToNew';
import { quoteService } from '@huiyue/shared/services/quoteService';
import type { Deps } from '../ports';
import { askerOf } from './askers';
import { classOnTrial } from './childcare/trials';
import { datesOn } from './dates';
import { refusalOfPause } from './desk/standingPauses';
import { refusalForElder } from './elderServices/mealWishes';
import { findPerson, type Person } from './people';
import { findSold, offerOf, type Sold } from './sellers';

/** What is wanted and when, whoever it is for. */
export type Thing = Wish extends infer One ? (One extends Wish ? Omit<One, 'recipient'> : never) : never;

/** One thing for one person, judged by every rule there is. Room is not judged here. */
export type Judged = {
  readonly sold: Sold;
  readonly person: Person;
  readonly quote: Quote;
  readonly asker: Asker;
};

export type Loaded = { readonly sold: Sold; readonly person: Person };

/** @returns undefined when one of the two is not there, or the person belongs to others. */
export async function loadWish(
  deps: Deps,
  household: Id<'household'>,
  wish: Wish,
): Promise<Loaded | undefined> {
  const [sold, person] = await Promise.all([
    findSold(deps, soldIn(wish)),
    findPerson(deps, household, wish.recipient),
  ]);
  return sold && person && { sold, person };
}

export function soldIn(thing: Thing): Id<'class'> | Id<'service'> {
  return 'class' in thing ? thing.class : thing.service;
}

export async function judge(
  deps: Deps,
  actor: Pick<Actor, 'role'>,
  { sold, person }: Loaded,
  thing: Thing,
  pauses: readonly AreaPause[],
  now: Instant,
): Promise<Outcome<Judged>> {
  const quoted = await quoteThing(deps, actor, { sold, person }, thing, now);
  if (!quoted.ok) return quoted;
  const { sheet, offer, span } = quoted.value;
  const meal = 'meal' in thing ? thing.meal : undefined;
  const unfit = await refusalForElder(deps, sold, person, quoted.value, meal, now);
  if (unfit) return refused(unfit);
  const shut = refusalOfShutDays(sold.site, datesOn(sheet, span.days));
  if (shut) return refused(shut);
  const paused = refusalOfPause(deps, pauses, sold.site, offer, datesOn(sheet, span.days));
  if (paused) return refused(paused);
  const isFullDay = offer.kind === 'class' && offer.careMode === 'fullDay';
  const asker = await askerOf(deps, { actor, sold, sheet, isFullDay, person }, now);
  const closed = refusalOfNewBookings(deps.policy, sold.site, {
    today: dateAt(now),
    startsOn: quoted.value.startsOn,
    pricing: offerOf(sold).pricing,
    proofs: person.proofs ?? [],
    isInPlace: asker.includes('inPlace'),
  });
  if (closed) return refused(closed);
  return accepted({ sold, person, quote: { ...quoted.value, ...(meal ? { meal } : {}) }, asker });
}

async function quoteThing(
  deps: Deps,
  actor: Pick<Actor, 'role'>,
  { sold, person }: Loaded,
  thing: Thing,
  now: Instant,
): Promise<Outcome<Quote>> {
  const { policy } = deps;
  if (sold.kind === 'class' && 'class' in thing) {
    const offer = isTrial(thing.when) ? await classOnTrial(deps, sold) : sold.class;
    if (!offer) return refused({ code: 'trial.notOffered', facts: { class: sold.class.name } });
    return quote(policy, { ...sold, class: offer, child: person, when: thing.when }, now);
  }
  if (sold.kind === 'service' && 'service' in thing)
    return quoteService(
      policy,
      {
        ...sold,
        recipient: person,
        when: thing.when,
        units: thing.units ?? 1,
        isAtTheDoor: actor.role === 'institution',
      },
      now,
    );
  throw new Error(`${offerOf(sold).id} is not what was asked for`);
}

/** How long a request is held: as long as the institution promises to answer within, and never past the beginning. */
export function answerWithinMs(sold: Sold, booked: Begins, now: Instant): number {
  return beforeItBegins(booked, offerOf(sold).answerWithinHours * hourMs, now);
}

/** How long a family may think about what it is offered. */
export function offerWithinMs(sold: Sold, booked: Begins, now: Instant): number {
  return beforeItBegins(booked, offerOf(sold).offerWithinHours * hourMs, now);
}

type Begins = Pick<BookingFacts, 'startsOn' | 'span'>;

function beforeItBegins({ startsOn, span }: Begins, promised: number, now: Instant): number {
  const untilStart = instantOn(startsOn, span.from) - now;
  return untilStart > 0 ? Math.min(promised, untilStart) : promised;
}
