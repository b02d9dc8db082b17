import { createHash } from 'node:crypto';
import { dateAt, hourMs } from '@huiyue/shared/civil';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { isWrite, type Endpoint } from '@huiyue/shared/contract/endpoint';
import { problem } from '@huiyue/shared/contract/common';
import { datesIn } from '@huiyue/shared/childcare/when';
import { daysOf, daySet } from '@huiyue/shared/ledger/span';
import type { PlaceSheetId } from '@huiyue/shared/ledger/sheet';
import type { Actor } from '@huiyue/shared/people';
import { placeCall } from './calls';
import type { Answer, Asked, Span, Told } from './check/answers';
import { sellerPlace } from './check/commits';
import { bookingIn, classIn, isBooking, lastOf, must, serviceIn, sheetPlace, stateOf } from './check/facts';
import { coreTick } from './core';
import type { Item } from './items';
import type { Kit } from './kit';
import type { Wish } from './plan';
import {
  anyMove,
  anyOrder,
  keyNumbered,
  rowsAt,
  whenPossible,
  type AnyMove,
  type AnyOrder,
  type Scene,
} from './scene';
import { anyTerms, sheetAllowed } from './terms';
import { currentDay, type Family } from './town';
import type { Server } from './world';

/** One request as it goes over the wire. */
type Letter = {
  readonly actor: Actor;
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly body?: object;
};

/** What the people of one history carry with them: their tokens, and the keys they have used. */
export type Pockets = {
  readonly tokens: Map<string, string>;
  readonly keys: string[];
  readonly faults: readonly unknown[];
};

/** Makes a wish through the whole API: routes, authentication, validation, idempotency, actions. */
export function beginApiWish(scene: Scene, pockets: Pockets, wish: Wish, index: number): void {
  const { world, checks } = scene;
  const key = keyNumbered(index);
  switch (wish.does) {
    case 'book':
    case 'join':
      beginOrder(scene, pockets, anyOrder(scene, index), key, wish.does === 'join');
      return;
    case 'act':
    case 'giveBack':
      whenPossible(world, () => beginMove(scene, pockets, wish.does === 'giveBack', key));
      return;
    case 'changeTerms':
      beginTerms(scene, pockets, key);
      return;
    case 'allow': {
      const { sheet, units } = sheetAllowed(scene);
      const letter: Letter = {
        actor: scene.town.regulator,
        endpoint: endpoints.allowOverAllocation,
        path: `/v1/sheets/${sheet.of}/${sheet.period}/over-allocations`,
        body: { units, lastDay: dateAt(world.schedule.now + 24 * hourMs), reason: '临时增加' },
      };
      const asked: Asked = { do: 'allow', sheet: sheetPlace(sheet), units, until: undefined };
      send(scene, pockets, key, () => asked, letter);
      return;
    }
    case 'tick':
      placeCall(world, checks, {
        asked: { do: 'tick' },
        key: { account: 'clock', key, bodyHash: key, trace: key },
        serve: ({ kit: { deps } }) => coreTick(deps),
      });
      return;
    case 'look':
      look(scene, pockets, index);
  }
}

function beginOrder(scene: Scene, pockets: Pockets, order: AnyOrder, key: string, joins: boolean): void {
  const { world, town } = scene;
  const { random } = world;
  const { actor, channel, family } = order;
  const items = joins || channel === 'walkIn' ? order.items.slice(0, 1) : order.items;
  const [first] = items;
  if (!first) return;
  const isAtTheDoor = channel === 'walkIn' && !joins;
  // Staff cannot stand in a queue for anybody: the desk does that.
  const by = isAtTheDoor
    ? 'walkIn'
    : joins
      ? 'join'
      : random.pick<'hold' | 'request'>(['hold', 'request', 'request']);
  const orderer = channel === 'walkIn' && joins ? town.desk : actor;
  const letter: Letter = isAtTheDoor
    ? { actor: town.staff, endpoint: endpoints.enterWalkIn, path: '/v1/walk-ins', body: walkInBody(first) }
    : {
        actor: orderer,
        endpoint: {
          hold: endpoints.makeHolds,
          request: endpoints.makeBookings,
          join: endpoints.joinWaitlist,
          walkIn: endpoints.makeBookings,
        }[by],
        path: { hold: '/v1/holds', request: '/v1/bookings', join: '/v1/waitlist', walkIn: '/v1/bookings' }[
          by
        ],
        body: {
          items: items.map(({ wish, recipient }) => ({ ...wish, recipient: recipient.id })),
          ...(orderer.role === 'desk' ? { household: family.children[0].household } : {}),
        },
      };
  const asker = [...(orderer.role === 'family' ? [] : ['offline']), ...(isAtTheDoor ? [] : family.groups)];
  send(
    scene,
    pockets,
    key,
    (digest) => ({
      do: 'book',
      by,
      ids: items.map((_, item) => `bkg_${digest.slice(0, 24)}${String(item).padStart(2, '0')}`),
      items: isAtTheDoor ? [visitorsItem(first, digest)] : items,
      asker,
      priority: undefined,
      mayBeInPlace: items.some(({ recipient }) => town.inPlace.has(recipient.id)),
    }),
    letter,
    (answer) => {
      if (answer.is !== 'refused' || joins || !answer.code.startsWith('place.') || !random.chance(0.6))
        return;
      const full = items.filter(({ sheet }) => sheet.period === answer.facts['period']);
      beginOrder(scene, pockets, { ...order, items: full }, `${key}-queue`, true);
    },
  );
}

