import { createHash } from 'node:crypto';
import { keys } from '@huiyue/functions/store/keys';
import { stateAt, type Booking } from '@huiyue/shared/booking';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { isWrite, type Endpoint } from '@huiyue/shared/contract/endpoint';
import { problem } from '@huiyue/shared/contract/common';
import type { Actor } from '@huiyue/shared/people';
import { placeCall } from './calls';
import type { Answer, Asked, Key, Span } from './check/answers';
import { bookingIn, must, sheetIn } from './check/facts';
import type { Kit } from './kit';
import type { Wish } from './plan';
import { anyMove, anyRequest, anyTerms, classNow, keyNumbered, whenPossible, type Scene } from './scene';
import { placeOf, type TableHistory } from './store/history';
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
  const { world } = scene;
  switch (wish.does) {
    case 'request': {
      const { family, actor, class: offer, month } = anyRequest(scene, index);
      const { priceFen } = classNow(world, offer);
      const body = { class: offer, child: family.child.id, month, priceFen };
      send(
        scene,
        pockets,
        index,
        { do: 'request', ...body },
        {
          actor,
          endpoint: endpoints.requestPlace,
          path: '/v1/bookings',
          body,
        },
      );
      return;
    }
    case 'confirm':
    case 'return':
    case 'cancel': {
      const act = wish.does;
      whenPossible(world, () => {
        const move = anyMove(scene, act);
        if (!move) return false;
        const { id } = move.booking;
        send(
          scene,
          pockets,
          index,
          { do: act, booking: id },
          {
            actor: move.actor,
            endpoint: {
              confirm: endpoints.confirmBooking,
              return: endpoints.returnBooking,
              cancel: endpoints.cancelBooking,
            }[act],
            path: `/v1/bookings/${id}/${act}`,
            body: act === 'return' ? { reason: '本班已满' } : {},
          },
        );
        return true;
      });
      return;
    }
    case 'changeTerms': {
      const { offer, places } = anyTerms(scene);
      const priceFen = world.random.pick([offer.priceFen, offer.priceFen, 157_000]);
      send(
        scene,
        pockets,
        index,
        { do: 'changeTerms', class: offer.id, places, revision: offer.revision },
        {
          actor: scene.town.staff,
          endpoint: endpoints.changeClassTerms,
          path: `/v1/classes/${offer.id}/terms`,
          body: { places, priceFen, revision: offer.revision },
        },
      );
      return;
    }
    case 'look':
      look(scene, pockets, index);
  }
}

function send(scene: Scene, pockets: Pockets, index: number, asked: Asked, letter: Letter): void {
  const { world, checks } = scene;
  const { account } = letter.actor;
  // Now and then a new wish comes under a used key: one's own, which is refused, or another's, which means nothing.
  const used = world.random.chance(0.1) ? world.random.any(pockets.keys) : undefined;
  const key = used ?? keyNumbered(index);
  pockets.keys.push(key);
  placeCall(world, checks, {
    asked,
    key: { account, key, bodyHash: bodyHashOf(letter) },
    serve: (server) => deliver(server, pockets, letter, key),
  });
}

/** Reads: they must work, and tell nothing that was not so. */
function look(scene: Scene, pockets: Pockets, index: number): void {
  const { world, town, checks } = scene;
  const { random } = world;
  const { family, actor, class: offer, month } = anyRequest(scene, index);
  const site = town.staff.sites[0] ?? '';
  const query = new URLSearchParams({ class: offer, child: family.child.id, month }).toString();
  const letter = random.pick<Letter>([
    { actor, endpoint: endpoints.listBookings, path: '/v1/bookings' },
    { actor, endpoint: endpoints.readQuote, path: `/v1/quotes?${query}` },
    { actor: town.staff, endpoint: endpoints.listSiteBookings, path: `/v1/sites/${site}/bookings?limit=50` },
    { actor: town.staff, endpoint: endpoints.listSiteClasses, path: `/v1/sites/${site}/classes` },
    { actor, endpoint: endpoints.readSite, path: `/v1/sites/${site}?month=${month}` },
  ]);
  const key: Key = { account: letter.actor.account, key: `look-${index}`, bodyHash: undefined };
  const move = random.chance(0.4) ? anyMove(scene, 'cancel') : undefined;
  const asked = move
    ? {
        ...letter,
        actor: move.actor,
        endpoint: endpoints.readBooking,
        path: `/v1/bookings/${move.booking.id}`,
      }
    : letter;
  placeCall(world, checks, {
    asked: undefined,
    key,
    serve: (server) => deliver(server, pockets, asked, undefined),
    see: (body, span) => see(scene, asked.endpoint, JSON.parse(body), span),
  });
}

function see({ world: { store } }: Scene, endpoint: Endpoint, body: unknown, span: Span): void {
  const { table } = store;
  switch (endpoint) {
    case endpoints.readBooking: {
      const { id, state } = endpoints.readBooking.answer.parse(body);
      const versions = table
        .versions(`BKG#${id} BKG`)
        .filter(({ row, commit }) => row && commit <= span.toCommit);
      const isTrue = versions.some(({ row }) => {
        if (!row) return false;
        const booking = bookingIn(row);
        return [span.from, span.to].some((at) => stateAt(booking, at + span.server.skewMs) === state);
      });
      must(isTrue, () => `${id} is shown as ${state} and never was`);
      return;
    }
    case endpoints.listSiteBookings: {
      const { items } = endpoints.listSiteBookings.answer.parse(body);
      const shown = new Set<string>(items.map(({ id }) => id));
      if (shown.size === 50) return;
      for (const place of table.places()) {
        if (!place.endsWith(' BKG')) continue;
        const row = table.row(place);
        if (!row) continue;
        const booking = bookingIn(row);
        const since = table.versions(place).at(-1)?.commit ?? Infinity;
        const state = stateAt(booking, span.to + span.server.skewMs);
        const isListed =
          since <= span.fromCommit && hasPlace(table, booking) && state in { requested: 1, confirmed: 1 };
        must(!isListed || shown.has(booking.id), () => `the list of the site lacks ${booking.id}`);
      }
      return;
    }
    case endpoints.listSiteClasses: {
      for (const { id, months } of endpoints.listSiteClasses.answer.parse(body).items)
        for (const { month, takenPlaces, places, openPlaces } of months)
          must(
            takenPlaces <= places && openPlaces === places - takenPlaces,
            () => `${id} shows ${takenPlaces} of ${places} taken in ${month}`,
          );
      return;
    }
    default:
      endpoint.answer.parse(body);
  }
}

function hasPlace(table: TableHistory, { id, class: offer, month }: Booking): boolean {
  const row = table.row(placeOf(keys.sheet({ kind: 'classMonth', class: offer.id, month })));
  return row !== undefined && sheetIn(row).claims.some(({ b }) => b === id);
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
  if (status < 400) return { is: 'done', body: text };
  const { code, facts = {} } = problem.parse(JSON.parse(text));
  return code === 'internal' ? { is: 'fault', error: faults.at(-1) } : { is: 'refused', code, facts };
}

function bodyHashOf({ endpoint, path, body }: Letter): string | undefined {
  if (!isWrite(endpoint)) return undefined;
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return createHash('sha256').update(`${endpoint.method} ${path} ${digest}`).digest('base64url');
}
