import { civilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { VoucherView } from '@huiyue/shared/contract/vouchers';
import type { Id } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import type { Site } from '@huiyue/shared/site';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anotherApi, once } from '../../support/town/anotherApi';
import { done, freshKey, refusal, type Answer } from '../../support/town/caller';
import { book, openTown, serviceOf, type Person, type Town } from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';
import { dayCareOf, idOf, lunchOf } from '../../support/town/things';

/** 万源 announces vouchers for all its lines and prints no sum; 景德镇 announces none. */
const wanyuan = '511781';

type Scene = {
  readonly site: Site;
  readonly service: ServiceCard;
  readonly staff: Person;
  readonly family: Person;
  readonly household: Id<'household'>;
  readonly elder: Id<'elder'>;
  readonly regulator: Person;
};

let town: Town;
let scene: Scene;
beforeEach(async () => {
  town = await openTown({ conflicts: { hold: async () => undefined } });
  const site = await town.site({ jurisdiction: wanyuan, city: wanyuan });
  const service = await town.offer(site, dayCareOf());
  const household = idOf('household');
  const family = await town.family(household);
  scene = {
    site,
    service,
    staff: await town.staffOf(site),
    family,
    household,
    elder: await town.elder(family),
    regulator: await regulatorOf(town, wanyuan),
  };
});
afterEach(async () => {
  expect(town.faults).toEqual([]);
  await town.close();
});

function wanted(overrides: object = {}): object {
  const { household, elder } = scene;
  return {
    household,
    person: elder,
    jurisdiction: wanyuan,
    line: 'dayCare',
    scope: {},
    from: '2026-07-01',
    to: '2026-07-31',
    valueFen: 2500,
    ...overrides,
  };
}

async function issue(overrides: object = {}): Promise<VoucherView> {
  return done(await scene.regulator.send(endpoints.issueVoucher, { body: wanted(overrides) }));
}

function item(day: string, voucher?: string, elder = scene.elder): object {
  return {
    ...serviceOf(scene.service, elder, { date: `2026-07-${day}` }),
    ...(voucher === undefined ? {} : { voucher }),
  };
}

function order(person: Person, ...items: readonly object[]): Promise<Answer<{ items: BookingView[] }>> {
  return person.send(endpoints.makeBookings, { body: { items } });
}

async function vouchers(): Promise<readonly VoucherView[]> {
  const { family, elder } = scene;
  return done(await family.send(endpoints.listVouchers, { query: { person: elder } })).items;
}

async function act(
  person: Person,
  endpoint: typeof endpoints.cancelBooking | typeof endpoints.confirmBooking | typeof endpoints.returnBooking,
  booking: BookingView,
  body: object = {},
): Promise<BookingView> {
  return done(await person.send(endpoint, { params: { booking: booking.id }, body }));
}

