import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assembleDeps } from '@huiyue/functions/deps';
import { createApp } from '@huiyue/functions/http/app';
import { noWechatLogin } from '@huiyue/functions/gateways/wechatLogin';
import { spokenCode } from '@huiyue/shared/desk/bookingCode';
import { callerAt, done, freshKey, refusal } from '../../../support/town/caller';
import {
  book,
  openTown,
  serviceOf,
  tokenSecret,
  type Person,
  type Town,
} from '../../../support/town/openTown';
import { lunchOf } from '../../../support/town/things';

const phone = '13812345678';
const card = '11010519491231002X';

let town: Town;
let desk: Person;
let far: Person;
beforeAll(async () => {
  town = await openTown();
  desk = await town.signIn('desk');
  far = await deskOf(['371000']);
});
afterAll(() => town.close());

async function deskOf(jurisdictions: readonly string[], displayName = '试验坐席'): Promise<Person> {
  const account = `acc_desk${freshKey().replaceAll('-', '').slice(0, 12)}` as const;
  await town.edition.deps.accounts.open(
    { id: account, role: 'desk', displayName, sites: [], jurisdictions },
    { kind: 'demo', name: account },
  );
  return town.again({ account });
}

async function search(by: Person, kind: 'phone' | 'idCard', number: string) {
  return done(await by.send(endpoints.searchPeople, { body: { kind, number } }));
}

async function newCaller(number: string, name = '王奶奶', overrides: object = {}) {
  const { ticket } = await search(desk, 'phone', number);
  return done(await desk.send(endpoints.enterPerson, { body: { ticket, name, ...overrides } })).household;
}

describe('who is calling', () => {
  test('a stranger’s number is put down for a new household, and found again as it was spoken', async () => {
    const first = await search(desk, 'phone', phone);
    expect(first).toMatchObject({ lastFour: '5678', birthDate: null, items: [] });
    const key = freshKey();
    const body = { ticket: first.ticket, name: '王奶奶' };
    const { household } = done(await desk.send(endpoints.enterPerson, { body, key }));
    // The same form, sent twice.
    expect(done(await desk.send(endpoints.enterPerson, { body, key })).household).toBe(household);
    done(
      await desk.send(endpoints.addElder, { body: { household, name: '王奶奶', birthDate: '1949-12-31' } }),
    );
    const again = await search(desk, 'phone', '138-1234 5678');
    expect(again.items).toMatchObject([
      { household, name: '王奶奶', people: [{ kind: 'elder', name: '王奶奶', ageInMonths: 918 }] },
    ]);
  });

  test('neither the number nor a bare hash of it is anywhere in the table', async () => {
    const number = '13987654321';
    await newCaller(number, '刘爷爷');
    const text = JSON.stringify(await town.rows());
    expect(text).toContain('刘爷爷');
    expect(text).not.toContain(number);
    const { createHash } = await import('node:crypto');
    const body = JSON.stringify({ kind: 'phone', number });
    for (const said of [number, body])
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(text).not.toContain(createHash('sha256').update(said).digest(form));
  });

  test('what cannot be a number is a bad request, and is not repeated in the answer', async () => {
    for (const [kind, number] of [
      ['phone', '12812345678'],
      ['idCard', '110105194912310021'],
    ] as const) {
      const answer = await desk.send(endpoints.searchPeople, { body: { kind, number } });
      expect(refusal(answer).code).toBe('request.invalid');
      expect(JSON.stringify(answer)).not.toContain(number);
    }
  });

  test('a card gives its birth date; one’s own card leads to oneself', async () => {
    const household = await newCaller('13700000001', '赵奶奶');
    const { id } = done(
      await desk.send(endpoints.addElder, { body: { household, name: '赵奶奶', birthDate: '1949-12-31' } }),
    );
    const found = await search(desk, 'idCard', card);
    expect(found).toMatchObject({ birthDate: '1949-12-31', lastFour: '002X' });
    const proof = { birthDate: '1949-12-31', lastFour: '0001' };
    const body = { ticket: found.ticket, name: '赵奶奶', household, recipient: id, proof };
    done(await desk.send(endpoints.enterPerson, { body }));
    expect((await search(desk, 'idCard', card)).items).toMatchObject([{ household, recipient: id }]);
  });
});

