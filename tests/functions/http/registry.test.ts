import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { SiteStandingView } from '@huiyue/shared/contract/registry';
import type { Site } from '@huiyue/shared/site';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import { askFor, openTown, type Person, type Town } from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';
import { offerOf } from '../../support/town/things';

let town: Town;
let regulator: Person;
beforeAll(async () => {
  town = await openTown();
  regulator = await regulatorOf(town);
});
afterAll(() => town.close());

/** Numbers with a right check digit, of nobody: the district code does not exist. */
const cards = ['990101198001010014', '990101198506150020', '990101199012310033'] as const;
const [cook, carer, third] = cards;

async function house(overrides: Partial<Site> = {}): Promise<{ site: Site; staff: Person }> {
  const site = await town.site(overrides);
  return { site, staff: await town.staffOf(site) };
}

async function standing({ site, staff }: Awaited<ReturnType<typeof house>>): Promise<SiteStandingView> {
  return done(await staff.send(endpoints.readSiteStanding, { params: { site: site.id } }));
}

const fire = (until: string, revision = 0) => ({
  number: '消验2025-01',
  issuedBy: '试验消防救援大队',
  from: '2025-01-01',
  until,
  revision,
});

describe('papers', () => {
  test('one that has run out stops new bookings, with the published words, and leaves those in care alone', async () => {
    const at = await house();
    const offer = await town.publish(at.site);
    const family = await town.family();
    const child = await town.child(family);
    const [before] = done(await family.send(endpoints.makeBookings, { body: askFor(offer, child) })).items;
    const put = (body: object) =>
      at.staff.send(endpoints.putCertificate, { params: { site: at.site.id, kind: 'fire' }, body });
    expect(done(await put(fire('2026-07-05'))).stopped).toMatchObject({
      certificate: 'fire',
      until: '2026-07-05',
      clause: { id: 'jingdezhen.institution.fireSafety' },
    });

    const next = { body: askFor(offer, await town.child(family)) };
    expect(refusal(await family.send(endpoints.makeBookings, next))).toMatchObject({
      code: 'site.certificateExpired',
      facts: { certificate: 'fire', until: '2026-07-05' },
      clause: { id: 'jingdezhen.institution.fireSafety' },
    });
    const params = { params: { booking: before?.id ?? '' } };
    expect(done(await at.staff.send(endpoints.confirmBooking, { ...params, body: {} })).state).toBe(
      'confirmed',
    );
    const shown = done(await town.stranger(endpoints.readSite, { params: { site: at.site.id } }));
    expect([shown.takesNobodyNew, shown.papers.map(({ state }) => state)]).toEqual([true, ['expired']]);
    // Whoever looks for a free place is not led to where nobody new is taken.
    const found = async (openOnly: string) => {
      const { city, point } = at.site;
      const near = { longitude: `${point.longitude}`, latitude: `${point.latitude}` };
      const query = { city, ...near, openOnly, limit: '50' };
      const { items } = done(await town.stranger(endpoints.findSites, { query }));
      return items.some(({ id }) => id === at.site.id);
    };
    expect([await found('false'), await found('true')]).toEqual([true, false]);

    // The last day is a good day; the new paper counts at once.
    expect(done(await put(fire('2026-07-06', 1))).stopped).toBeNull();
    expect((await family.send(endpoints.makeBookings, next)).ok).toBe(true);
  });

  test('missing insurance warns, and stops nothing', async () => {
    const at = await house();
    const offer = await town.publish(at.site);
    const params = { site: at.site.id, kind: 'insurance' };
    done(await at.staff.send(endpoints.putCertificate, { params, body: fire('2026-07-01') }));
    const family = await town.family();
    const body = askFor(offer, await town.child(family));
    expect((await family.send(endpoints.makeBookings, { body })).ok).toBe(true);
    expect((await standing(at)).certificates).toMatchObject([
      { kind: 'insurance', state: 'expired', whenExpired: 'warns' },
    ]);
  });

  test('of two who write over the same particulars one looks again', async () => {
    const at = await house();
    const params = { site: at.site.id, kind: 'food' };
    done(await at.staff.send(endpoints.putCertificate, { params, body: fire('2027-01-01') }));
    const late = await at.staff.send(endpoints.putCertificate, { params, body: fire('2028-01-01') });
    expect(refusal(late)).toMatchObject({ code: 'site.changed', facts: { revision: 1 } });
    expect((await standing(at)).certificates).toMatchObject([{ kind: 'food', until: '2027-01-01' }]);
  });
});

