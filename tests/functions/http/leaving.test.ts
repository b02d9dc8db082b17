import { tick } from '@huiyue/functions/actions/tick';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../support/town/caller';
import { book, mondayMorning, openTown, placeOf, type Person, type Town } from '../../support/town/openTown';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(() => town.clock.set(mondayMorning));
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

const at = (day: string) => `${day}T09:00:00+08:00`;

/** A child in a class of one: in August, in September and in October. */
async function scene() {
  const site = await town.site();
  const offer = await town.publish(site, { places: 1 });
  const family = await town.family();
  const child = await town.child(family);
  const staff = await town.staffOf(site);
  const place = async (month: string) => {
    const { id, household } = await book(family, placeOf(offer, child, month));
    done(await staff.send(endpoints.confirmBooking, { params: { booking: id }, body: {} }));
    return { id, household };
  };
  const { id: august, household } = await place('2026-08');
  const [{ id: september }, { id: october }] = [await place('2026-09'), await place('2026-10')];
  const state = async (who: Person, booking: Id<'booking'>) =>
    done(await who.send(endpoints.readBooking, { params: { booking } })).state;
  return { site, offer, family, household, august, september, october, state };
}

const leave = (who: Person, booking: Id<'booking'>, on: string, key = freshKey()) =>
  who.send(endpoints.planLeaving, { params: { booking }, body: { on }, key });

test('on the day that was said the place is given back, for the refund that was shown; later months at once', async () => {
  const { site, offer, family, household, august, september, october, state } = await scene();
  town.clock.set(at('2026-08-05'));
  let caller = await town.again(family);
  const params = { booking: august };
  const shown = done(await caller.send(endpoints.readRefund, { params, query: { on: '2026-08-20' } }));
  expect(done(await caller.send(endpoints.readLeaving, { params }))).toMatchObject({
    on: null,
    later: [
      { booking: september, month: '2026-09' },
      { booking: october, month: '2026-10' },
    ],
  });
  const key = freshKey();
  const said = done(await leave(caller, august, '2026-08-20', key));
  expect(said).toMatchObject({ on: '2026-08-20', state: 'planned', released: [september, october] });
  expect(done(await leave(caller, august, '2026-08-20', key))).toEqual(said);
  expect(await state(caller, august)).toBe('confirmed');
  expect([await state(caller, september), await state(caller, october)]).toEqual(['cancelled', 'cancelled']);
  expect(await town.taken(offer.id, '2026-09')).toBe(0);

  town.clock.set('2026-08-19T23:59:00+08:00');
  await tick(town.edition.deps);
  expect(await town.taken(offer.id, '2026-08')).toBe(1);
  town.clock.set('2026-08-20T00:01:00+08:00');
  await tick(town.edition.deps);
  await tick(town.edition.deps);
  caller = await town.again(family);
  expect(await state(caller, august)).toBe('cancelled');
  expect(await town.taken(offer.id, '2026-08')).toBe(0);
  expect(done(await caller.send(endpoints.readLeaving, { params }))).toMatchObject({ state: 'left' });
  // Afterwards it still says what is owed, whichever day is asked about.
  const query = { on: '2026-08-31' };
  expect(done(await caller.send(endpoints.readRefund, { params, query }))).toEqual(shown);

  // What was shown beforehand is what the bill says.
  town.clock.set(at('2026-09-02'));
  const staff = await town.staffOf(site);
  const drafted = { params: { site: site.id }, body: { household, month: '2026-08' } };
  const bill = done(await staff.send(endpoints.draftBill, drafted));
  expect(bill.totalFen).toBe(shown.dueFen);
  expect(bill.totalFen).toBeGreaterThan(0);
  expect(bill.totalFen).toBeLessThan(shown.wholeFen);
});

test('before its first day, and today, it is given back at once', async () => {
  const { offer, family, august, september, state } = await scene();
  expect(done(await leave(family, september, '2026-09-01'))).toMatchObject({ state: 'left' });
  expect(await state(family, september)).toBe('cancelled');
  expect(await state(family, august)).toBe('confirmed');
  town.clock.set(at('2026-08-05'));
  const caller = await town.again(family);
  expect(done(await leave(caller, august, '2026-08-05'))).toMatchObject({ state: 'left' });
  expect(await town.taken(offer.id, '2026-08')).toBe(0);
  expect(refusal(await leave(caller, august, '2026-08-06')).code).toBe('booking.notOpenToAct');
});

test('until that day the family may stay after all, and nobody else decides for them', async () => {
  const { family, august, state } = await scene();
  town.clock.set(at('2026-08-05'));
  const caller = await town.again(family);
  const params = { booking: august };
  expect(refusal(await leave(caller, august, '2026-08-04')).code).toBe('day.past');
  expect(refusal(await leave(caller, august, '2026-09-01')).code).toBe('day.beyondWindow');
  expect(refusal(await leave(await town.family(), august, '2026-08-20')).code).toBe('notFound');
  done(await leave(caller, august, '2026-08-20'));
  const stay = () => caller.send(endpoints.withdrawLeaving, { params, body: {} });
  expect(done(await stay())).toMatchObject({ on: null, state: 'withdrawn' });
  expect(refusal(await stay()).code).toBe('booking.notOpenToAct');
  town.clock.set(at('2026-08-21'));
  await tick(town.edition.deps);
  expect(await state(await town.again(family), august)).toBe('confirmed');
});