function walkInBody({ wish, recipient }: Item): object {
  return {
    ...wish,
    visitor: {
      kind: recipient.id.startsWith('chd') ? 'child' : 'elder',
      name: recipient.name,
      birthDate: recipient.birthDate,
    },
  };
}

/** Who comes in at the door is nobody anybody knows. */
function visitorsItem(item: Item, digest: string): Item {
  const id = `${digest.slice(0, 24)}00`;
  return {
    ...item,
    recipient: { ...item.recipient, id: item.recipient.id.startsWith('chd') ? `chd_${id}` : `eld_${id}` },
  };
}

const actEndpoints = {
  request: endpoints.requestHeld,
  accept: endpoints.acceptOffer,
  decline: endpoints.declineOffer,
  confirm: endpoints.confirmBooking,
  return: endpoints.returnBooking,
  cancel: endpoints.cancelBooking,
  absent: endpoints.reportAbsence,
  present: endpoints.endAbsence,
  transfer: endpoints.transferBooking,
  propose: endpoints.proposeInstead,
  close: endpoints.closeBooking,
} as const;

function beginMove(scene: Scene, pockets: Pockets, givesOnly: boolean, key: string): boolean {
  const { town } = scene;
  const move = anyMove(scene, givesOnly);
  if (!move) return false;
  const { booking, act, away = 0, to } = move;
  if (act === 'pause' || act === 'resume') return beginPause(scene, pockets, move, act, key);
  if (act === 'hold' || act === 'walkIn' || act === 'join' || act === 'offer') return false;
  const isOfFamily = ['request', 'accept', 'decline', 'cancel', 'absent', 'present'].includes(act);
  const isKnown = town.families.some(({ children }) => children[0].household === booking.household);
  const actor = !isOfFamily ? town.staff : isKnown ? move.actor : town.desk;
  const isAbsent = act === 'absent';
  const dates = datesOf(booking.sheet, isAbsent ? away & ~booking.away : booking.away & ~away);
  const days =
    booking.sheet.kind === 'serviceDay' ? 1 : daySet(dates.map((date) => Number(date.slice(8)) - 1));
  if ((act === 'absent' || act === 'present') && dates.length === 0) return false;
  const body = {
    request: {},
    // As a family that has read what the other place costs.
    accept: booking.writtenState === 'offered' ? { payFen: booking.payFen } : {},
    decline: {},
    confirm: {},
    cancel: {},
    return: { reason: '本班已满' },
    close: { reason: '已经离园' },
    absent: { dates },
    present: { dates },
    transfer: to && { ...whereTo(to), reason: '换一个班' },
    propose: to && { ...whereTo(to), reason: '这个班已经安排满了' },
  }[act];
  if (!body) return false;
  const family = familyOf(town.families, booking.household);
  const asked: Asked = {
    do: 'move',
    act,
    booking: booking.id,
    // What is proposed is given as if the family asked for it itself.
    asker: [...(actor.role === 'family' || act === 'propose' ? [] : ['offline']), ...(family?.groups ?? [])],
    mayBeInPlace: true,
    ...(isAbsent ? { away: booking.away | days } : {}),
    ...(act === 'present' ? { away: booking.away & ~days } : {}),
    ...(to ? { to } : {}),
  };
  send(scene, pockets, key, () => asked, {
    actor,
    endpoint: actEndpoints[act],
    path: `/v1/bookings/${booking.id}/${act}`,
    body,
  });
  return true;
}