describe('a number that is known already', () => {
  test('is shown, never merged: another household with it is another row, and only when the desk says so', async () => {
    const one = await newCaller('13700000002', '孙家');
    const { ticket } = await search(desk, 'phone', '13700000002');
    const body = { ticket, name: '孙家隔壁' };
    expect(refusal(await desk.send(endpoints.enterPerson, { body }))).toMatchObject({
      code: 'person.numberKnown',
      facts: { households: 1 },
    });
    const separate = { ...body, isSeparate: true };
    const { household: other } = done(await desk.send(endpoints.enterPerson, { body: separate }));
    expect(other).not.toBe(one);
    const { items } = await search(desk, 'phone', '13700000002');
    expect(new Set(items.map(({ household }) => household))).toEqual(new Set([one, other]));
  });

  test.each([
    ['without proof', undefined],
    ['with a wrong birth date', { birthDate: '1950-01-01', lastFour: '0003' }],
    ['with a wrong last four', { birthDate: '1949-12-31', lastFour: '9999' }],
    ['with a birth date alone', { birthDate: '1949-12-31' }],
  ])('a number is not linked to a household that is there %s', async (_, proof) => {
    const household = await newCaller('13700000003', '钱奶奶', { isSeparate: true });
    done(
      await desk.send(endpoints.addElder, { body: { household, name: '钱奶奶', birthDate: '1949-12-31' } }),
    );
    const { ticket } = await search(desk, 'phone', '13700000004');
    const body = { ticket, name: '女儿', household, ...(proof ? { proof } : {}) };
    expect(refusal(await desk.send(endpoints.enterPerson, { body })).code).toBe('person.notProven');
  });

  test('after five wrong guesses a worker waits, for that household alone, and is told how many are left', async () => {
    const household = await newCaller('13700000011', '吴奶奶', { isSeparate: true });
    done(
      await desk.send(endpoints.addElder, { body: { household, name: '吴奶奶', birthDate: '1949-12-31' } }),
    );
    const guess = async (lastFour: string, who = desk) => {
      const { ticket } = await search(who, 'phone', '13700000012');
      const proof = { birthDate: '1949-12-31', lastFour };
      return who.send(endpoints.enterPerson, { body: { ticket, name: '女儿', household, proof } });
    };
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(refusal(await guess('9999'))).toMatchObject({ code: 'person.notProven', facts: { triesLeft } });
    const paused = refusal(await guess('0011'));
    expect(paused.code).toBe('person.guessesPaused');
    expect(paused.facts).toEqual({ until: town.clock.now() + 30 * 60_000 });
    const colleague = await town.signIn('desk');
    expect(refusal(await guess('9999', colleague)).facts).toMatchObject({ triesLeft: 4 });
    town.clock.advanceHours(0.5);
    expect(refusal(await guess('9999')).facts).toMatchObject({ triesLeft: 4 });
    expect(done(await guess('0011')).household).toBe(household);
    // Whoever was right begins anew.
    const { ticket } = await search(desk, 'phone', '13700000013');
    const body = { ticket, name: '儿子', household, proof: { birthDate: '1950-01-01' } };
    expect(refusal(await desk.send(endpoints.enterPerson, { body })).facts).toMatchObject({ triesLeft: 4 });
  });

  test('a family of the app has no number on file: a booking’s code stands in for the last four', async () => {
    const family = await town.family();
    const elder = await town.elder(family);
    const canteen = await town.offer(await town.site(), lunchOf());
    const booking = await book(family, serviceOf(canteen, elder, { date: '2026-07-08' }));
    await town.edition.stream.deliverPending();
    const { ticket } = await search(desk, 'phone', '13700000005');
    const proof = { birthDate: '1950-03-01', code: spokenCode(booking.code) };
    const body = { ticket, name: '女儿', household: booking.household, proof };
    expect(done(await desk.send(endpoints.enterPerson, { body })).household).toBe(booking.household);
    expect((await search(desk, 'phone', '13700000005')).items).toMatchObject([
      { household: booking.household },
    ]);
  });

  test('a ticket is its worker’s own, for half an hour, and cannot be made up', async () => {
    const { ticket } = await search(desk, 'phone', '13700000006');
    const colleague = await town.signIn('desk');
    const body = { ticket, name: '周' };
    for (const answer of [
      await colleague.send(endpoints.enterPerson, { body }),
      await desk.send(endpoints.enterPerson, { body: { ...body, ticket: `${ticket}x` } }),
      await desk.send(endpoints.enterPerson, { body: { ...body, ticket: `e30.${ticket.split('.')[1]}` } }),
    ])
      expect(refusal(answer).code).toBe('person.searchAgain');
    town.clock.advanceHours(0.6);
    expect(refusal(await desk.send(endpoints.enterPerson, { body })).code).toBe('person.searchAgain');
  });

  describe('is linked to a household that is there', () => {
    let household: Id<'household'>;
    let elder: Id<'elder'>;
    let drawn = 0;
    const own = () => `1360000${String(drawn).padStart(4, '0')}`;
    // Of other last figures: the two stand side by side, and are told apart by them.
    const other = () => `1350000${5000 + drawn}`;
    beforeEach(async () => {
      drawn += 1;
      household = await newCaller(own(), '许奶奶');
      const body = { household, name: '许奶奶', birthDate: '1949-12-31' };
      elder = done(await desk.send(endpoints.addElder, { body })).id;
    });
    const linkedBy = async (proof: object, ticket?: string, by = desk) => {
      const body = { ticket: ticket ?? (await search(by, 'phone', other())).ticket, name: '孙子', household };
      return by.send(endpoints.enterPerson, { body: { ...body, proof } });
    };
    const lastSms = () => town.edition.sentHere.findLast(({ channel }) => channel === 'sms');
    const codeIn = (text = '') => /\d{6}/.exec(text)?.[0] ?? '';

    test('by a code that goes to the number it gave before, once, and is kept nowhere', async () => {
      const { ticket } = await search(desk, 'phone', other());
      const key = freshKey();
      const body = { ticket, household, number: own() };
      const before = town.edition.sentHere.length;
      expect(done(await desk.send(endpoints.sendProofCode, { body, key }))).toMatchObject({
        state: 'sent',
        phoneEnd: own().slice(-4),
      });
      done(await desk.send(endpoints.sendProofCode, { body, key }));
      expect(town.edition.sentHere).toHaveLength(before + 1);
      const sms = lastSms();
      expect(sms?.to).toBe(own());
      const smsCode = codeIn(sms?.text);
      expect(smsCode).toMatch(/^\d{6}$/);
      expect(refusal(await desk.send(endpoints.sendProofCode, { body })).code).toBe('person.codeJustSent');
      // Neither the code nor the number is in the table.
      const text = JSON.stringify(await town.rows());
      for (const said of [own(), `"${smsCode}"`, ` ${smsCode}`]) expect(text).not.toContain(said);
      // Another number, another worker, another figure: it proves nothing of theirs.
      const { ticket: another } = await search(desk, 'phone', '13500099999');
      expect(refusal(await linkedBy({ smsCode }, another)).code).toBe('person.notProven');
      const colleague = await town.signIn('desk');
      expect(refusal(await linkedBy({ smsCode }, undefined, colleague)).code).toBe('person.notProven');
      const wrong = { smsCode: smsCode === '000000' ? '000001' : '000000' };
      expect(refusal(await linkedBy(wrong, ticket)).facts).toEqual({ triesLeft: 3, proof: 'smsCode' });
      expect(done(await linkedBy({ smsCode }, ticket)).household).toBe(household);
      const [found] = (await search(desk, 'phone', other())).items;
      expect(found?.numbers.find(({ lastFour }) => lastFour === other().slice(-4))?.link).toMatchObject({
        proof: 'smsCode',
        by: '试验账号',
      });
    });

    test('a code runs out after ten minutes', async () => {
      const { ticket } = await search(desk, 'phone', other());
      done(await desk.send(endpoints.sendProofCode, { body: { ticket, household, number: own() } }));
      const smsCode = codeIn(lastSms()?.text);
      town.clock.advanceHours(1 / 6);
      expect(refusal(await linkedBy({ smsCode }, ticket)).code).toBe('person.notProven');
    });

    test('the number left for notices will do, and no number that the household never gave', async () => {
      const { ticket } = await search(desk, 'phone', other());
      const ask = (number?: string) =>
        desk.send(endpoints.sendProofCode, { body: { ticket, household, ...(number ? { number } : {}) } });
      const before = town.edition.sentHere.length;
      expect(refusal(await ask()).code).toBe('person.noPhone');
      expect(refusal(await ask('13599999999')).code).toBe('person.noPhone');
      expect(refusal(await ask(other())).code).toBe('person.noPhone');
      expect(town.edition.sentHere).toHaveLength(before);
      const settings = { household, topicsOff: [], isSmsOff: false, phone: '13311112222' };
      done(await desk.send(endpoints.changeNoticeSettings, { body: settings }));
      expect(done(await ask())).toMatchObject({ state: 'sent', phoneEnd: '2222' });
      expect(done(await linkedBy({ smsCode: codeIn(lastSms()?.text) }, ticket)).household).toBe(household);
    });

    test('by an identity card the worker has seen, if the birth date on it is this person’s', async () => {
      const theirs = (await search(desk, 'idCard', card)).ticket;
      const proof = { idCard: theirs, recipient: elder, isSeen: true };
      const { isSeen: _, ...unseen } = proof;
      expect(refusal(await linkedBy(unseen)).code).toBe('request.invalid');
      const notACard = (await search(desk, 'phone', '13500088888')).ticket;
      expect(refusal(await linkedBy({ ...proof, idCard: notACard })).facts).toMatchObject({
        proof: 'idCardSeen',
      });
      const stranger = (await search(desk, 'idCard', '110105195001010012')).ticket;
      expect(refusal(await linkedBy({ ...proof, idCard: stranger })).code).toBe('person.notProven');
      expect(done(await linkedBy(proof)).household).toBe(household);
      expect(JSON.stringify(await town.rows())).not.toContain(card);
    });

    test('by a code of the circle, which only somebody who decides can draw, and once', async () => {
      const family = await town.family();
      const grandmother = await town.elder(family);
      const { household: home } = (await town.edition.deps.accounts.find(family.account)) ?? {};
      if (!home) throw new Error('the family has no household');
      const params = { elder: grandmother };
      const { code } = done(
        await family.send(endpoints.inviteMember, { params, body: { roles: ['isTold'] } }),
      );
      // It is of that household, and says nothing of another.
      expect(refusal(await linkedBy({ invitation: code })).facts).toMatchObject({ proof: 'invitation' });
      household = home;
      const { ticket } = await search(desk, 'phone', other());
      expect(done(await linkedBy({ invitation: code.toLowerCase() }, ticket)).household).toBe(home);
      expect((await search(desk, 'phone', other())).items).toMatchObject([{ household: home }]);
      const colleague = await town.signIn('desk');
      expect(refusal(await linkedBy({ invitation: code }, undefined, colleague)).code).toBe(
        'person.notProven',
      );
      const join = { code, name: '二姐', relation: '女儿' };
      const another = await town.family();
      expect(refusal(await another.send(endpoints.joinCircle, { body: join })).code).toBe(
        'circle.codeNotValid',
      );
      // The household hears that a number was linked to it.
      const told = done(await family.send(endpoints.listNotices)).items;
      expect(told.map(({ text }) => text).join()).toContain(`尾号${other().slice(-4)}`);
    });
  });

  test('when the key is changed, what was kept under the old one is still found, and kept anew', async () => {
    const household = await newCaller('13700000007', '吴');
    const later = assembleDeps({
      table: town.table,
      policy: town.edition.packs,
      tokenSecret,
      identityKey: 'another key, of next year',
      earlierIdentityKeys: [tokenSecret],
      wechatLogin: noWechatLogin,
      log: { request: () => undefined, fault: () => undefined },
      now: town.clock.now,
    });
    const app = createApp(later, 'local');
    const send = callerAt((path, init) => app.request(path, init), desk.token);
    const number = { kind: 'phone', number: '13700000007' };
    const found = done(await send(endpoints.searchPeople, { body: number }));
    expect(found.items).toMatchObject([{ household }]);
    done(await send(endpoints.addElder, { body: { household, name: '吴', birthDate: '1949-12-31' } }));
    const proof = { birthDate: '1949-12-31', lastFour: '0007' };
    done(await send(endpoints.enterPerson, { body: { ticket: found.ticket, name: '吴', household, proof } }));
    expect(done(await send(endpoints.searchPeople, { body: number })).items).toHaveLength(1);
    const rows = (await town.rows()).filter((row) => row['household'] === household && row['keyId']);
    expect(new Set(rows.map((row) => row['keyId'])).size).toBe(2);
  });
});

