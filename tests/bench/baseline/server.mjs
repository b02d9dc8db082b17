// What a good engineer writes: fastify, a pool of connections, one row lock per slot. The same work as ours:
// a signed token, a checked body, the idempotency key, the booking and the audit event in one transaction.
// fastify and pg are installed into a folder of their own, which is the first argument.
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { folder, port, tokenSecret } = JSON.parse(process.argv[2]);
const require = createRequire(join(folder, 'package.json'));
const fastify = require('fastify')();
const { Pool } = require('pg');
const pool = new Pool({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', max: 20 });

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['class', 'recipient', 'when', 'priceFen'],
        properties: {
          class: { type: 'string', pattern: '^cls_\\w{8,32}$' },
          recipient: { type: 'string', pattern: '^chd_\\w{8,32}$' },
          when: {
            type: 'object',
            additionalProperties: false,
            required: ['careMode', 'month'],
            properties: {
              careMode: { const: 'fullDay' },
              month: { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
            },
          },
          priceFen: { type: 'integer', minimum: 1 },
        },
      },
    },
  },
};
const headers = {
  type: 'object',
  required: ['idempotency-key'],
  properties: { 'idempotency-key': { type: 'string', pattern: '^[\\w-]{8,64}$' } },
};

fastify.post('/v1/bookings', { schema: { body, headers } }, async (request, reply) => {
  const actor = actorOf(request.headers.authorization);
  if (!actor) return reply.code(401).send({ code: 'session.refused' });
  const key = request.headers['idempotency-key'];
  const bodyHash = createHash('sha256').update(JSON.stringify(request.body)).digest('base64url');
  const kept = await keptAnswer(actor.sub, key);
  if (kept) return reply.code(201).send(kept);

  const [item] = request.body.items;
  const asked = { ...item, child: item.recipient, month: item.when.month };
  const { rows } = await pool.query({
    name: 'load',
    text: `select child.name as child_name, child.birth_date, class.name as class_name, class.price_fen,
      class.age_from, class.age_below, site.id as site, site.name as site_name
      from class join site on site.id = class.site join child on child.id = $2 and child.household = $3
      where class.id = $1`,
    values: [asked.class, asked.child, actor.household],
  });
  const [loaded] = rows;
  if (!loaded) return reply.code(404).send({ code: 'notFound' });
  const age = monthsBetween(loaded.birth_date, asked.month);
  if (age < loaded.age_from || age >= loaded.age_below)
    return reply.code(422).send({ code: 'child.outsideAgeWindow' });
  if (loaded.price_fen !== asked.priceFen) return reply.code(409).send({ code: 'price.changed' });

  const id = `bkg_${randomUUID().replaceAll('-', '')}`;
  const answerBy = new Date(Date.now() + 48 * 3_600_000);
  const view = {
    items: [
      {
        id,
        state: 'requested',
        recipient: { id: asked.child, name: loaded.child_name, ageInMonths: age },
        site: { id: loaded.site, name: loaded.site_name },
        offer: { id: asked.class, name: loaded.class_name },
        period: asked.month,
        priceFen: loaded.price_fen,
        answerBy,
      },
    ],
  };
  const refusal = await book({ id, actor, asked, view, key, bodyHash, answerBy });
  if (!refusal) return reply.code(201).send(view);
  const twin = await keptAnswer(actor.sub, key);
  return twin ? reply.code(201).send(twin) : reply.code(409).send({ code: refusal });
});

async function book({ id, actor, asked, view, key, bodyHash, answerBy }) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query({
      name: 'lock',
      text: 'select remaining from slot where class = $1 and month = $2 for update',
      values: [asked.class, asked.month],
    });
    if (!(rows[0]?.remaining > 0)) {
      await client.query('rollback');
      return 'place.full';
    }
    await client.query({
      name: 'take',
      text: 'update slot set remaining = remaining - 1 where class = $1 and month = $2',
      values: [asked.class, asked.month],
    });
    await client.query({
      name: 'booking',
      text: 'insert into booking values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      values: [
        id,
        actor.household,
        actor.sub,
        asked.child,
        asked.class,
        asked.month,
        asked.priceFen,
        'requested',
        answerBy,
      ],
    });
    await client.query({
      name: 'answer',
      text: 'insert into answer values ($1, $2, $3, $4)',
      values: [actor.sub, key, bodyHash, view],
    });
    await client.query({
      name: 'audit',
      text: 'insert into audit values ($1, 1, $2, now(), $3)',
      values: [id, 'request', actor.sub],
    });
    await client.query('commit');
    return undefined;
  } catch (error) {
    await client.query('rollback');
    if (error.code !== '23505') throw error;
    return 'child.alreadyBooked';
  } finally {
    client.release();
  }
}

async function keptAnswer(account, key) {
  const { rows } = await pool.query({
    name: 'kept',
    text: 'select body from answer where account = $1 and key = $2',
    values: [account, key],
  });
  return rows[0]?.body;
}

function actorOf(header = '') {
  const [head, claims, signature] = header.replace(/^Bearer /, '').split('.');
  if (!signature) return undefined;
  const own = createHmac('sha256', tokenSecret).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
  const actor = JSON.parse(Buffer.from(claims, 'base64url').toString());
  return actor.exp * 1000 > Date.now() && actor.role === 'family' ? actor : undefined;
}

function monthsBetween(birth, month) {
  const [year, monthOfYear] = month.split('-').map(Number);
  const months = (year - birth.getFullYear()) * 12 + monthOfYear - 1 - birth.getMonth();
  return birth.getDate() > 1 ? months - 1 : months;
}

await fastify.listen({ host: '127.0.0.1', port: 0 });
process.send(fastify.server.address().port);
