import { tokensSignedWith } from '@huiyue/functions/gateways/tokens';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { isWrite } from '@huiyue/shared/contract/endpoint';
import { statementEndpoints } from '@huiyue/shared/contract/statementEndpoints';
import { voucherEndpoints } from '@huiyue/shared/contract/voucherEndpoints';
import type { Id } from '@huiyue/shared/ids';
import { roles, type Role } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerAt, refusal, type Sending } from '../../support/town/caller';
import { book, openTown, serviceOf, tokenSecret, type Person, type Town } from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';
import { dayCareOf, idOf } from '../../support/town/things';

const table = { ...statementEndpoints, ...voucherEndpoints };
type Name = keyof typeof table;
const endpoints: Readonly<Record<Name, Endpoint>> = table;
const names = Object.keys(table).filter((name): name is Name => name in table);

/** 万源 announces vouchers and bought services. */
const wanyuan = '511781';

type Scene = {
  readonly site: Site;
  readonly household: Id<'household'>;
  readonly elder: Id<'elder'>;
  readonly booking: Id<'booking'>;
  readonly people: Readonly<Record<Role, Person>>;
};
let town: Town;
let scene: Scene;
beforeAll(async () => {
  town = await openTown();
  const site = await town.site({ jurisdiction: wanyuan, city: wanyuan });
  const service = await town.offer(site, dayCareOf({ answerWithinHours: 0 }));
  const household = idOf('household');
  const family = await town.family(household);
  const elder = await town.elder(family);
  const booking = await book(family, serviceOf(service, elder, { date: '2026-07-08' }));
  scene = {
    site,
    household,
    elder,
    booking: booking.id,
    people: {
      family,
      institution: await town.staffOf(site),
      desk: await town.signIn('desk'),
      regulator: await regulatorOf(town, wanyuan),
    },
  };
});
afterAll(async () => {
  expect(town.faults).toEqual([]);
  await town.close();
});

/** An honest request to each, so that only the caller can be what is wrong. */
function honest({ site, household, elder, booking }: Scene): Record<Name, Sending> {
  const params = { site: site.id, month: '2026-07' };
  const move = { params, body: { revision: 1 } };
  const whom = { household, person: elder, jurisdiction: wanyuan, from: '2026-07-01', to: '2026-07-31' };
  const list = { query: { person: elder, household } };
  const cityMonth = { query: { city: wanyuan, month: '2026-07' } };
  return {
    listSiteStatements: { params: { site: site.id } },
    readStatement: { params },
    draftStatement: { params, body: {} },
    confirmStatement: move,
    returnStatement: { params, body: { revision: 1, reason: '人数不对' } },
    approveStatement: move,
    exportStatement: move,
    freezeStatement: move,
    readStatementFile: { params, query: { format: 'csv' } },
    listCityStatements: cityMonth,
    readIndicators: cityMonth,
    readProof: { query: { city: wanyuan } },
    issueVoucher: { body: { ...whom, line: 'dayCare', scope: {}, valueFen: 1000 } },
    listVouchers: list,
    grantPurchase: { body: { ...whom, line: 'dayCare', visits: 2, visitFen: 5000 } },
    listPurchases: list,
    listBoughtVisits: { params: { booking } },
    recordVisit: { params: { booking }, body: { purchase: 'pur_notthere0001', on: '2026-07-08' } },
    recordStanding: { body: { ...whom, group: 'specialHardship', proof: '能力评估' } },
    listStandings: list,
  };
}

/** Who may call what, written out a second time on purpose. */
const mayCall: Record<Name, readonly Role[]> = {
  listSiteStatements: ['institution', 'regulator'],
  readStatement: ['institution', 'regulator'],
  draftStatement: ['institution', 'regulator'],
  confirmStatement: ['institution'],
  returnStatement: ['regulator'],
  approveStatement: ['regulator'],
  exportStatement: ['regulator'],
  freezeStatement: ['regulator'],
  readStatementFile: ['institution', 'regulator'],
  listCityStatements: ['regulator'],
  readIndicators: ['regulator'],
  readProof: ['regulator'],
  issueVoucher: ['regulator'],
  listVouchers: ['family', 'desk', 'regulator'],
  grantPurchase: ['regulator'],
  listPurchases: ['family', 'desk', 'regulator'],
  listBoughtVisits: ['institution'],
  recordVisit: ['institution'],
  recordStanding: ['regulator'],
  listStandings: ['family', 'desk', 'regulator'],
};

describe('who may call', () => {
  test.each(names.flatMap((name) => roles.map((role) => [name, role] as const)))(
    '%s, as %s',
    async (name, role) => {
      const before = await town.rows();
      const answer = await scene.people[role].send(endpoints[name], honest(scene)[name]);
      if (mayCall[name].includes(role)) {
        expect([200, 201, 404, 409, 422]).toContain(answer.status);
      } else {
        expect(refusal(answer)).toEqual({ code: 'session.otherRole' });
        expect(await town.rows()).toEqual(before);
      }
    },
  );
});

