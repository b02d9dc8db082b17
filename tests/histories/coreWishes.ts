import type { Receipt } from '@huiyue/functions/ports';
import type { Booking, BookingAct } from '@huiyue/shared/booking';
import { hourMs } from '@huiyue/shared/civil';
import type { ReserveGroup } from '@huiyue/shared/ledger/sheet';
import type { Wanted } from '@huiyue/shared/plan';
import { placeCall } from './calls';
import type { Asked, Drawn, Key } from './check/answers';
import { sheetPlace } from './check/facts';
import { coreAllow, coreBook, coreChangeTerms, coreMove, coreTick } from './core';
import type { Wish } from './plan';
import { anyMove, anyOrder, keyNumbered, whenPossible, type AnyOrder, type Scene } from './scene';
import { anyTerms, mayBeDrawn, sheetAllowed } from './terms';
import { holdMs, numbered } from './town';

/** Makes a wish through the ledger itself. */
export function beginCoreWish(scene: Scene, wish: Wish, index: number): void {
  const { world, checks, town } = scene;
  const key = keyNumbered(index);
  switch (wish.does) {
    case 'book':
    case 'join':
      beginOrder(scene, anyOrder(scene, index), index, wish.does === 'join');
      return;
    case 'act':
    case 'giveBack':
      whenPossible(world, () => beginMove(scene, wish.does === 'giveBack', key));
      return;
    case 'changeTerms': {
      const { of, places, reserves } = anyTerms(scene);
      placeCall(world, checks, {
        asked: { do: 'changeTerms', of, places },
        key: keyOf(town.staff.account, key),
        serve: ({ kit: { deps } }) =>
          coreChangeTerms(deps, { of, places, reserves }, mayBeDrawn(of), receiptOf(town.staff.account, key)),
      });
      return;
    }
    case 'allow': {
      const { sheet, units, until } = sheetAllowed(scene);
      const by = town.regulator.account;
      placeCall(world, checks, {
        asked: { do: 'allow', sheet: sheetPlace(sheet), units, until },
        key: keyOf(by, key),
        serve: ({ kit: { deps } }) =>
          coreAllow(deps, sheet, { units, until, reason: '临时增加', by }, receiptOf(by, key)),
      });
      return;
    }
    case 'tick':
    case 'look':
      placeCall(world, checks, {
        asked: { do: 'tick' },
        key: keyOf('clock', key),
        serve: ({ kit: { deps } }) => coreTick(deps),
      });
  }
}

function beginOrder(scene: Scene, order: AnyOrder, index: number, joins: boolean, suffix = ''): void {
  const { world, checks } = scene;
  const { random } = world;
  const { items, asker, actor, channel, family } = order;
  // Who waits, waits for one thing.
  const wanted = joins ? items.slice(0, 1) : items;
  const key = `${keyNumbered(index)}${suffix}`;
  const first = (index + 1) * 200 + (suffix === '' ? 0 : 100);
  const ids = wanted.map((_, item) => numbered('booking', first + item));
  const isInstant = random.chance(0.3);
  const by = joins
    ? 'join'
    : channel === 'walkIn'
      ? 'walkIn'
      : random.pick<'hold' | 'request'>(['hold', 'request', 'request']);
  const { priority } = family;
  const drawn: Drawn = new Map();
  const asked: Asked = { do: 'book', by, ids, items: wanted, asker, priority, drawn };
  const { account, role } = actor;
  placeCall(world, checks, {
    asked,
    key: keyOf(account, key),
    serve: ({ kit: { deps } }) =>
      coreBook(
        deps,
        {
          items: wanted,
          ids,
          household: family.children[0].household,
          channel,
          by: { account, role },
          wanted: (now) => firstWanted(by, asker, priority, isInstant, now),
          drawn,
        },
        receiptOf(account, key),
      ),
    // Whoever finds it full stands in the queue, more often than not.
    afterwards: (answer) => {
      if (answer.is !== 'refused' || joins || !answer.code.startsWith('place.') || !random.chance(0.6))
        return;
      const full = items.filter(({ sheet }) => sheet.period === answer.facts['period']);
      beginOrder(scene, { ...order, items: full }, index, true, '-queue');
    },
  });
}

function firstWanted(
  act: 'hold' | 'request' | 'walkIn' | 'join',
  asker: readonly ReserveGroup[],
  priority: number,
  isInstant: boolean,
  now: number,
): Wanted {
  switch (act) {
    case 'hold':
      return { act, forMs: holdMs, asker };
    case 'request':
      return { act, answerWithinMs: isInstant ? 0 : hourMs, asker };
    case 'walkIn':
      return { act, asker };
    case 'join':
      return { act, waiter: { asker, priority, since: now, answerWithinMs: hourMs } };
  }
}

function beginMove(scene: Scene, givesOnly: boolean, key: string): boolean {
  const { world, checks } = scene;
  const move = anyMove(scene, givesOnly);
  if (!move) return false;
  const { booking, act, actor, asker, away, to } = move;
  const isInstant = world.random.chance(0.5);
  const drawn: Drawn = new Map();
  placeCall(world, checks, {
    asked: {
      do: 'move',
      act,
      booking: booking.id,
      asker,
      drawn,
      ...(away === undefined ? {} : { away }),
      ...(to ? { to } : {}),
    },
    key: keyOf(actor.account, key),
    serve: ({ kit: { deps } }) =>
      coreMove(
        deps,
        {
          booking: booking.id,
          act,
          by: { account: actor.account, role: actor.role },
          wanted: (now) => nextWanted(now, act, { asker, away: away ?? 0, isInstant, to }),
          to: to?.sheet,
          drawn,
        },
        receiptOf(actor.account, key),
      ),
  });
  return true;
}

function nextWanted(
  _booking: Booking,
  act: BookingAct,
  {
    asker,
    away,
    isInstant,
    to,
  }: {
    readonly asker: readonly ReserveGroup[];
    readonly away: number;
    readonly isInstant: boolean;
    readonly to: NonNullable<ReturnType<typeof anyMove>>['to'];
  },
): Wanted {
  switch (act) {
    case 'request':
    case 'accept':
      return { act, answerWithinMs: isInstant ? 0 : hourMs, asker };
    case 'confirm':
    case 'return':
    case 'cancel':
    case 'decline':
    case 'close':
      return { act };
    case 'absent':
    case 'present':
    case 'pause':
    case 'resume':
      return { act, away, asker };
    case 'transfer':
    case 'propose': {
      if (!to) throw new Error('nowhere to go');
      const { sheet, span, site, offer, startsOn, judgement, payFen } = to;
      const there = { sheet, span, site, offer, startsOn, judgement, payFen };
      return act === 'propose' ? { act, to: there, asker, forMs: hourMs } : { act, to: there, asker };
    }
    case 'hold':
    case 'walkIn':
    case 'join':
    case 'offer':
      throw new Error(`${act} is nothing anybody does to a booking`);
  }
}

function keyOf(account: string, key: string): Key {
  return { account, key, bodyHash: key, trace: key };
}

function receiptOf(account: Receipt['account'], key: string): Receipt {
  return { account, key, bodyHash: key, status: 200 };
}
