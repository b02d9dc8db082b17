import { circleEndpoints } from '@huiyue/shared/contract/circleEndpoints';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done, refusal, type Answer } from '../../support/town/caller';
import {
  book,
  mondayMorning,
  openTown,
  placeOf,
  saidYes,
  serviceOf,
  type Person,
  type Town,
} from '../../support/town/openTown';
import { idOf, lunchOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const tuesday = { date: '2026-07-07' };
const canteen = async () => town.offer(await town.site(), lunchOf());
const of = (elder: Id<'elder'>) => ({ params: { elder } });

/** Somebody of another household comes into the circle of an elder. */
async function joins(
  keeper: Person,
  elder: Id<'elder'>,
  roles: readonly string[],
  name = '二姐',
): Promise<Person> {
  const { code } = done(await keeper.send(endpoints.inviteMember, { ...of(elder), body: { roles } }));
  const person = await town.family();
  done(await person.send(endpoints.joinCircle, { body: { code, name, relation: '二女儿' } }));
  return person;
}

/** As a form does it: whoever hears that the card was changed sends the same on top of that. */
async function lookingAgain<T>(
  send: (revision: number) => Promise<Answer<T>>,
  revision = 1,
): Promise<Answer<T>> {
  const answer = await send(revision);
  if (answer.ok) return answer;
  const { code, facts } = refusal(answer);
  return code === 'card.changed' ? lookingAgain(send, Number(facts?.['revision'])) : answer;
}

describe('a circle', () => {
  test('is joined by a code, once, within two days', async () => {
    const keeper = await town.family();
    const elder = await town.elder(keeper);
    const invite = async () =>
      done(await keeper.send(endpoints.inviteMember, { ...of(elder), body: { roles: ['orders'] } }));
    const called = { name: '二姐', relation: '二女儿' };
    const { code } = await invite();
    const sister = await town.family();
    // As it is typed: small letters, a gap.
    const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`;
    const circle = done(await sister.send(endpoints.joinCircle, { body: { code: typed, ...called } }));
    expect(circle.members.map(({ name, roles, isMe }) => [name, roles, isMe])).toContainEqual([
      '二姐',
      ['orders'],
      true,
    ]);
    const again = await (await town.family()).send(endpoints.joinCircle, { body: { code, ...called } });
    expect(refusal(again).code).toBe('circle.codeNotValid');

    const late = await invite();
    const other = await town.family();
    town.clock.advanceHours(48);
    const send = (await town.again(other)).send;
    const outOfTime = await send(endpoints.joinCircle, { body: { code: late.code, ...called } });
    expect(refusal(outOfTime).code).toBe('circle.codeNotValid');
  });

  test('opens the elder to its members, as far as their roles go, and nothing else of the household', async () => {
    const keeper = await town.family();
    const elder = await town.elder(keeper);
    const child = await town.child(keeper);
    const site = await town.site();
    const nursery = await town.publish(site);
    const lunch = await town.offer(site);
    const childs = await book(keeper, placeOf(nursery, child));
    const elders = await book(keeper, serviceOf(lunch, elder, tuesday));

    const told = await joins(keeper, elder, ['isTold']);
    const orders = await joins(keeper, elder, ['orders'], '大哥');
    await saidYes(town, elder);
    for (const person of [told, orders]) {
      const listed = done(await person.send(endpoints.listBookings)).items.map(({ id }) => id);
      expect(listed).toEqual([elders.id]);
      done(await person.send(endpoints.readBooking, { params: { booking: elders.id } }));
      const hidden = await person.send(endpoints.readBooking, { params: { booking: childs.id } });
      expect(refusal(hidden).code).toBe('notFound');
      expect(done(await person.send(endpoints.listChildren)).items).toEqual([]);
      expect(done(await person.send(endpoints.listElders)).items).toEqual([]);
    }
    const wednesday = { date: '2026-07-08' };
    const items = [serviceOf(lunch, elder, wednesday)];
    expect(refusal(await told.send(endpoints.makeBookings, { body: { items } })).code).toBe('notFound');
    const cancelling = { params: { booking: elders.id }, body: {} };
    expect(refusal(await told.send(endpoints.cancelBooking, cancelling)).code).toBe('notFound');
    const made = await book(orders, serviceOf(lunch, elder, wednesday));
    expect(made).toMatchObject({ household: elders.household, orderer: orders.account });
    done(await orders.send(endpoints.cancelBooking, cancelling));
    // To decide is another role: neither may let others in, nor change the card.
    const invitation = { ...of(elder), body: { roles: ['orders'] } };
    expect(refusal(await orders.send(endpoints.inviteMember, invitation)).code).toBe('notFound');
  });

  test('lets somebody go, who then sees nothing more; the keeper of the card stays', async () => {
    const keeper = await town.family();
    const elder = await town.elder(keeper);
    const sister = await joins(keeper, elder, ['orders', 'isTold']);
    const leaving = { params: { elder, account: sister.account }, body: {} };
    done(await keeper.send(endpoints.leaveCircle, leaving));
    expect(refusal(await sister.send(endpoints.readCircle, of(elder))).code).toBe('notFound');
    expect(done(await sister.send(endpoints.listCircleElders)).items).toEqual([]);
    const own = { params: { elder, account: keeper.account }, body: {} };
    expect(refusal(await keeper.send(endpoints.leaveCircle, own)).code).toBe('circle.homeMember');
  });

  test('lists each booking once, the latest day first, over the pages of all households', async () => {
    const keeper = await town.family();
    const elder = await town.elder(keeper);
    const lunch = await canteen();
    const sister = await joins(keeper, elder, ['orders']);
    await saidYes(town, elder);
    const child = await town.child(sister);
    const nursery = await town.publish(await town.site());
    const made: string[] = [];
    for (const day of ['07', '08', '09', '10', '11'])
      made.unshift((await book(keeper, serviceOf(lunch, elder, { date: `2026-07-${day}` }))).id);
    for (const month of ['08', '09'])
      made.unshift((await book(sister, placeOf(nursery, child, `2026-${month}`))).id);
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor === undefined ? {} : { cursor }) };
      const page = done(await sister.send(endpoints.listBookings, { query }));
      read.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(read).toEqual(made);
  });
});

describe('an elder is asked', () => {
  test('before a family orders for her, and her yes is enough for good; she may take it back', async () => {
    const family = await town.family();
    const elder = await town.unaskedElder(family);
    const lunch = await canteen();
    const order = { body: { items: [serviceOf(lunch, elder, tuesday)] } };
    for (const endpoint of [endpoints.makeBookings, endpoints.makeHolds]) {
      const refused = refusal(await family.send(endpoint, order));
      expect(refused).toMatchObject({ code: 'elder.notConsented', facts: { elder, state: 'asked' } });
    }
    const circle = done(await family.send(endpoints.readCircle, of(elder)));
    const code = circle.consents[0]?.code;
    expect(code).toMatch(/^\d{6}$/);

    const desk = await town.signIn('desk');
    const wrong = { body: { code: code === '000000' ? '000001' : '000000', answer: 'given', how: 'code' } };
    expect(refusal(await desk.send(endpoints.answerConsentByCode, wrong)).code).toBe('consent.otherCode');
    const given = done(
      await desk.send(endpoints.answerConsentByCode, { body: { code, answer: 'given', how: 'code' } }),
    );
    expect(given).toMatchObject({ state: 'given', how: 'code', role: 'desk', code: null });
    const [booking] = done(await family.send(endpoints.makeBookings, order)).items;
    expect(booking?.state).toBe('confirmed');

    const back = { orders: circle.consents[0]?.orders, answer: 'withdrawn', how: 'phone' };
    done(await desk.send(endpoints.answerConsent, { ...of(elder), body: back }));
    const later = { body: { items: [serviceOf(lunch, elder, { date: '2026-07-09' })] } };
    expect(refusal(await family.send(endpoints.makeBookings, later))).toMatchObject({
      code: 'elder.notConsented',
      facts: { state: 'withdrawn' },
    });
  });

  test('by nobody but herself: a family cannot answer for her', async () => {
    const family = await town.family();
    const elder = await town.unaskedElder(family);
    const { consents } = done(await family.send(endpoints.readCircle, of(elder)));
    const body = { orders: consents[0]?.orders, answer: 'given' };
    const answered = await family.send(endpoints.answerConsent, { ...of(elder), body });
    expect(refusal(answered).code).toBe('notFound');
  });

  test('each household on its own; her own account taps', async () => {
    const keeper = await town.family();
    const elder = await town.unaskedElder(keeper);
    const sister = await joins(keeper, elder, ['orders']);
    const self = await joins(keeper, elder, ['self'], '外婆');
    const lunch = await canteen();
    const order = (date: string) => ({ body: { items: [serviceOf(lunch, elder, { date })] } });
    const { consents, myConsent } = done(await self.send(endpoints.readCircle, of(elder)));
    expect(myConsent).toBe('notNeeded');
    const sisters = consents.find(({ name }) => name === '二姐');
    const body = { orders: sisters?.orders, answer: 'given' };
    const given = done(await self.send(endpoints.answerConsent, { ...of(elder), body }));
    expect(given).toMatchObject({ state: 'given', how: 'tap', role: 'family' });
    done(await sister.send(endpoints.makeBookings, order('2026-07-08')));
    // Her yes to one is no yes to the other; for herself she needs none.
    const keepers = await keeper.send(endpoints.makeBookings, order('2026-07-09'));
    expect(refusal(keepers).code).toBe('elder.notConsented');
    done(await self.send(endpoints.makeBookings, order('2026-07-09')));
    const another = await keeper.send(endpoints.inviteMember, { ...of(elder), body: { roles: ['self'] } });
    const stranger = await town.family();
    const joining = { code: done(another).code, name: '别人', relation: '本人' };
    expect(refusal(await stranger.send(endpoints.joinCircle, { body: joining })).code).toBe('circle.hasSelf');
  });

  test('where somebody adds her own card, there is nobody to ask', async () => {
    const herself = await town.family();
    const added = { name: '我', birthDate: '1950-03-01', isMe: true };
    const { id } = done(await herself.send(endpoints.addElder, { body: added }));
    const lunch = await canteen();
    expect((await book(herself, serviceOf(lunch, id, tuesday))).state).toBe('confirmed');
  });

  test('what the desk hears on the phone is written down; the list of calls to make grows shorter', async () => {
    const family = await town.family();
    const elder = await town.unaskedElder(family);
    const desk = await town.signIn('desk');
    const lunch = await canteen();
    const { orders } = done(await family.send(endpoints.readCircle, of(elder))).consents[0] ?? {};
    if (orders === undefined || orders === 'desk') throw new Error('nobody was asked');
    const items = [serviceOf(lunch, elder, tuesday)];
    done(await desk.send(endpoints.makeBookings, { body: { household: orders, items } }));
    const circle = done(await family.send(endpoints.readCircle, of(elder)));
    const heard = circle.consents.find((consent) => consent.orders === 'desk');
    expect(heard).toMatchObject({ state: 'given', how: 'phone', role: 'desk' });

    const waiting = async () =>
      done(await desk.send(endpoints.listAskedConsents, { query: { limit: '50' } })).items.filter(
        (one) => one.elder === elder,
      );
    expect(await waiting()).toHaveLength(1);
    const body = { orders, answer: 'refused', how: 'phone' };
    done(await desk.send(endpoints.answerConsent, { ...of(elder), body }));
    expect(await waiting()).toEqual([]);
  });
});

test('orderer, recipient and payer are three people; only who is there to pay is named', async () => {
  const keeper = await town.family();
  const elder = await town.elder(keeper);
  const sister = await joins(keeper, elder, ['orders']);
  const brother = await joins(keeper, elder, ['pays'], '大哥');
  await saidYes(town, elder);
  const lunch = await canteen();
  const order = (date: string, payer: Id<'account'>) => ({
    body: { items: [serviceOf(lunch, elder, { date })], payer },
  });
  const [made] = done(await sister.send(endpoints.makeBookings, order('2026-07-08', brother.account))).items;
  expect(made).toMatchObject({
    orderer: sister.account,
    recipient: { id: elder },
    payer: brother.account,
  });
  const told = await joins(keeper, elder, ['isTold'], '表妹');
  for (const other of [told.account, (await town.family()).account]) {
    const answer = await sister.send(endpoints.makeBookings, order('2026-07-09', other));
    expect(refusal(answer).code).toBe('circle.notPayer');
  }
  // Whoever keeps the card may pay; who orders pays where nobody is named.
  const [kept] = done(await sister.send(endpoints.makeBookings, order('2026-07-10', keeper.account))).items;
  expect(kept?.payer).toBe(keeper.account);
  expect((await book(sister, serviceOf(lunch, elder, { date: '2026-07-13' }))).payer).toBe(sister.account);
});

test('the elder says no to one order: it is cancelled in time, as her wish; late the institution is asked', async () => {
  const keeper = await town.family();
  const elder = await town.elder(keeper);
  const self = await joins(keeper, elder, ['self'], '外婆');
  const lunch = await canteen();
  const [first, second] = [
    await book(keeper, serviceOf(lunch, elder, tuesday)),
    await book(keeper, serviceOf(lunch, elder, { date: '2026-07-08' })),
  ];
  const answer = (who: Person, booking: string, word: string) =>
    who.send(endpoints.answerOrder, { params: { booking }, body: { answer: word } });
  expect(refusal(await answer(keeper, first.id, 'refused')).code).toBe('notFound');
  done(await answer(self, second.id, 'accepted'));
  const refused = done(await answer(self, first.id, 'refused'));
  expect(refused.booking.state).toBe('cancelled');
  const query = { from: '2026-07-07', until: '2026-07-08' };
  const ordered = done(await keeper.send(endpoints.readOrdered, { params: { recipient: elder }, query }));
  expect(ordered.items.map(({ booking, elderAnswer }) => [booking, elderAnswer])).toEqual([
    [second.id, 'accepted'],
  ]);
  // After the cut-off nothing is given back by itself: her no is put before the institution, and heard once.
  town.clock.set('2026-07-08T10:30:00+08:00');
  const later = await town.again(self);
  const late = done(await answer(later, second.id, 'refused'));
  expect(late).toMatchObject({ answer: 'refused', booking: { state: 'confirmed' } });
  const requests = async () => done(await later.send(endpoints.listLateRequests)).items;
  expect(await requests()).toMatchObject([
    { id: late.lateRequest, state: 'open', asked: { kind: 'cancel', booking: second.id } },
  ]);
  expect(done(await answer(later, second.id, 'refused')).lateRequest).toBe(late.lateRequest);
  expect(await requests()).toHaveLength(1);
  // What has been served cannot be given back by anybody.
  town.clock.set('2026-07-08T13:30:00+08:00');
  const over = refusal(await answer(await town.again(self), second.id, 'refused'));
  expect(over).toMatchObject({ code: 'day.tooLate', facts: { isBooked: true } });
});

test('before paying: what is ordered already, by whom, without what is given up', async () => {
  const keeper = await town.family();
  const elder = await town.elder(keeper);
  const sister = await joins(keeper, elder, ['orders']);
  await saidYes(town, elder);
  const lunch = await canteen();
  const first = await book(sister, serviceOf(lunch, elder, tuesday));
  const given = await book(sister, serviceOf(lunch, elder, { date: '2026-07-08' }));
  done(await sister.send(endpoints.cancelBooking, { params: { booking: given.id }, body: {} }));
  const query = { from: '2026-07-06', until: '2026-07-12' };
  const asked = { params: { recipient: elder }, query };
  expect(done(await keeper.send(endpoints.readOrdered, asked)).items).toMatchObject([
    { booking: first.id, date: '2026-07-07', orderer: { name: '二姐', isMe: false, role: 'family' } },
  ]);
  expect(done(await sister.send(endpoints.readOrdered, asked)).items[0]?.orderer.isMe).toBe(true);
  const stranger = await town.family();
  expect(refusal(await stranger.send(endpoints.readOrdered, asked)).code).toBe('notFound');
});

test('the timeline lays the child’s days beside the elder’s, of whichever household', async () => {
  const keeper = await town.family();
  const elder = await town.elder(keeper);
  const sister = await joins(keeper, elder, ['isTold']);
  const child = await town.child(sister);
  const site = await town.site();
  const nursery = await town.publish(site);
  const lunch = await town.offer(site);
  town.clock.set('2026-07-31T09:00:00+08:00');
  const [hers, mine] = [await town.again(keeper), await town.again(sister)];
  await book(hers, serviceOf(lunch, elder, { date: '2026-08-03' }));
  await book(mine, placeOf(nursery, child));
  const timeline = done(
    await mine.send(endpoints.readTimeline, { query: { from: '2026-08-01', days: '3' } }),
  );
  expect(timeline.people.map(({ kind, isHome }) => [kind, isHome])).toEqual([
    ['child', true],
    ['elder', false],
  ]);
  expect(timeline.days.map(({ date, items }) => [date, items.map(({ person }) => person.kind)])).toEqual([
    ['2026-08-01', []],
    ['2026-08-02', []],
    ['2026-08-03', ['child', 'elder']],
  ]);
  expect(timeline.next).toBe('2026-08-04');
});

describe('a card', () => {
  const card = {
    allergies: ['peanuts'],
    diets: ['lowSalt'],
    mobility: 'wheelchair',
    emergencyContact: { name: '二姐', phone: '138 0000 0000' },
    address: '珠山区试验路8号',
  };

  test('shows an institution what its booking needs, from its yes to the last day, and nothing more', async () => {
    const family = await town.family();
    const elder = await town.elder(family);
    const body = { name: '外婆', birthDate: '1950-03-01', card, revision: 1 };
    done(await family.send(endpoints.changeElder, { ...of(elder), body }));
    const site = await town.site();
    const staff = await town.staffOf(site);
    const lunch = await town.offer(site, lunchOf({ answerWithinHours: 24 }));
    const booking = await book(family, serviceOf(lunch, elder, tuesday));
    const params = { booking: booking.id };
    expect(refusal(await staff.send(endpoints.readBookingCard, { params })).code).toBe('notFound');
    done(await staff.send(endpoints.confirmBooking, { params, body: {} }));
    const seen = done(await staff.send(endpoints.readBookingCard, { params })).card;
    expect(seen).toEqual({
      allergies: ['peanuts'],
      diets: ['lowSalt'],
      mobility: null,
      emergencyContact: null,
      address: null,
      careLevel: null,
      collectors: [],
    });
    expect(done(await family.send(endpoints.readBookingCard, { params })).card.address).toBe(card.address);
    town.clock.set('2026-07-08T09:00:00+08:00');
    const after = (await town.again(staff)).send;
    expect(refusal(await after(endpoints.readBookingCard, { params })).code).toBe('notFound');
  });

  test('is assessed by the desk or an institution, and what they saw outlasts the family’s changes', async () => {
    const family = await town.family();
    const elder = await town.elder(family);
    const lunch = await canteen();
    const { household } = await book(family, serviceOf(lunch, elder, tuesday));
    const desk = await town.signIn('desk');
    const assessed = { household, level: 'moderate', on: '2026-07-01' };
    done(await desk.send(endpoints.recordCareLevel, { ...of(elder), body: assessed }));
    const body = { name: '外婆', birthDate: '1950-03-01', card: {}, revision: 2 };
    const changed = done(await family.send(endpoints.changeElder, { ...of(elder), body }));
    expect(changed.card.careLevel).toEqual({ level: 'moderate', on: '2026-07-01', site: null });
    const own = await family.send(endpoints.recordCareLevel, { ...of(elder), body: assessed });
    expect(refusal(own).code).toBe('session.otherRole');
  });

  test('changed by two at once keeps what the first wrote; the other is told, and may look again', async () => {
    const family = await town.family();
    const elder = await town.elder(family);
    const child = await town.child(family);
    const desk = await town.signIn('desk');
    const { household } = (await town.edition.deps.accounts.find(family.account)) ?? {};
    const read = async () => done(await family.send(endpoints.listElders)).items[0];
    const said = { name: '外婆', birthDate: '1950-03-01' };
    const before = (await read())?.revision;
    expect(before).toBe(1);
    const both = await Promise.all(
      ['walks', 'wheelchair'].map((mobility) =>
        family.send(endpoints.changeElder, {
          ...of(elder),
          body: { ...said, card: { mobility }, revision: before },
        }),
      ),
    );
    const [won, lost] = both[0]?.ok ? both : both.toReversed();
    if (!won || !lost) throw new Error('two were sent');
    expect(refusal(lost)).toMatchObject({ code: 'card.changed', facts: { revision: 2 } });
    expect((await read())?.card.mobility).toBe(done(won).card.mobility);
    const card = { address: '试验路1号' };
    const again = { ...of(elder), body: { ...said, card, revision: 2 } };
    expect(done(await family.send(endpoints.changeElder, again)).revision).toBe(3);
    // What others enter meanwhile is lost by no change of the family's, nor the other way round. Whoever is told looks again.
    const assessed = { household, level: 'moderate', on: '2026-07-01' };
    const proofs = [{ group: 'safetyNet' }];
    const all = await Promise.all([
      desk.send(endpoints.recordCareLevel, { ...of(elder), body: assessed }),
      lookingAgain((revision) =>
        desk.send(endpoints.proveGroups, {
          params: { recipient: elder },
          body: { household, proofs, revision },
        }),
      ),
      lookingAgain((revision) =>
        family.send(endpoints.changeElder, {
          ...of(elder),
          body: { ...said, card: { mobility: 'inBed' }, revision },
        }),
      ),
    ]);
    expect(all.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await read()).toMatchObject({
      revision: 6,
      proofs: [{ group: 'safetyNet' }],
      card: { mobility: 'inBed', careLevel: { level: 'moderate' } },
    });
    const ofChild = (revision: number) => ({
      params: { child },
      body: { name: '小满', birthDate: '2024-06-15', card: {}, revision },
    });
    done(await family.send(endpoints.changeChild, ofChild(1)));
    expect(refusal(await family.send(endpoints.changeChild, ofChild(1))).code).toBe('card.changed');
  });

  test('is changed by nobody who does not say, or no longer knows, how it stood', async () => {
    const family = await town.family();
    const [elder, child] = [await town.elder(family), await town.child(family)];
    const card = { allergies: ['peanuts'] };
    const ofElder = (more: object) =>
      family.send(endpoints.changeElder, {
        ...of(elder),
        body: { name: '外婆', birthDate: '1950-03-01', card, ...more },
      });
    const ofChild = (more: object) =>
      family.send(endpoints.changeChild, {
        params: { child },
        body: { name: '小满', birthDate: '2024-06-15', card, ...more },
      });
    for (const change of [ofElder, ofChild]) {
      expect((await change({ revision: 1 })).ok).toBe(true);
      const before = await town.rows();
      expect(refusal(await change({ card: {} }))).toEqual({
        code: 'request.invalid',
        issues: [{ path: 'body.revision', message: 'must be the revision of the card that was read' }],
      });
      expect(refusal(await change({ card: {}, revision: 1 }))).toEqual({
        code: 'card.changed',
        facts: { revision: 2 },
      });
      expect(await town.rows()).toEqual(before);
    }
  });

  test('keeps what one desk saw of the papers from another that does not know of it', async () => {
    const family = await town.family();
    const elder = await town.elder(family);
    const { household } = (await town.edition.deps.accounts.find(family.account)) ?? {};
    const desks = [await town.signIn('desk'), await town.signIn('desk')];
    const groupsOf = async () =>
      done(await family.send(endpoints.listElders)).items[0]?.proofs.map(({ group }) => group);
    const writes = (desk: Person | undefined, groups: readonly string[], more: object = { revision: 1 }) => {
      const body = { household, proofs: groups.map((group) => ({ group })), ...more };
      if (!desk) throw new Error('two desks are open');
      return desk.send(endpoints.proveGroups, { params: { recipient: elder }, body });
    };
    const both = await Promise.all([writes(desks[0], ['safetyNet']), writes(desks[1], ['priority'])]);
    const [won, lost] = both[0]?.ok ? both : both.toReversed();
    if (!won || !lost) throw new Error('two were sent');
    const first = done(won);
    expect(first.revision).toBe(2);
    expect(refusal(lost)).toEqual({ code: 'card.changed', facts: { revision: 2 } });
    expect(await groupsOf()).toEqual(first.proofs.map(({ group }) => group));
    // Whoever does not say how it stood is not heard; whoever has looked is.
    const before = await town.rows();
    expect(refusal(await writes(desks[0], [], {}))).toMatchObject({
      code: 'request.invalid',
      issues: [{ path: 'body.revision', message: 'must be the revision of the card that was read' }],
    });
    expect(await town.rows()).toEqual(before);
    const all = ['safetyNet', 'priority'];
    expect(done(await writes(desks[1], all, { revision: 2 })).revision).toBe(3);
    expect(await groupsOf()).toEqual(all);
  });

  test('is taken away only when nothing is booked by it', async () => {
    const family = await town.family();
    const elder = await town.elder(family);
    const lunch = await canteen();
    const booking = await book(family, serviceOf(lunch, elder, tuesday));
    const removing = { ...of(elder), body: {} };
    expect(refusal(await family.send(endpoints.removeElder, removing))).toMatchObject({
      code: 'card.hasBookings',
      facts: { bookings: 1 },
    });
    done(await family.send(endpoints.cancelBooking, { params: { booking: booking.id }, body: {} }));
    done(await family.send(endpoints.removeElder, removing));
    expect(done(await family.send(endpoints.listElders)).items).toEqual([]);
    const child = await town.child(family);
    done(await family.send(endpoints.removeChild, { params: { child }, body: {} }));
    expect(done(await family.send(endpoints.listChildren)).items).toEqual([]);
  });

  test('of a child has no address', async () => {
    const family = await town.family();
    const child = await town.child(family);
    const body = { name: '小满', birthDate: '2024-06-15', card, revision: 1 };
    const answer = await family.send(endpoints.changeChild, { params: { child }, body });
    expect(refusal(answer).code).toBe('card.notForChildren');
  });
});

/** Any of the operations, whatever it answers. */
const any = (endpoint: Endpoint): Endpoint => endpoint;

test('every operation of the circle is for whom its row says', async () => {
  for (const endpoint of Object.values(circleEndpoints)) {
    const params = {
      child: idOf('child'),
      elder: idOf('elder'),
      account: idOf('account'),
      booking: idOf('booking'),
      recipient: idOf('elder'),
    };
    const answer = await town.stranger(any(endpoint), { params });
    expect(refusal(answer).code).toBe('session.missing');
  }
});