describe('a voucher is spent inside a booking', () => {
  test('as it was reviewed: the quote, the booking and the voucher say the same', async () => {
    const voucher = await issue();
    expect(voucher).toMatchObject({ state: 'valid', valueFen: 2500, clause: { id: 'wanyuan.vouchers' } });
    const { family, service, elder } = scene;
    const query = { service: service.id, recipient: elder, date: '2026-07-08', voucher: voucher.id };
    const quote = done(await family.send(endpoints.readQuote, { query }));
    expect(quote).toMatchObject({ payFen: 6000, familyFen: 3500, voucher: { id: voucher.id, fen: 2500 } });
    const booking = await book(family, { ...item('08', voucher.id), familyFen: 3500 });
    expect(booking).toMatchObject({ familyFen: 3500, voucher: { id: voucher.id, fen: 2500 } });
    expect(await vouchers()).toMatchObject([{ state: 'spent', booking: booking.id }]);
  });

  test('and at no other sum than the family reviewed', async () => {
    const voucher = await issue();
    const answer = await order(scene.family, { ...item('08', voucher.id), familyFen: 3000 });
    expect(refusal(answer)).toEqual({ code: 'price.changed', facts: { reviewedFen: 3000, priceFen: 3500 } });
    expect(await vouchers()).toMatchObject([{ state: 'valid' }]);
  });

  test('once: a second booking, and a second in the same order, are refused', async () => {
    const { id } = await issue();
    const spent = { code: 'voucher.spent', facts: { voucher: id } };
    expect(refusal(await order(scene.family, item('08', id), item('09', id)))).toEqual(spent);
    expect(await vouchers()).toMatchObject([{ state: 'valid' }]);
    done(await order(scene.family, item('08', id)));
    expect(refusal(await order(scene.family, item('09', id)))).toEqual(spent);
    const quote = await scene.family.send(endpoints.readQuote, {
      query: { service: scene.service.id, recipient: scene.elder, date: '2026-07-09', voucher: id },
    });
    expect(refusal(quote)).toEqual(spent);
  });

  test('a repeat of the order finds its booking, and the voucher still spent in it', async () => {
    const { id } = await issue();
    const key = freshKey();
    const body = { items: [item('08', id)] };
    const first = await scene.family.send(endpoints.makeBookings, { body, key });
    expect(await scene.family.send(endpoints.makeBookings, { body, key })).toEqual(first);
    expect(await vouchers()).toMatchObject([{ state: 'spent', booking: done(first).items[0]?.id }]);
  });

  test.each([
    ['the family cancels', (b: BookingView) => act(scene.family, endpoints.cancelBooking, b)],
    [
      'the institution returns it',
      (b: BookingView) => act(scene.staff, endpoints.returnBooking, b, { reason: '满了' }),
    ],
  ])('it is free again when %s', async (_, end) => {
    const { id } = await issue();
    await end(await book(scene.family, item('08', id)));
    expect(await vouchers()).toMatchObject([{ state: 'valid', booking: null }]);
    expect((await book(scene.family, item('09', id))).voucher?.id).toBe(id);
  });

  test('it is free again when nobody answers in time, and then another booking’s alone', async () => {
    const { id } = await issue();
    const first = await book(scene.family, item('15', id));
    town.clock.set('2026-07-08T09:00:00+08:00');
    const [family, staff] = [await town.again(scene.family), await town.again(scene.staff)];
    const second = await book(family, item('16', id));
    const late = await staff.send(endpoints.confirmBooking, { params: { booking: first.id }, body: {} });
    expect(refusal(late)).toEqual({ code: 'booking.notOpenToAct', facts: { state: 'expired' } });
    const shown = done(await family.send(endpoints.listVouchers, { query: { person: scene.elder } }));
    expect(shown.items).toMatchObject([{ state: 'spent', booking: second.id }]);
  });

  test('confirmed, it outlives the deadline; begun, it stays spent though the rest is cancelled', async () => {
    const { id } = await issue();
    const booking = await book(scene.family, item('08', id));
    await act(scene.staff, endpoints.confirmBooking, booking);
    town.clock.set('2026-07-08T10:00:00+08:00');
    scene = { ...scene, family: await town.again(scene.family) };
    expect(refusal(await order(scene.family, item('09', id))).code).toBe('voucher.spent');
    await scene.family.send(endpoints.cancelBooking, { params: { booking: booking.id }, body: {} });
    expect(await vouchers()).toMatchObject([{ state: 'spent', booking: booking.id }]);
  });

  test('where there is no room, it stays free', async () => {
    const { id } = await issue();
    const tiny = await town.offer(scene.site, dayCareOf({ places: 1 }));
    const others = await town.family();
    const there = (elder: Id<'elder'>) => serviceOf(tiny, elder, { date: '2026-07-08' });
    await book(others, there(await town.elder(others)));
    expect(refusal(await order(scene.family, { ...there(scene.elder), voucher: id })).code).toBe(
      'place.full',
    );
    expect(await vouchers()).toMatchObject([{ state: 'valid' }]);
  });

  test('who waits for a place spends nothing yet', async () => {
    const { id } = await issue();
    const tiny = await town.offer(scene.site, dayCareOf({ places: 1 }));
    const others = await town.family();
    const there = (elder: Id<'elder'>) => serviceOf(tiny, elder, { date: '2026-07-08' });
    const first = await book(others, there(await town.elder(others)));
    const waiting = await book(scene.family, { ...there(scene.elder), voucher: id }, endpoints.joinWaitlist);
    expect(await vouchers()).toMatchObject([{ state: 'valid' }]);
    await act(others, endpoints.cancelBooking, first);
    done(await scene.family.send(endpoints.acceptOffer, { params: { booking: waiting.id }, body: {} }));
    expect(await vouchers()).toMatchObject([{ state: 'spent', booking: waiting.id }]);
  });
});

