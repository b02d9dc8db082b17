import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherApi, once } from '../../support/town/anotherApi';
import { done, refusal } from '../../support/town/caller';
import { askFor, openTown, requested, type Town } from '../../support/town/openTown';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

test('a month first sold while its class is being made smaller holds the smaller number', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 20 });
  const api = anotherApi(town);
  const staff = api.as(await town.staffOf(site));
  api.interfere({ before: once(async () => void (await requested(town, offer, '2026-09'))) });

  const body = { places: 1, priceFen: offer.priceFen, revision: 1 };
  const changed = await staff(endpoints.changeClassTerms, { params: { class: offer.id }, body });
  expect(done(changed).places).toBe(1);

  const family = await town.family();
  const late = await family.send(endpoints.requestPlace, {
    body: askFor(offer, await town.child(family), '2026-09'),
  });
  expect(refusal(late)).toEqual({ code: 'place.full', facts: { month: '2026-09', places: 1 } });
  api.close();
});

test('a class made smaller while its first place is being sold draws the month up with the smaller number', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 20 });
  const staff = await town.staffOf(site);
  const family = await town.family();
  const child = await town.child(family);
  const api = anotherApi(town);
  const body = { places: 2, priceFen: offer.priceFen, revision: 1 };
  api.interfere({
    before: once(async () => {
      done(await staff.send(endpoints.changeClassTerms, { params: { class: offer.id }, body }));
    }),
  });
  done(await api.as(family)(endpoints.requestPlace, { body: askFor(offer, child) }));
  const [month] = done(
    await staff.send(endpoints.listSiteClasses, { params: { site: site.id } }),
  ).items.flatMap(({ months }) => months);
  expect(month).toMatchObject({ places: 2, takenPlaces: 1, openPlaces: 1 });
  api.close();
});

test('a place taken while the class is being made smaller than that refuses the change, and nothing is changed', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 5 });
  await requested(town, offer);
  const api = anotherApi(town);
  const staff = api.as(await town.staffOf(site));
  api.interfere({ before: once(async () => void (await requested(town, offer))) });
  const body = { places: 1, priceFen: 100_000, revision: 1 };
  const answer = await staff(endpoints.changeClassTerms, { params: { class: offer.id }, body });
  expect(refusal(answer)).toEqual({
    code: 'class.placesBelowTaken',
    facts: { places: 1, takenPlaces: 2, month: '2026-08' },
  });
  const [same] = done(await staff(endpoints.listSiteClasses, { params: { site: site.id } })).items;
  expect(same).toMatchObject({ places: 5, priceFen: 158_000, revision: 1 });
  api.close();
});

test('of two changes based on the same revision one is made and the other is told', async () => {
  const site = await town.site();
  const offer = await town.publish(site);
  const staff = await town.staffOf(site);
  const answers = await Promise.all(
    [12, 14].map((places) =>
      staff.send(endpoints.changeClassTerms, {
        params: { class: offer.id },
        body: { places, priceFen: offer.priceFen, revision: 1 },
      }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter(({ ok }) => !ok).map(refusal)).toEqual([
    { code: 'class.changed', facts: { revision: 2 } },
  ]);
});

test('capacity that moves while families book is never exceeded, and never left unused', async () => {
  const site = await town.site();
  const offer = await town.publish(site, { places: 4 });
  const staff = await town.staffOf(site);
  const families = await Promise.all(
    Array.from({ length: 24 }, async () => {
      const family = await town.family();
      return { family, child: await town.child(family) };
    }),
  );
  const resize = async (places: number, revision: number) =>
    staff.send(endpoints.changeClassTerms, {
      params: { class: offer.id },
      body: { places, priceFen: offer.priceFen, revision },
    });
  const ask = ({ family, child }: (typeof families)[number]) =>
    family.send(endpoints.requestPlace, { body: askFor(offer, child) });

  const [early, grown] = await Promise.all([Promise.all(families.slice(0, 12).map(ask)), resize(8, 1)]);
  expect(done(grown).places).toBe(8);
  const taken = early.filter(({ ok }) => ok).length;
  expect(taken).toBeGreaterThanOrEqual(4);
  expect(taken).toBeLessThanOrEqual(8);

  const late = await Promise.all(families.slice(12).map(ask));
  expect(taken + late.filter(({ ok }) => ok).length).toBe(8);
  expect((await town.sheet(offer.id, offer.month))?.claims).toHaveLength(8);
  expect(refusal(await resize(7, 2)).code).toBe('class.placesBelowTaken');
  expect(town.faults).toEqual([]);
});