function beginPause(
  scene: Scene,
  pockets: Pockets,
  { booking, actor }: AnyMove,
  act: 'pause' | 'resume',
  key: string,
): boolean {
  const family = familyOf(scene.town.families, booking.household);
  if (!family) return false;
  const orderer = actor.role === 'family' ? actor : scene.town.desk;
  send(scene, pockets, key, () => ({ do: 'pause', act, recipient: booking.recipient.id }), {
    actor: orderer,
    endpoint: act === 'pause' ? endpoints.pauseBookings : endpoints.resumeBookings,
    path: act === 'pause' ? '/v1/pauses' : '/v1/resumptions',
    body: {
      recipient: booking.recipient.id,
      from: currentDay,
      until: '2026-08-20',
      ...(orderer.role === 'desk' ? { household: booking.household } : {}),
    },
  });
  return true;
}

function familyOf(families: readonly Family[], household: string): Family | undefined {
  return families.find(({ children }) => children[0].household === household);
}

function whereTo({ wish }: Item): object {
  const { units: _, priceFen: __, ...where } = wish;
  return where;
}

function datesOf(sheet: PlaceSheetId, days: number): readonly string[] {
  if (sheet.kind === 'serviceDay') return days === 0 ? [] : [sheet.period];
  const dates = datesIn(sheet.period);
  // What is over is over.
  return daysOf(days)
    .flatMap((day) => dates[day] ?? [])
    .filter((date) => date > lastDayOver);
}

const lastDayOver = '2026-07-16';

function beginTerms(scene: Scene, pockets: Pockets, key: string): void {
  const { of, places, reserves, revision } = anyTerms(scene);
  const [row] = rowsAt(scene.world.store.table, sellerPlace(of));
  if (!row) return;
  const isClass = of.startsWith('cls_');
  const kept = (reserves ?? (isClass ? classIn(row) : serviceIn(row)).reserves).map((rule) => ({ ...rule }));
  // No more may be kept back than there is.
  const most = kept.reduce((sum, { units }) => sum + units, 0);
  const terms = { places: Math.max(places, most), reserves: kept, revision };
  const asked: Asked = { do: 'changeTerms', of, places: terms.places, revision };
  send(scene, pockets, key, () => asked, {
    actor: scene.town.staff,
    endpoint: isClass ? endpoints.changeClassTerms : endpoints.changeServiceTerms,
    path: isClass ? `/v1/classes/${of}/terms` : `/v1/services/${of}/terms`,
    body: isClass ? { ...terms, rates: classIn(row).rates } : { ...terms, priceFen: serviceIn(row).priceFen },
  });
}

function send(
  scene: Scene,
  pockets: Pockets,
  own: string,
  askedUnder: (digest: string) => Asked,
  letter: Letter,
  afterwards?: (answer: Answer) => void,
): void {
  const { world, checks } = scene;
  const { account } = letter.actor;
  // Now and then a new wish comes under a used key: one's own, which is refused, or another's, which means nothing.
  const used = world.random.chance(0.1) ? world.random.any(pockets.keys) : undefined;
  const key = used ?? own;
  pockets.keys.push(key);
  const digest = createHash('sha256').update(`${account} ${key}`).digest('hex');
  placeCall(world, checks, {
    asked: askedUnder(digest),
    key: { account, key, bodyHash: bodyHashOf(letter), trace: digest.slice(0, 16) },
    serve: (server) => deliver(server, pockets, letter, key),
    ...(afterwards ? { afterwards } : {}),
  });
}

/** Reads: they must work, and tell nothing that was not so. */
function look(scene: Scene, pockets: Pockets, index: number): void {
  const { world, town, checks } = scene;
  const { random, store } = world;
  const family = random.any(town.families);
  if (!family) return;
  const [actor] = family.parents;
  const site = town.staff.sites[0] ?? '';
  const offer = town.classes[0].id;
  const query = new URLSearchParams({
    class: offer,
    recipient: family.children[0].id,
    careMode: 'fullDay',
    month: '2026-08',
  }).toString();
  const letter = random.pick<Letter>([
    { actor, endpoint: endpoints.listBookings, path: '/v1/bookings' },
    { actor, endpoint: endpoints.readQuote, path: `/v1/quotes?${query}` },
    { actor: town.staff, endpoint: endpoints.listSiteBookings, path: `/v1/sites/${site}/bookings?limit=50` },
    { actor: town.staff, endpoint: endpoints.listSiteClasses, path: `/v1/sites/${site}/classes` },
    { actor, endpoint: endpoints.readSite, path: `/v1/sites/${site}` },
    {
      actor: town.regulator,
      endpoint: endpoints.readQueueLog,
      path: `/v1/sheets/${offer}/2026-08/queue-log`,
    },
  ]);
  const booking = random.chance(0.4)
    ? random.any([...store.table.places()].filter(isBooking).flatMap((place) => rowsAt(store.table, place)))
    : undefined;
  const asked: Letter = booking
    ? {
        actor: town.staff,
        endpoint: endpoints.readBooking,
        path: `/v1/bookings/${bookingIn(booking).id}`,
      }
    : letter;
  const key = `look-${index}`;
  placeCall(world, checks, {
    asked: undefined,
    key: { account: asked.actor.account, key, bodyHash: undefined, trace: key },
    serve: (server) => deliver(server, pockets, asked, undefined),
    see: (body, span) => see(scene, asked.endpoint, JSON.parse(body), span),
  });
}