describe('a voucher is refused', () => {
  test.each([
    ['on another line', { scope: { lines: ['meal'] } }, '08', 'voucher.outOfScope'],
    ['before its first day', { from: '2026-07-09' }, '08', 'voucher.notYetValid'],
    ['after its last day', { to: '2026-07-07' }, '08', 'voucher.expired'],
  ])('%s', async (_, terms, day, code) => {
    const voucher = await issue(terms);
    const said = refusal(await order(scene.family, item(day, voucher.id)));
    expect(said).toMatchObject({ code, clause: { id: 'wanyuan.vouchers' } });
    expect(await vouchers()).toMatchObject([{ booking: null }]);
  });

  test('at another site than it names, and outside the place that gave it', async () => {
    const other = await town.site({ jurisdiction: wanyuan, city: wanyuan });
    const elsewhere = await issue({ scope: { sites: [other.id] } });
    expect(refusal(await order(scene.family, item('08', elsewhere.id)))).toMatchObject({
      code: 'voucher.outOfScope',
      facts: { missed: 'site' },
    });
    const here = await issue();
    const far = await town.offer(await town.site(), dayCareOf());
    const there = { ...serviceOf(far, scene.elder, { date: '2026-07-08' }), voucher: here.id };
    expect(refusal(await order(scene.family, there))).toMatchObject({
      code: 'voucher.outOfScope',
      facts: { missed: 'jurisdiction' },
    });
  });

  test('at a site that is not filed', async () => {
    const { id } = await issue();
    const unfiled = await town.site({
      jurisdiction: wanyuan,
      city: wanyuan,
      filing: { status: 'registered' },
    });
    const service = await town.offer(unfiled, dayCareOf());
    const there = { ...serviceOf(service, scene.elder, { date: '2026-07-08' }), voucher: id };
    expect(refusal(await order(scene.family, there)).code).toBe('voucher.siteNotFiled');
  });

  test('for another person, who hears the same of a voucher that is not there', async () => {
    const { id } = await issue();
    const own = await town.elder(scene.family, '1948-01-01');
    const others = await town.family();
    const stranger = await town.elder(others);
    for (const voucher of [id, 'vch_notthere000001']) {
      const code = 'voucher.otherPersons';
      expect(refusal(await order(scene.family, item('08', voucher, own)))).toEqual({
        code,
        facts: { voucher },
      });
      expect(refusal(await order(others, item('08', voucher, stranger)))).toEqual({
        code,
        facts: { voucher },
      });
    }
  });
});

