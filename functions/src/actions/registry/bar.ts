import { isoAt, type CivilDate } from '@huiyue/shared/civil';
import type { AttemptView, BarredView } from '@huiyue/shared/contract/registry';
import { identityNumber, type IdentityNumber } from '@huiyue/shared/desk/identityNumber';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Barred } from '@huiyue/shared/registry/staffMember';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { citiesAbout, isBelow } from '../sitesOnSale';
import { watchesOver } from '../supervision';
import { untilSettled } from '../untilSettled';
import { findBar, newest } from './staff';

/** A second bar of the same person is answered with the first, which stands. */
export function barPerson(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly idCard: string;
    readonly decision: string;
    readonly authority: string;
    readonly on: CivilDate;
  },
  receipt: Receipt,
): Promise<Outcome<BarredView> | Absent> {
  return withCard(asked.idCard, (card) =>
    untilSettled(async () => {
      const standing = await findBar(deps, card);
      if (standing) return accepted(await barredView(deps, card, standing));
      const digest = newest(deps, card);
      const before = await deps.barred.find(digest, 'BAR');
      const { decision, authority, on } = asked;
      const next: Barred = {
        digest,
        decision,
        authority,
        on,
        by: actor.account,
        revision: (before?.revision ?? 0) + 1,
      };
      const body = await barredView(deps, card, next);
      const result = await deps.barred.write([next], { receipt, body });
      return result === 'committed' ? accepted(body) : 'again';
    }),
  );
}

export function liftBar(
  deps: Deps,
  actor: Actor,
  asked: { readonly idCard: string; readonly decision: string; readonly on: CivilDate },
  receipt: Receipt,
): Promise<Outcome<BarredView> | Absent> {
  return withCard(asked.idCard, (card) =>
    untilSettled(async () => {
      const standing = await findBar(deps, card);
      if (!standing) return absent;
      const { decision, on } = asked;
      const next: Barred = {
        ...standing,
        lifted: { decision, on, by: actor.account },
        revision: standing.revision + 1,
      };
      const body = await barredView(deps, card, next);
      const result = await deps.barred.write([next], { receipt, body });
      return result === 'committed' ? accepted(body) : 'again';
    }),
  );
}

export async function listBarredAttempts(
  deps: Deps,
  actor: Actor,
  jurisdiction: string,
): Promise<readonly AttemptView[] | Absent> {
  if (!watchesOver(deps, actor, jurisdiction)) return absent;
  const cities = citiesAbout(deps.policy, jurisdiction);
  const attempts = (await Promise.all(cities.map((city) => deps.barredAttempts.listed(city)))).flat();
  const own = attempts.filter((one) => isBelow(deps.policy, one.jurisdiction, jurisdiction));
  return Promise.all(
    own.toReversed().map(async ({ site, lastFour, at }) => ({
      site,
      name: (await deps.sites.find(site))?.name ?? '',
      lastFour,
      at: isoAt(at),
    })),
  );
}

async function withCard<T>(
  typed: string,
  act: (card: IdentityNumber) => Promise<Outcome<T> | Absent>,
): Promise<Outcome<T> | Absent> {
  const card = identityNumber('idCard', typed);
  return card ? act(card) : refused({ code: 'staff.notAnIdCard', facts: {} });
}

async function barredView(deps: Deps, card: IdentityNumber, barred: Barred): Promise<BarredView> {
  const entered = await Promise.all(
    deps.identities.hashesOf(card).map((digest) => deps.staff.listed(digest)),
  );
  const atWork = entered.flat().filter(({ leftOn }) => leftOn === undefined);
  const { decision, authority, on, lifted } = barred;
  return {
    lastFour: card.lastFour,
    decision,
    authority,
    on,
    lifted: lifted ? { decision: lifted.decision, on: lifted.on } : null,
    worksAt: await Promise.all(
      atWork.map(async ({ site, id }) => ({
        site,
        name: (await deps.sites.find(site))?.name ?? '',
        staff: id,
      })),
    ),
  };
}