describe('a desk serves its own area', () => {
  test('outside of it there is nobody: no household, no site, no booking, no code, no bill', async () => {
    const household = await newCaller('13700000008', '郑');
    const site = await town.site();
    const canteen = await town.offer(site, lunchOf());
    const { id: elder } = done(
      await desk.send(endpoints.addElder, { body: { household, name: '郑', birthDate: '1949-12-31' } }),
    );
    const items = [serviceOf(canteen, elder, { date: '2026-07-08' })];
    const [booking] = done(
      await desk.send(endpoints.makeBookings, { body: { household, items, channel: 'window' } }),
    ).items;
    if (!booking) throw new Error('nothing was booked');
    expect(booking).toMatchObject({ channel: 'window', state: 'confirmed' });
    await town.edition.stream.deliverPending();

    expect((await search(far, 'phone', '13700000008')).items).toEqual([]);
    const missing = { code: 'notFound' };
    expect(refusal(await far.send(endpoints.listElders, { query: { household } }))).toEqual(missing);
    expect(
      refusal(
        await far.send(endpoints.addElder, { body: { household, name: '某', birthDate: '1949-12-31' } }),
      ),
    ).toEqual(missing);
    expect(refusal(await far.send(endpoints.readBooking, { params: { booking: booking.id } }))).toEqual(
      missing,
    );
    expect(
      refusal(await far.send(endpoints.cancelBooking, { params: { booking: booking.id }, body: {} })),
    ).toEqual(missing);
    // A household of its own, and a site of the others': that is not its business either.
    const { household: own } = done(await far.send(endpoints.openHousehold, { body: {} }));
    const { id: theirs } = done(
      await far.send(endpoints.addElder, { body: { household: own, name: '某', birthDate: '1949-12-31' } }),
    );
    const there = [serviceOf(canteen, theirs, { date: '2026-07-08' })];
    expect(
      refusal(await far.send(endpoints.makeBookings, { body: { household: own, items: there } })),
    ).toEqual(missing);
    const query = { code: booking.code };
    expect(done(await far.send(endpoints.findByCode, { query })).items).toEqual([]);
    expect(done(await desk.send(endpoints.findByCode, { query })).items).toMatchObject([{ id: booking.id }]);
    const [staff, otherStaff] = [await town.staffOf(site), await town.staffOf(await town.site())];
    expect(done(await staff.send(endpoints.findByCode, { query })).items).toMatchObject([{ id: booking.id }]);
    expect(done(await otherStaff.send(endpoints.findByCode, { query })).items).toEqual([]);
  });

  test('whoever was given no places serves nobody', async () => {
    const nobody = await deskOf([]);
    expect(refusal(await nobody.send(endpoints.openHousehold, { body: {} }))).toEqual({ code: 'notFound' });
    const household = await newCaller('13700000009', '冯');
    expect(refusal(await nobody.send(endpoints.listElders, { query: { household } }))).toEqual({
      code: 'notFound',
    });
  });
});

test('nothing of this was a fault', () => expect(town.faults).toEqual([]));