function see({ world: { store } }: Scene, endpoint: Endpoint, body: unknown, span: Span): void {
  const { table } = store;
  switch (endpoint) {
    case endpoints.readBooking: {
      const { id, state } = endpoints.readBooking.answer.parse(body);
      const versions = table.versions(`BKG#${id} BKG`).filter(({ commit }) => commit <= span.toCommit);
      const isTrue = versions.some(({ row }) => {
        const booking = row && bookingIn(row);
        return (
          booking && [span.from, span.to].some((at) => stateOf(booking, at + span.server.skewMs) === state)
        );
      });
      must(isTrue, () => `${id} is shown as ${state} and never was`);
      return;
    }
    case endpoints.listBookings: {
      // What is shown was so once: an index may lag, and never tells of what is not.
      for (const { id, state } of endpoints.listBookings.answer.parse(body).items) {
        const isTrue = table
          .versions(`BKG#${id} BKG`)
          .some(({ row }) => row !== undefined && [lastOf(bookingIn(row)).state, 'expired'].includes(state));
        must(isTrue, () => `${id} is listed as ${state} and never was`);
      }
      return;
    }
    default:
      endpoint.answer.parse(body);
  }
}

/** To the server, with a token, signing in first where there is none or it has run out. */
async function deliver(
  server: Server<Kit>,
  pockets: Pockets,
  letter: Letter,
  key: string | undefined,
): Promise<Answer> {
  const { account } = letter.actor;
  let token = pockets.tokens.get(account);
  for (let tries = 0; tries < 3; tries += 1) {
    if (token === undefined) {
      const signedIn = await post(server, '/v1/login/demo', 'POST', {}, { account });
      if (signedIn.status !== 200) return answerOf(signedIn, pockets);
      token = endpoints.loginDemo.answer.parse(JSON.parse(signedIn.text)).token;
      pockets.tokens.set(account, token);
    }
    const headers = {
      authorization: `Bearer ${token}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const answered = await post(server, letter.path, letter.endpoint.method, headers, letter.body);
    if (answered.status !== 401) return answerOf(answered, pockets);
    token = undefined;
  }
  throw new Error('a fresh token is refused');
}

async function post(
  server: Server<Kit>,
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: object | undefined,
): Promise<{ readonly status: number; readonly text: string }> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const response = await server.kit.app().request(path, {
    method,
    headers: {
      ...headers,
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    },
    ...(text === undefined ? {} : { body: text }),
  });
  return { status: response.status, text: await response.text() };
}

function answerOf({ status, text }: { status: number; text: string }, { faults }: Pockets): Answer {
  const said: unknown = JSON.parse(text);
  if (status < 400) return { is: 'done', body: text, told: toldIn(said) };
  const { code, facts = {} } = problem.parse(said);
  return code === 'internal' ? { is: 'fault', error: faults.at(-1) } : { is: 'refused', code, facts };
}

/** The bookings an answer tells of. */
function toldIn(said: unknown): readonly Told[] {
  const one = endpoints.readBooking.answer.safeParse(said);
  if (one.success) return [{ booking: one.data.id, state: one.data.state }];
  const many = endpoints.makeBookings.answer.safeParse(said);
  return many.success ? many.data.items.map(({ id, state }) => ({ booking: id, state })) : [];
}

function bodyHashOf({ endpoint, path, body }: Letter): string | undefined {
  if (!isWrite(endpoint)) return undefined;
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return createHash('sha256').update(`${endpoint.method} ${path} ${digest}`).digest('base64url');
}