describe('two bookings never have one voucher', () => {
  test('when twenty are asked for at once, in one process', async () => {
    const { id } = await issue();
    const days = ['08', '09', '10', '13', '14', '15', '16', '17'];
    const answers = await Promise.all(days.map((day) => order(scene.family, item(day, id))));
    await onlyOneSpends(id, answers);
  });

  test('when one carer is asked for at six hours of one day, in one commit', async () => {
    const visits = await town.offer(
      scene.site,
      dayCareOf({ product: 'homeCare', per: 'hour', places: 1, name: '助浴' }),
    );
    const { id } = await issue();
    const hours = [8, 9, 10, 11, 14, 15];
    const answers = await Promise.all(
      hours.map((hour) => {
        const when = { date: '2026-07-08', from: hour * 60, to: (hour + 1) * 60 };
        return order(scene.family, { ...serviceOf(visits, scene.elder, when), voucher: id });
      }),
    );
    await onlyOneSpends(id, answers);
  });

  test('when two processes stand at two services at once, for many vouchers', async () => {
    const others = [anotherApi(town), anotherApi(town)];
    const second = await town.offer(scene.site, dayCareOf());
    for (let round = 0; round < 6; round += 1) {
      const { id } = await issue({ scope: {} });
      const elder = await town.elder(scene.family);
      const mine = done(
        await scene.regulator.send(endpoints.issueVoucher, { body: wanted({ person: elder }) }),
      ).id;
      expect(id).not.toBe(mine);
      const days = ['08', '09'];
      const answers = await Promise.all(
        others.map((api, index) =>
          order(
            { ...scene.family, send: api.as(scene.family) },
            {
              ...serviceOf(index === 0 ? scene.service : second, elder, {
                date: `2026-07-${days[index] ?? '10'}`,
              }),
              voucher: mine,
            },
          ),
        ),
      );
      await onlyOneSpends(mine, answers);
    }
    for (const api of others) {
      expect(api.faults).toEqual([]);
      api.close();
    }
  });

  test('when another process spends it between the look and the commit', async () => {
    const { id } = await issue();
    const api = anotherApi(town);
    api.interfere({
      before: once(async () => {
        done(await order(scene.family, item('09', id)));
      }),
    });
    const late = await order({ ...scene.family, send: api.as(scene.family) }, item('08', id));
    expect(refusal(late)).toEqual({ code: 'voucher.spent', facts: { voucher: id } });
    expect(await town.taken(scene.service.id, '2026-07-08')).toBe(0);
    api.close();
  });

  test.each(['before', 'after'] as const)(
    'a server that dies %s the commit leaves both or neither',
    async (when) => {
      const { id } = await issue();
      const api = anotherApi(town);
      api.interfere({
        [when]: once(() => {
          throw new Error('the server died');
        }),
      });
      const key = freshKey();
      const body = { items: [item('08', id)] };
      const lost = await api.as(scene.family)(endpoints.makeBookings, { body, key });
      expect(lost.status).toBe(500);
      const [voucher] = await vouchers();
      expect(voucher?.state).toBe(when === 'before' ? 'valid' : 'spent');
      expect(await town.taken(scene.service.id, '2026-07-08')).toBe(when === 'before' ? 0 : 1);
      // The phone asks again under the same key: one booking, with the voucher, whichever it was.
      const [again] = done(await scene.family.send(endpoints.makeBookings, { body, key })).items;
      expect(await vouchers()).toMatchObject([{ state: 'spent', booking: again?.id }]);
      expect(await town.taken(scene.service.id, '2026-07-08')).toBe(1);
      api.close();
    },
  );

  async function onlyOneSpends(
    id: string,
    answers: readonly Answer<{ items: BookingView[] }>[],
  ): Promise<void> {
    const made = answers.flatMap((answer) => (answer.ok ? answer.body.items : []));
    expect(made.map(({ voucher }) => voucher?.id)).toEqual([id]);
    for (const answer of answers)
      if (!answer.ok) expect(refusal(answer)).toEqual({ code: 'voucher.spent', facts: { voucher: id } });
    const rows = (await town.rows()).filter(({ id: row, spentIn }) => row === id && spentIn !== undefined);
    expect(rows.map(({ spentIn }) => spentIn)).toEqual(made.map((booking) => booking.id));
  }
});