describe('nobody gets in', () => {
  test.each(names)('to %s without a token, with an old one, a forged one', async (name) => {
    const role = mayCall[name][0] ?? 'regulator';
    const actor = { account: idOf('account'), role, sites: [scene.site.id], jurisdictions: [wanyuan] };
    const tokens = async (secret: string, now: () => number) =>
      (await tokensSignedWith(secret, now).issue(actor)).token;
    const before = await town.rows();
    const code = async (token: string | undefined) =>
      refusal(await callerAt(town.door, token)(endpoints[name], honest(scene)[name])).code;
    expect(await code(undefined)).toBe('session.missing');
    const twoHoursAgo = () => town.clock.now() - 2 * 3_600_000;
    expect(await code(await tokens(tokenSecret, twoHoursAgo))).toBe('session.expired');
    expect(await code(await tokens(`${tokenSecret}!`, town.clock.now))).toBe('session.refused');
    expect(await town.rows()).toEqual(before);
  });
});

describe('what belongs to others looks as if it were not there', () => {
  const strangers = async (): Promise<Readonly<Record<Role, Person>>> => ({
    family: await town.family(),
    institution: await town.staffOf(await town.site()),
    desk: scene.people.desk,
    regulator: await regulatorOf(town, '360200'),
  });
  /** The desk acts for any household that is named to it; a regulator reads what families are given, likewise. */
  const cases = names.flatMap((name) =>
    mayCall[name]
      .filter(
        (role) => role !== 'desk' && !(role === 'regulator' && name.startsWith('list') && name.length < 14),
      )
      .map((role) => [name, role] as const),
  );
  test.each(cases)('%s, asked by a stranger of the role %s', async (name, role) => {
    const who = (await strangers())[role];
    const before = await town.rows();
    expect(refusal(await who.send(endpoints[name], honest(scene)[name]))).toEqual({ code: 'notFound' });
    expect(await town.rows()).toEqual(before);
  });
});

describe('bad input is told, and changes nothing', () => {
  const writes = names.filter((name) => isWrite(endpoints[name]));
  test.each(writes)('%s without a key, with a field too many, with what is no JSON', async (name) => {
    const { send } = scene.people[mayCall[name][0] ?? 'regulator'];
    const sending = honest(scene)[name];
    const before = await town.rows();
    const code = async (other: Sending) =>
      refusal(await send(endpoints[name], { ...sending, ...other })).code;
    expect(await code({ key: null })).toBe('idempotency.missing');
    expect(await code({ key: 'short' })).toBe('idempotency.missing');
    expect(await code({ body: { ...Object(sending.body), extra: 1 } })).toBe('request.invalid');
    expect(await code({ text: '{"revision":' })).toBe('request.invalid');
    expect(await code({ body: [] })).toBe('request.invalid');
    expect(await town.rows()).toEqual(before);
  });

  const queries = names.filter((name) => endpoints[name].query);
  test.each(queries)('%s with a parameter too many, or given wrongly', async (name) => {
    const { send } = scene.people[mayCall[name][0] ?? 'regulator'];
    const { query = {}, ...sending } = honest(scene)[name];
    const code = async (other: Readonly<Record<string, string>>) =>
      refusal(await send(endpoints[name], { ...sending, query: { ...query, ...other } })).code;
    expect(await code({ extra: '1' })).toBe('request.invalid');
    for (const key of Object.keys(query)) expect(await code({ [key]: '…' })).toBe('request.invalid');
  });

  test.each<[Name, object]>([
    ['confirmStatement', { revision: 0 }],
    ['confirmStatement', { revision: 1.5 }],
    ['returnStatement', { revision: 1, reason: '' }],
    ['returnStatement', { revision: 1, reason: 'x'.repeat(201) }],
    ['returnStatement', { revision: 1, reason: 'a\u0000b' }],
    ['recordVisit', { purchase: 'bkg_notthere0001', on: '2026-07-08' }],
    ['recordVisit', { purchase: 'pur_notthere0001', on: '2026-02-30' }],
  ])('%s refuses %o', async (name, body) => {
    const { send } = scene.people[mayCall[name][0] ?? 'regulator'];
    const { params } = honest(scene)[name];
    const answer = await send(endpoints[name], { ...(params ? { params } : {}), body });
    expect(refusal(answer).code).toBe('request.invalid');
  });

  test.each<[Name, object]>([
    ['grantPurchase', { visits: 0 }],
    ['grantPurchase', { visits: 401 }],
    ['grantPurchase', { visitFen: 0 }],
    ['grantPurchase', { to: '2026-06-30' }],
    ['issueVoucher', { line: 'bus' }],
    ['issueVoucher', { person: 'acc_test000001' }],
    ['issueVoucher', { jurisdiction: '51178' }],
    ['recordStanding', { group: '1=1' }],
    ['recordStanding', { to: '2026-06-30' }],
    ['recordStanding', { proof: '' }],
  ])('%s refuses %o', async (name, part) => {
    const { body } = honest(scene)[name];
    const answer = await scene.people.regulator.send(endpoints[name], { body: { ...Object(body), ...part } });
    expect(refusal(answer).code).toBe('request.invalid');
  });
});