describe('whose turn comes first', () => {
  test('an employer’s staff, until the day it said; then anybody', async () => {
    const at = await house({ providerKind: 'employerSite' });
    const offer = await town.publish(at.site);
    const params = { site: at.site.id };
    const body = { staffFirst: { until: '2026-07-31' }, revision: 0 };
    done(await at.staff.send(endpoints.changeOpening, { params, body }));
    const family = await town.family();
    const child = await town.child(family);
    const asked = { body: askFor(offer, child) };
    expect(refusal(await family.send(endpoints.makeBookings, asked))).toMatchObject({
      code: 'site.staffFirst',
      facts: { until: '2026-07-31' },
    });
    const proven = {
      household: done(await family.send(endpoints.readMe)).household ?? '',
      site: at.site.id,
      proofs: [{ group: 'staff' }],
      revision: 1,
    };
    done(await at.staff.send(endpoints.proveGroups, { params: { recipient: child }, body: proven }));
    expect((await family.send(endpoints.makeBookings, asked)).ok).toBe(true);

    // Whoever brings the employer’s paper to the window is written down there, for this one site.
    const caller = await town.family();
    const theirs = { params: { recipient: await town.child(caller) }, body: { ...proven } };
    theirs.body.household = done(await caller.send(endpoints.readMe)).household ?? '';
    const desk = await town.signIn('desk');
    done(await desk.send(endpoints.proveGroups, theirs));
    const alike = { body: askFor(offer, theirs.params.recipient) };
    expect((await caller.send(endpoints.makeBookings, alike)).ok).toBe(true);

    const opened = { staffFirst: null, revision: 1 };
    done(await at.staff.send(endpoints.changeOpening, { params, body: opened }));
    const other = await town.family();
    const free = { body: askFor(offer, await town.child(other)) };
    expect((await other.send(endpoints.makeBookings, free)).ok).toBe(true);
  });

  test('a kindergarten’s own age, where that is published', async () => {
    const at = await house({ providerKind: 'kindergarten', jurisdiction: '500231', city: '500231' });
    const params = { site: at.site.id };
    const publish = () => at.staff.send(endpoints.publishClass, { params, body: offerOf() });
    expect(refusal(await publish())).toMatchObject({
      code: 'site.intakeFirst',
      clause: { id: 'dianjiang.kindergartenClass' },
    });
    done(await at.staff.send(endpoints.changeOpening, { params, body: { intakeMet: true, revision: 0 } }));
    expect((await publish()).ok).toBe(true);
  });

  test('a growth station sells hours and days, and no month', async () => {
    const at = await house({ providerKind: 'communityStation', jurisdiction: '371002', city: '371000' });
    const params = { site: at.site.id };
    expect(refusal(await at.staff.send(endpoints.publishClass, { params, body: offerOf() }))).toMatchObject({
      code: 'careMode.notOfKind',
      facts: { careMode: 'fullDay', modes: ['hourly', 'occasional'] },
      clause: { id: 'weihai.growthStation' },
    });
  });
});

describe('what an authority says', () => {
  const send = (at: { site: Site }, endpoint: Endpoint, body: object) =>
    regulator.send(endpoint, { params: { site: at.site.id }, body });

  test('a designation that is taken back ends the sale of inclusive places', async () => {
    const at = await house();
    const offer = await town.publish(at.site);
    done(await send(at, endpoints.endDesignation, { reason: '收费不合规', revision: 0 }));
    const family = await town.family();
    const asked = { body: askFor(offer, await town.child(family)) };
    expect(refusal(await family.send(endpoints.makeBookings, asked)).code).toBe('site.notDesignated');
    expect(await standing(at)).toMatchObject({
      designation: null,
      designationEnded: { on: '2026-07-06', reason: '收费不合规' },
    });
    const again = { authority: '试验卫健委', on: '2026-07-06', until: '2026-08-31', revision: 1 };
    done(await send(at, endpoints.designateSite, again));
    expect((await family.send(endpoints.makeBookings, asked)).ok).toBe(true);
    const beyond = { body: askFor(offer, await town.child(family), '2026-09') };
    expect(refusal(await family.send(endpoints.makeBookings, beyond)).code).toBe('site.notDesignated');
  });

  test('registered and filed are two things, and the rate counts the filed', async () => {
    const at = await house({ filing: { status: 'registered' } });
    const query = { jurisdiction: '360200', limit: '50' };
    const before = done(await regulator.send(endpoints.readRegistry, { query }));
    const registration = { authority: '试验行政审批局', number: '登2026-9', on: '2026-05-01' };
    const filed = { number: '备2026-9', on: '2026-06-01' };
    done(await send(at, endpoints.recordFiling, { registration, filed, revision: 0 }));
    const after = done(await regulator.send(endpoints.readRegistry, { query }));
    expect([after.sites - before.sites, after.filed - before.filed]).toEqual([0, 1]);
    expect(await standing(at)).toMatchObject({ registration, filing: { status: 'filed', ...filed } });
  });

  test('of another place is nobody’s to say', async () => {
    const at = await house();
    const other = await regulatorOf(town, '371000');
    const body = { reason: '试', revision: 0 };
    const answer = await other.send(endpoints.endDesignation, { params: { site: at.site.id }, body });
    expect(refusal(answer).code).toBe('notFound');
  });
});

