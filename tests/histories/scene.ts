import { keys } from '@huiyue/functions/store/keys';
import type { BookingAct, Booking } from '@huiyue/shared/booking';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import type { Actor } from '@huiyue/shared/people';
import type { AnswerChecks } from './check/answers';
import { bookingIn, classIn } from './check/facts';
import type { Kit } from './kit';
import type { Plan } from './plan';
import { placeOf } from './store/history';
import type { Family, SmallTown } from './town';
import type { World } from './world';

/** Where the wishes of a history are made true: everything they draw upon. */
export type Scene = {
  readonly world: World<Kit>;
  readonly checks: AnswerChecks;
  readonly town: SmallTown;
  readonly plan: Plan;
};

export function keyNumbered(index: number): string {
  return `key-${String(index).padStart(5, '0')}`;
}

/** Who asks, and for what: any family, any of its parents, any class and month. */
export function anyRequest({ world: { random }, town, plan }: Scene, index: number) {
  const family = town.families[plan.isCrowd ? index : random.below(town.families.length)];
  if (!family) throw new Error('a town without families');
  return {
    family,
    actor: random.pick(family.parents),
    class: random.pick(town.classes).id,
    month: random.pick(town.months),
  };
}

/** Somebody who may, acts on some booking; undefined while there is none. */
export function anyMove(
  { world, town }: Scene,
  act: Exclude<BookingAct, 'request'>,
): { readonly booking: Booking; readonly actor: Actor } | undefined {
  const { random, store } = world;
  const place = random.any([...store.table.places()].filter((one) => one.endsWith(' BKG')));
  const row = place === undefined ? undefined : store.table.row(place);
  if (!row) return undefined;
  const booking = bookingIn(row);
  const family = familyOf(town, booking);
  return { booking, actor: act === 'cancel' && family ? random.pick(family.parents) : town.staff };
}

/** A class as it stands, and one place more or fewer. */
export function anyTerms({ world, town }: Scene): {
  readonly offer: ChildcareClass;
  readonly places: number;
} {
  const offer = classNow(world, world.random.pick(town.classes).id);
  return { offer, places: Math.max(1, offer.places + world.random.pick([-1, -1, 1, 2])) };
}

export function classNow({ store: { table } }: World<Kit>, id: ChildcareClass['id']): ChildcareClass {
  const row = table.row(placeOf(keys.class(id)));
  if (!row) throw new Error(`${id} is gone`);
  return classIn(row);
}

/** Tries again a few times, a little later, as long as there is nothing to act upon. */
export function whenPossible(world: World<Kit>, attempt: () => boolean, left = 6): void {
  if (attempt() || left === 0) return;
  world.schedule.after(world.random.between(1, 400), () => whenPossible(world, attempt, left - 1));
}

function familyOf(town: SmallTown, { recipient }: Booking): Family | undefined {
  return town.families.find(({ child }) => child.id === recipient.child);
}