describe('who gives vouchers, and under which rule', () => {
  test('a place that publishes no rule gives none', async () => {
    const regulator = await regulatorOf(town, '360200');
    const body = wanted({ jurisdiction: '360200' });
    expect(refusal(await regulator.send(endpoints.issueVoucher, { body }))).toEqual({
      code: 'subsidy.noRule',
      facts: { jurisdiction: '360200', line: 'dayCare' },
    });
  });

  test('a regulator of another place finds nothing to give from, nor to read', async () => {
    const foreign = await regulatorOf(town, '360200');
    const before = await town.rows();
    expect((await foreign.send(endpoints.issueVoucher, { body: wanted() })).status).toBe(404);
    expect(await town.rows()).toEqual(before);
  });

  test('nobody is given anything under a household that is not theirs', async () => {
    const body = wanted({ household: idOf('household') });
    expect((await scene.regulator.send(endpoints.issueVoucher, { body })).status).toBe(404);
  });

  test('a scope outside the place, or with a site that is not there, is not given', async () => {
    for (const scope of [{ jurisdictions: ['360200'] }, { sites: ['site_notthere0001'] }])
      expect((await scene.regulator.send(endpoints.issueVoucher, { body: wanted({ scope }) })).status).toBe(
        404,
      );
  });

  test.each([
    ['no value', { valueFen: 0 }],
    ['half a fen', { valueFen: 10.5 }],
    ['an end before the beginning', { to: '2026-06-30' }],
    ['an empty scope of sites', { scope: { sites: [] } }],
    ['an unknown field', { extra: 1 }],
  ])('%s is a bad request', async (_, terms) => {
    expect(refusal(await scene.regulator.send(endpoints.issueVoucher, { body: wanted(terms) })).code).toBe(
      'request.invalid',
    );
  });

  test('asked twice under one key, it is one voucher', async () => {
    const key = freshKey();
    const first = await scene.regulator.send(endpoints.issueVoucher, { body: wanted(), key });
    expect(await scene.regulator.send(endpoints.issueVoucher, { body: wanted(), key })).toEqual(first);
    expect(await vouchers()).toHaveLength(1);
  });

  test('another family sees none of it', async () => {
    await issue();
    const others = await town.family();
    for (const query of [{ person: scene.elder }, { person: scene.elder, household: scene.household }])
      expect((await others.send(endpoints.listVouchers, { query })).status).toBe(404);
    const desk = await town.signIn('desk');
    const named = { person: scene.elder, household: scene.household };
    expect(done(await desk.send(endpoints.listVouchers, { query: named })).items).toHaveLength(1);
  });
});

describe('standings', () => {
  const body = () => ({
    household: scene.household,
    person: scene.elder,
    jurisdiction: wanyuan,
    group: 'specialHardship',
    from: '2026-07-01',
    proof: '能力评估',
  });

  test('are recorded for published groups alone, and shown to the family', async () => {
    const { regulator, family, elder } = scene;
    const unknown = await regulator.send(endpoints.recordStanding, { body: { ...body(), group: 'friends' } });
    expect(refusal(unknown)).toEqual({
      code: 'standing.unknownGroup',
      facts: { group: 'friends', jurisdiction: wanyuan },
    });
    done(await regulator.send(endpoints.recordStanding, { body: body() }));
    const shown = done(await family.send(endpoints.listStandings, { query: { person: elder } })).items;
    expect(shown).toMatchObject([{ group: 'specialHardship', to: null, proof: '能力评估' }]);
  });
});

test('a lunch booked for two portions takes a voucher for both together, and no more', async () => {
  const canteen = await town.offer(scene.site, lunchOf({ priceFen: fen(1000) }));
  const { id } = await issue({ valueFen: 5000, to: civilDate('2026-07-31') });
  const two = { ...serviceOf(canteen, scene.elder, { date: '2026-07-08' }, 2), voucher: id };
  expect(await book(scene.family, two)).toMatchObject({
    payFen: 2000,
    familyFen: 0,
    voucher: { fen: 2000 },
  });
});