describe('staff', () => {
  const person = (idCard: string, post = 'carer') => ({
    name: '试验人员',
    post,
    since: '2026-03-01',
    idCard,
  });
  const add = (at: { site: Site; staff: Person }, body: object) =>
    at.staff.send(endpoints.addStaff, { params: { site: at.site.id }, body });

  test('nobody who is barred is entered, whatever else is said, and the authority sees that it was tried', async () => {
    const at = await house();
    const decision = { decision: '试禁〔2026〕1号', authority: '试验卫健委', on: '2026-07-01' };
    const barred = done(await regulator.send(endpoints.barPerson, { body: { idCard: third, ...decision } }));
    expect(barred).toMatchObject({ lastFour: '0033', lifted: null, worksAt: [] });
    expect(refusal(await add(at, person(third)))).toEqual({
      code: 'staff.barred',
      facts: { lastFour: '0033' },
    });
    expect(refusal(await add(at, person(`${third.slice(0, 6)} ${third.slice(6)}`))).code).toBe(
      'staff.barred',
    );
    const query = { jurisdiction: '360200' };
    const { items } = done(await regulator.send(endpoints.listBarredAttempts, { query }));
    expect(items.filter(({ site }) => site === at.site.id)).toHaveLength(2);

    const lifted = { idCard: third, decision: '试撤〔2026〕2号', on: '2026-07-06' };
    done(await regulator.send(endpoints.liftBar, { body: lifted }));
    expect((await add(at, person(third))).ok).toBe(true);
  });

  test('whoever is barred while at work is named with the sites at once', async () => {
    const at = await house();
    const { id } = done(await add(at, person(cook, 'cook')));
    const decision = { decision: '试禁〔2026〕3号', authority: '试验卫健委', on: '2026-07-06' };
    const { worksAt } = done(
      await regulator.send(endpoints.barPerson, { body: { idCard: cook, ...decision } }),
    );
    expect(worksAt).toEqual([{ site: at.site.id, name: at.site.name, staff: id }]);
  });

  test('a number is neither kept nor told: four digits and a keyed digest are all there is', async () => {
    const at = await house();
    done(await add(at, person(carer)));
    const rows = JSON.stringify(await town.rows());
    expect(rows).not.toContain(carer);
    expect(rows).toContain(carer.slice(-4));
    expect(refusal(await add(at, person(carer))).code).toBe('staff.alreadyHere');
    expect(refusal(await add(at, person('990101198506150021'))).code).toBe('staff.notAnIdCard');
  });

  test('a carer counts with a certificate and a health check that hold', async () => {
    const at = await house();
    const { id } = done(await add(at, person(carer)));
    const { idCard: _, ...about } = person(carer);
    const papers = {
      certificate: { title: '保育师（四级）', number: '试0001', until: '2027-01-01' },
      health: { on: '2026-06-01', until: '2027-05-31' },
    };
    expect((await standing(at)).staff).toMatchObject({ carers: 1, certifiedCarers: 0 });
    const params = { site: at.site.id, staff: id };
    const body = { ...about, ...papers, revision: 1 };
    expect(done(await at.staff.send(endpoints.changeStaff, { params, body }))).toMatchObject({
      isCertified: true,
      isHealthy: true,
    });
    expect((await standing(at)).staff).toMatchObject({ carers: 1, certifiedCarers: 1 });
    const stale = await at.staff.send(endpoints.changeStaff, { params, body });
    expect(refusal(stale).code).toBe('site.changed');
  });
});

describe('the self-check', () => {
  test('gives back the gaps, of the questions that are asked of this kind', async () => {
    const at = await house();
    const params = { site: at.site.id };
    const first = done(await at.staff.send(endpoints.readSelfCheck, { params }));
    expect(first.checkedOn).toBeNull();
    expect(first.gaps).toHaveLength(first.items.length);
    expect(first.items.map(({ id }) => id)).not.toContain('scopeAdded');
    const answers = first.items.map(({ id }) => ({
      question: id,
      answer: id === 'firePaper' ? 'no' : id === 'foodPaper' ? 'doesNotApply' : 'yes',
    }));
    const after = done(await at.staff.send(endpoints.writeSelfCheck, { params, body: { answers } }));
    expect([after.checkedOn, after.gaps.map(({ id }) => id)]).toEqual(['2026-07-06', ['firePaper']]);
    expect((await standing(at)).openGaps).toBe(1);
  });
});
