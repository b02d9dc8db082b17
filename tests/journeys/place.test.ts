import { auditIn } from '@huiyue/functions/store/audit';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { done, refusal } from '../support/town/caller';
import { askFor, book, openTown, placeOf, type Town } from '../support/town/openTown';
import { monthly, offerOf, siteOf, undesignated } from '../support/town/things';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(async () => {
  expect(town.faults).toEqual([]);
  await town.close();
});

const at = { longitude: '117.21', latitude: '29.29' };

test('a family in 景德镇 finds a place under the cap, asks for it, and has it confirmed', async () => {
  // The director publishes a class: first too dear, and is told by which words; then at the cap.
  const site = await town.site({ name: '瓷娃托育园' });
  const director = await town.staffOf(site);
  const tooDear = await director.send(endpoints.publishClass, {
    params: { site: site.id },
    body: offerOf({ rates: [monthly(170_001)] }),
  });
  expect(refusal(tooDear)).toMatchObject({
    code: 'price.aboveCap',
    facts: { priceFen: 170_001, capFen: 170_000 },
    clause: { phrase: '托大班(24-36个月,20人以下)费用每人每月不超过1700元', status: 'draft' },
  });
  const offer = done(
    await director.send(endpoints.publishClass, {
      params: { site: site.id },
      body: offerOf({ rates: [monthly(170_000)], places: 2 }),
    }),
  );
  expect(offer.rates.map(({ cap }) => cap?.capFen)).toEqual([170_000]);

  // A grandmother enters the child, sees which class fits, and when the next one will.
  const family = await town.family();
  const child = done(
    await family.send(endpoints.addChild, {
      body: { name: '小满', birthDate: '2024-06-15', city: '360200' },
    }),
  );
  expect(child.ageInMonths).toBe(24);
  const fit = done(
    await family.send(endpoints.readFit, { params: { child: child.id }, query: { jurisdiction: '360203' } }),
  );
  expect(fit.fits).toContainEqual({
    kind: 'olderToddlerClass',
    ageFromMonths: 24,
    ageBelowMonths: 36,
    capFen: 170_000,
  });
  expect(fit.changes.at(-1)).toEqual({ on: '2027-06-15', fits: [] });

  // She looks nearby, inclusive places only, with a place free in August.
  const query = {
    city: '360200',
    ...at,
    ageInMonths: '25',
    inclusive: 'true',
    openOnly: 'true',
    month: '2026-08',
  };
  const nearby = done(await town.stranger(endpoints.findSites, { query }));
  expect(nearby.items.map(({ name }) => name)).toContain('瓷娃托育园');
  expect(nearby.items.flatMap(({ classes }) => classes).every(({ pricing }) => pricing === 'inclusive')).toBe(
    true,
  );

  // The quote says everything before she taps; then she asks, and the place is held.
  const asked = { class: offer.id, recipient: child.id, careMode: 'fullDay', month: '2026-08' };
  const quote = done(await family.send(endpoints.readQuote, { query: asked }));
  expect(quote).toMatchObject({
    payFen: 170_000,
    startsOn: '2026-08-01',
    recipient: { ageInMonths: 25 },
    answerWithinHours: 48,
    openPlaces: 2,
  });
  const held = await book(family, placeOf(offer, child.id));
  expect(held).toMatchObject({ state: 'requested', answerBy: '2026-07-08T09:00:00+08:00' });
  const card = async () => {
    const { classes } = done(
      await town.stranger(endpoints.readSite, { params: { site: site.id }, query: { month: '2026-08' } }),
    );
    return classes.map(({ places, openPlaces, heldPlaces }) => ({ places, openPlaces, heldPlaces }));
  };
  expect(await card()).toEqual([{ places: 2, openPlaces: 1, heldPlaces: 1 }]);

  // The director finds the request at the top of her list and confirms it.
  const params = { booking: held.id };
  const waiting = done(
    await director.send(endpoints.listSiteBookings, {
      params: { site: site.id },
      query: { state: 'requested' },
    }),
  );
  expect(waiting.items.map(({ id }) => id)).toEqual([held.id]);
  done(await director.send(endpoints.confirmBooking, { params, body: {} }));
  expect(await card()).toEqual([{ places: 2, openPlaces: 1, heldPlaces: 0 }]);
  const [kept] = done(await family.send(endpoints.listBookings)).items;
  expect(kept).toMatchObject({ state: 'confirmed', priceFen: 170_000, cap: { capFen: 170_000 } });
  expect(kept?.history.map(({ act, role }) => [act, role])).toEqual([
    ['request', 'family'],
    ['confirm', 'institution'],
  ]);

  // Weeks later the plan changes: she gives the place back, and it is open to others at once.
  town.clock.set('2026-07-20T20:15:00+08:00');
  const evening = await town.again(family);
  done(await evening.send(endpoints.cancelBooking, { params, body: {} }));
  expect(await card()).toEqual([{ places: 2, openPlaces: 2, heldPlaces: 0 }]);

  // The trail says who did what, for whom, for which day, under which rule; delivered once or twice, it is the same.
  await town.edition.stream.deliverPending();
  const trail = auditIn(town.table);
  const events = await trail.read(held.id);
  expect(events.map(({ act, by, role, revision }) => ({ act, by, role, revision }))).toEqual([
    { act: 'request', by: family.account, role: 'family', revision: 1 },
    { act: 'confirm', by: director.account, role: 'institution', revision: 2 },
    { act: 'cancel', by: family.account, role: 'family', revision: 3 },
  ]);
  for (const event of events)
    expect(event).toMatchObject({
      recipient: child.id,
      site: site.id,
      servedOn: '2026-08-01',
      rule: 'jingdezhen.class.olderToddler@jingdezhen/1',
    });
  expect(JSON.stringify(events)).not.toContain('小满');
  expect(await town.edition.stream.deliverPending()).toBe(0);
});

