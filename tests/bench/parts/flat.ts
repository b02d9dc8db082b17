import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { told, type BookingFacts } from '@huiyue/shared/booking';
import { civilMonth, firstDayOf } from '@huiyue/shared/civil';
import { blankSheet } from '@huiyue/shared/ledger/sheet';
import { fen } from '@huiyue/shared/money';
import { rowOf } from '@huiyue/functions/store/bookingRows';
import { keys } from '@huiyue/functions/store/keys';
import { idOf } from './check';
import type { Child } from './children';
import { metered } from './city';
import { p99 } from './figures';
import type { Call, Job, Reply } from './load';
import { tap, type Family, type Scene } from './scene';

export type Cost = { readonly counts: string; readonly p99Ms: number };

/** Rows of sheets that somebody else has sold from: what a big town has more of than a small one. */
export async function addSlots(scene: Scene, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => {
    const id = { kind: 'classMonth', of: scene.deps.newId('class'), period: civilMonth('2027-01') } as const;
    const sheet = blankSheet(id, { places: 20, reserves: [] });
    return { ...sheet, ...keys.sheet(id), version: 1, log: { number: 0, hash: '' } };
  });
  await put(scene, rows);
}

/** Bookings of a family that has come for years. */
export async function addBookings(scene: Scene, family: Family, count: number): Promise<void> {
  const offer = await scene.publish(20);
  const month = civilMonth('2020-01');
  const rows = Array.from({ length: count }, (_, at) => {
    const facts: BookingFacts = {
      id: scene.deps.newId('booking'),
      household: family.actor.household,
      orderer: family.actor.account,
      channel: 'app',
      recipient: { id: family.child, name: '小满', birthDate: firstDayOf(civilMonth('2018-01')) },
      site: { id: scene.site.id, name: scene.site.name },
      offer: { kind: 'class', id: offer.id, name: offer.name, classKind: offer.kind, careMode: 'fullDay' },
      sheet: { kind: 'classMonth', of: offer.id, period: month },
      span: { days: 1, from: 0, to: 1 },
      units: 1,
      startsOn: firstDayOf(month),
      judgement: { priceFen: fen(158_000), per: 'month' },
      payFen: fen(158_000),
    };
    return rowOf(told(facts, [{ act: 'cancel', at, state: 'cancelled' }]));
  });
  await put(scene, rows);
}

async function put(scene: Scene, rows: readonly object[]): Promise<void> {
  const { client, name } = scene.table;
  for (let start = 0; start < rows.length; start += 25) {
    const puts = rows.slice(start, start + 25).map((row) => ({ PutRequest: { Item: { ...row } } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: puts } }));
  }
}

/** What one family's booking, list, look and giving back cost the store, one call at a time. */
export async function costOfCalls(
  scene: Scene,
  api: { readonly child: Child; readonly port: number },
  load: Child,
  families: readonly Family[],
  month: string,
): Promise<Cost> {
  const counts = new Set<string>();
  const replies: Reply[] = [];
  const send = async (call: Call): Promise<{ readonly reply: Reply; readonly words: string }> => {
    const job: Job = { ports: [api.port], clients: 1, calls: [call] };
    const { result, cost } = await metered([api.child], () => load.ask<readonly Reply[]>('send', job));
    const [reply] = result;
    if (!reply || reply.status >= 300) throw new Error(`a call failed: ${reply?.body ?? ''}`);
    replies.push(reply);
    return { reply, words: `${cost.requests} requests, ${cost.writeUnits} units` };
  };
  for (const family of families) {
    const offer = await scene.publish(20);
    const headers = { authorization: `Bearer ${family.token}` };
    const booked = await send(tap(family, offer, civilMonth(month), scene.deps.newId('booking')));
    const path = `/v1/bookings/${idOf(booked.reply)}`;
    const listed = await send({ method: 'GET', path: '/v1/bookings?limit=10', headers });
    const looked = await send({ method: 'GET', path, headers });
    const given = await send({
      method: 'POST',
      path: `${path}/cancel`,
      headers: {
        ...headers,
        'idempotency-key': scene.deps.newId('booking'),
        'content-type': 'application/json',
      },
      body: '{}',
    });
    counts.add([booked, listed, looked, given].map(({ words }) => words).join('; '));
  }
  return { counts: [...counts].join(' | '), p99Ms: p99(replies) };
}
