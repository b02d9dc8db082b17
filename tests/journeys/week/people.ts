import { hourMs } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { saidYes, type Person, type Town } from '../../support/town/openTown';
import { idOf } from '../../support/town/things';
import { done, type Send } from '../../support/town/caller';

/** Somebody who acts on several days: a token does not outlive an hour's leap of the clock, and a new one is brought then. */
export type Caller = { readonly account: Id<'account'>; now(): Promise<Send> };

export type Family = Caller & {
  readonly number: number;
  readonly household: Id<'household'>;
  readonly recipient: Id<'child'> | Id<'elder'>;
};
export type ChildsFamily = Family & { readonly recipient: Id<'child'> };
export type EldersFamily = Family & { readonly recipient: Id<'elder'> };

export function callerOf(town: Town, person: Person): Caller {
  let token = { at: town.clock.now(), send: Promise.resolve(person.send) };
  return {
    account: person.account,
    now: () => {
      const at = town.clock.now();
      if (at - token.at > hourMs) {
        const send = town.again(person).then((again) => again.send);
        token = { at, send };
      }
      return token.send;
    },
  };
}

/** So many at once, and no more: what a server sees when everybody comes, without a thousand open requests. */
export async function inGroups<T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
  size = 20,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += size)
    results.push(...(await Promise.all(all.slice(from, from + size).map(work))));
  return results;
}

const birthDate = (number: number, year: number) =>
  `${year}-${String(1 + (number % 5)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;

/** Numbered, so that whoever reads a failure knows who is meant. All of them are twenty-six to thirty-two months old. */
export async function childsFamily(town: Town, number: number): Promise<ChildsFamily> {
  const household = idOf('household');
  const person = await town.family(household);
  const body = { name: `孩子${number}`, birthDate: birthDate(number, 2024), city: '360200' };
  const { id } = done(await person.send(endpoints.addChild, { body }));
  return { ...callerOf(town, person), number, household, recipient: id };
}

/** Every tenth of them lives where meals are carried. */
export async function eldersFamily(town: Town, number: number): Promise<EldersFamily> {
  const household = idOf('household');
  const person = await town.family(household);
  const said = { name: `老人${number}`, birthDate: birthDate(number, 1950) };
  const { id, revision } = done(await person.send(endpoints.addElder, { body: said }));
  await saidYes(town, id);
  if (isCarriedTo(number)) {
    const body = { ...said, card: { address: `试验路${number}号` }, revision };
    done(await person.send(endpoints.changeElder, { params: { elder: id }, body }));
  }
  return { ...callerOf(town, person), number, household, recipient: id };
}

export function isCarriedTo(number: number): boolean {
  return number % 10 === 0;
}