test('a request given back says why, and one nobody answers ends by itself; both places are free again', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 2 });
  const director = await town.staffOf(site);
  const [first, second] = [await town.family(), await town.family()];
  const [child, other] = [await town.child(first), await town.child(second)];
  const returned = await book(first, placeOf(offer, child));
  const forgotten = await book(second, placeOf(offer, other));

  const latecomer = await town.family();
  const late = askFor(offer, await town.child(latecomer));
  expect(refusal(await latecomer.send(endpoints.makeBookings, { body: late })).code).toBe('place.full');

  const reason = '八月老师休产假，九月再收';
  done(await director.send(endpoints.returnBooking, { params: { booking: returned.id }, body: { reason } }));
  const [seen] = done(await first.send(endpoints.listBookings)).items;
  expect(seen).toMatchObject({ state: 'returned', reason });
  done(await latecomer.send(endpoints.makeBookings, { body: late }));

  // Two days on, nobody has answered the second family.
  town.clock.set('2026-07-08T09:00:00+08:00');
  const patient = await town.again(second);
  const [ended] = done(await patient.send(endpoints.listBookings)).items;
  expect(ended).toMatchObject({ id: forgotten.id, state: 'expired', reason: null });
  expect(ended?.history.at(-1)).toEqual({ act: 'expire', at: '2026-07-08T09:00:00+08:00', role: null });
  const { items } = done(
    await (await town.again(director)).send(endpoints.listSiteBookings, { params: { site: site.id } }),
  );
  expect(items).toEqual([]);
  expect((await book(patient, placeOf(offer, other))).state).toBe('requested');

  await town.edition.stream.deliverPending();
  const trail = auditIn(town.table);
  expect((await trail.read(returned.id)).map(({ act }) => act)).toEqual(['request', 'return']);
  expect((await trail.read(forgotten.id)).map(({ act }) => act)).toEqual(['request']);
  expect(JSON.stringify(await trail.read(returned.id))).not.toContain(reason);
});

test('in 垫江 no cap is published: nothing is invented, and the place is booked all the same', async () => {
  const site = await town.site({ jurisdiction: '500231', city: '500231', name: '牡丹托育园' });
  const director = await town.staffOf(site);
  const policy = done(
    await town.stranger(endpoints.readChildcarePolicy, { query: { jurisdiction: '500231' } }),
  );
  expect(policy.classes.map(({ cap, rule }) => [cap, rule])).toEqual(policy.classes.map(() => [null, null]));
  expect(policy.unanswered.length).toBeGreaterThan(0);
  const { items: cities } = done(await town.stranger(endpoints.listCities));
  expect(cities.find(({ code }) => code === '500231')?.publishesCaps).toBe(false);

  const offer = done(
    await director.send(endpoints.publishClass, {
      params: { site: site.id },
      body: offerOf({ rates: [monthly(310_000)] }),
    }),
  );
  expect(offer.rates.map(({ cap }) => cap)).toEqual([null]);
  const family = await town.family();
  const child = await town.child(family);
  const fit = done(
    await family.send(endpoints.readFit, { params: { child }, query: { jurisdiction: '500231' } }),
  );
  expect(fit).toMatchObject({ publishesRules: false, fits: [], changes: [] });
  const held = await book(family, placeOf(offer, child));
  expect(held).toMatchObject({ priceFen: 310_000, cap: null });
  done(await director.send(endpoints.confirmBooking, { params: { booking: held.id }, body: {} }));

  await town.edition.stream.deliverPending();
  const events = await auditIn(town.table).read(held.id);
  expect(events.map(({ act, rule }) => [act, rule])).toEqual([
    ['request', undefined],
    ['confirm', undefined],
  ]);
});

test('a market institution charges more and is labelled so; a family that wants the cap does not find it', async () => {
  const site = await town.enterSite(undesignated(siteOf({ name: '青瓷国际托育' })));
  const offer = await town.publish(site, { pricing: 'market' });
  const director = await town.staffOf(site);
  const dearer = done(
    await director.send(endpoints.changeClassTerms, {
      params: { class: offer.id },
      body: { places: 20, reserves: [], rates: [monthly(398_000)], revision: 1 },
    }),
  );
  expect(dearer).toMatchObject({ pricing: 'market', rates: [{ priceFen: 398_000, cap: null }] });
  const found = async (inclusive: string) =>
    done(await town.stranger(endpoints.findSites, { query: { city: '360200', ...at, inclusive } })).items.map(
      ({ name }) => name,
    );
  expect(await found('false')).toContain('青瓷国际托育');
  expect(await found('true')).not.toContain('青瓷国际托育');

  // The family reviewed the price of this morning: it is asked again, not charged.
  const family = await town.family();
  const child = await town.child(family);
  const changed = await family.send(endpoints.makeBookings, { body: askFor(offer, child) });
  expect(refusal(changed)).toEqual({
    code: 'price.changed',
    facts: { reviewedFen: 158_000, priceFen: 398_000 },
  });
  const held = await book(family, placeOf(dearer, child));
  expect(held).toMatchObject({ priceFen: 398_000, cap: null });

  // What was booked keeps its price, whatever the class costs from now on.
  done(
    await director.send(endpoints.changeClassTerms, {
      params: { class: offer.id },
      body: { places: 20, reserves: [], rates: [monthly(420_000)], revision: 2 },
    }),
  );
  expect(done(await family.send(endpoints.readBooking, { params: { booking: held.id } })).priceFen).toBe(
    398_000,
  );
});
