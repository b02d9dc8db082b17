import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { publishingEndpoints } from '@huiyue/shared/contract/publishingEndpoints';
import { roles } from '@huiyue/shared/people';
import type { DraftView } from '@huiyue/shared/contract/publishing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anotherApi, once } from '../../support/town/anotherApi';
import { callerAt, done, freshKey, refusal, type Send } from '../../support/town/caller';
import {
  askFor,
  book,
  openTown,
  placeOf,
  requested,
  type Person,
  type Town,
} from '../../support/town/openTown';
import {
  asRead,
  drafted,
  jingdezhen,
  noticeOf,
  olderToddlerCap,
  publishedNotice,
  regulatorOf,
} from '../../support/town/regulators';
import { monthly } from '../../support/town/things';

let town: Town;
let author: Person;
let second: Person;
beforeEach(async () => {
  town = await openTown();
  author = await regulatorOf(town);
  second = await regulatorOf(town);
});
afterEach(async () => {
  expect(town.faults).toEqual([]);
  await town.close();
});

const publish = (
  person: Pick<Person, 'send'>,
  draft: DraftView,
  body: object = asRead(draft),
  key = freshKey(),
) => person.send(endpoints.publishDraft, { params: { draft: draft.id }, body, key });

const listed = async () =>
  done(await town.stranger(endpoints.listPublications, { query: { jurisdiction: jingdezhen } })).items;

async function capNow(on = '2026-08-01') {
  const query = { jurisdiction: jingdezhen, on };
  const { classes } = done(await town.stranger(endpoints.readChildcarePolicy, { query }));
  return classes.find(({ kind }) => kind === 'olderToddlerClass')?.cap;
}

/** What a refused draft lacks, by code. */
async function problemsOf(content: object): Promise<readonly unknown[]> {
  const draft = await drafted(author, content);
  const { code, facts } = refusal(await publish(second, draft));
  expect(code).toBe('policy.invalid');
  const told = draft.problems.map((problem) => problem.code);
  expect(facts?.['problems']).toMatchObject(told.map((one) => ({ code: one, sentence: expect.any(String) })));
  expect(await listed()).toEqual([]);
  return [...new Set(told)];
}

describe('two people', () => {
  test('one drafts, the other publishes, and from then on everybody is judged by it', async () => {
    const draft = await drafted(author);
    expect(draft).toMatchObject({ state: 'open', revision: 1, problems: [], nextNumber: 1, number: null });
    expect((await capNow())?.capFen).toBe(170_000);

    const publication = done(await publish(second, draft));
    expect(publication).toMatchObject({ number: 1, version: '360200/publication-1', from: '2026-07-06' });
    expect(await capNow()).toMatchObject({
      capFen: 150_000,
      clause: { phrase: '托大班费用每人每月不超过1500元', status: 'issued', version: '360200/publication-1' },
    });
    expect(await capNow('2026-07-05')).toMatchObject({ capFen: 170_000 });
    const after = done(await second.send(endpoints.readDraft, { params: { draft: draft.id } }));
    expect(after).toMatchObject({ state: 'published', number: 1, nextNumber: null, revision: 2 });
    expect(after.history.map(({ act, by }) => [act, by])).toEqual([
      ['draft', author.account],
      ['publish', second.account],
    ]);
  });

  test('nobody publishes what they drafted', async () => {
    expect(refusal(await publish(author, await drafted(author)))).toEqual({
      code: 'policy.twoPeople',
      facts: {},
    });
    expect(await listed()).toEqual([]);
  });

  test('a regulator of another city sees neither draft nor desk, and publishes nothing', async () => {
    const draft = await drafted(author);
    const params = { draft: draft.id };
    const weihai = await regulatorOf(town, '371000');
    expect(refusal(await publish(weihai, draft)).code).toBe('notFound');
    expect(refusal(await weihai.send(endpoints.readDraft, { params })).code).toBe('notFound');
    expect(refusal(await weihai.send(endpoints.simulateDraft, { params })).code).toBe('notFound');
    const body = { jurisdiction: jingdezhen, content: noticeOf() };
    expect(refusal(await weihai.send(endpoints.startDraft, { body })).code).toBe('notFound');
    const query = { jurisdiction: jingdezhen };
    expect(refusal(await weihai.send(endpoints.listDrafts, { query })).code).toBe('notFound');
    expect(refusal(await weihai.send(endpoints.readRegulatorDesk, { query })).code).toBe('notFound');
    expect(refusal(await weihai.send(endpoints.listBreaches, { query })).code).toBe('notFound');
  });
});

describe('who may call', () => {
  const operations: readonly Endpoint[] = Object.values(publishingEndpoints);
  const draft = 'drf_000001';
  const site = 'site_000001';
  const ask = (send: Send, endpoint: Endpoint) =>
    send(endpoint, {
      params: { draft, site },
      query: { jurisdiction: jingdezhen },
      ...(endpoint.method === 'GET' ? {} : { body: {} }),
    });

  test.each(operations.map((endpoint) => [endpoint.path, endpoint] as const))('%s', async (_, endpoint) => {
    if (endpoint.for === 'everyone') return;
    expect(refusal(await ask(town.stranger, endpoint)).code).toBe('session.missing');
    for (const role of roles) {
      if (endpoint.for === 'signedIn' || endpoint.for.includes(role)) continue;
      const person = role === 'family' ? await town.family() : await town.signIn(role);
      expect(refusal(await ask(person.send, endpoint)).code).toBe('session.otherRole');
    }
  });

  test('a regulator who was given no place publishes for none', async () => {
    const nobody = await town.signIn('regulator');
    const body = { jurisdiction: jingdezhen, content: noticeOf() };
    expect(refusal(await nobody.send(endpoints.startDraft, { body })).code).toBe('notFound');
  });

  test('a city’s regulator watches over its counties, and does not publish for them', async () => {
    const query = { jurisdiction: '360222' };
    expect(done(await author.send(endpoints.readRegulatorDesk, { query })).place.name).toBe('浮梁县');
    const body = { jurisdiction: '360222', content: noticeOf({ jurisdiction: '360222' }) };
    expect(refusal(await author.send(endpoints.startDraft, { body })).code).toBe('notFound');
  });
});

test('in the demo town every city has the two people it takes', async () => {
  const { items } = done(await town.stranger(endpoints.listDemoAccounts));
  const places = await Promise.all(
    items
      .filter(({ role, about }) => role === 'regulator' && about.includes('主管部门'))
      .map(async ({ account }) => {
        const { token } = done(await town.stranger(endpoints.loginDemo, { body: { account } }));
        return done(await callerAt(town.door, token)(endpoints.readMe)).jurisdictions;
      }),
  );
  const cities = done(await town.stranger(endpoints.listCities)).items;
  for (const { code, name, districts } of cities)
    for (const place of [{ code, name }, ...districts])
      expect(places.filter((own) => own.some((one) => one.code === place.code))).toHaveLength(2);
});

describe('a draft', () => {
  test('is changed by its author alone, each time as a revision that can be read again', async () => {
    const draft = await drafted(author, { from: 'soon' });
    expect(draft.problems.map(({ code }) => code)).toContain('entry.malformed');
    const params = { draft: draft.id };
    const body = { revision: 1, content: noticeOf() };
    expect(refusal(await second.send(endpoints.changeDraft, { params, body })).code).toBe(
      'draft.otherAuthor',
    );
    const changed = done(await author.send(endpoints.changeDraft, { params, body }));
    expect(changed).toMatchObject({ revision: 2, problems: [], content: body.content });
    expect(refusal(await author.send(endpoints.changeDraft, { params, body }))).toEqual({
      code: 'draft.changed',
      facts: { revision: 2 },
    });
    const old = done(await second.send(endpoints.readDraft, { params, query: { revision: '1' } }));
    expect(old).toMatchObject({ revision: 1, content: { from: 'soon' } });
  });

  test('is published in the words its reader read, or not at all', async () => {
    const draft = await drafted(author);
    const content = noticeOf({ capFen: 100 });
    const body = { revision: 1, content };
    done(await author.send(endpoints.changeDraft, { params: { draft: draft.id }, body }));
    expect(refusal(await publish(second, draft))).toEqual({ code: 'draft.changed', facts: { revision: 2 } });
    expect((await capNow())?.capFen).toBe(170_000);
  });

  test('that two hands change at once keeps the one, and tells the other', async () => {
    const draft = await drafted(author);
    const params = { draft: draft.id };
    const bodies = [160_000, 140_000].map((capFen) => ({ revision: 1, content: noticeOf({ capFen }) }));
    const answers = await Promise.all(
      bodies.map((body) => author.send(endpoints.changeDraft, { params, body })),
    );
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409]);
    const kept = bodies[answers.findIndex(({ ok }) => ok)];
    const now = done(await second.send(endpoints.readDraft, { params }));
    expect(now).toMatchObject({ revision: 2, content: kept?.content });
  });

  test('that is withdrawn stays on record, and nothing more happens to it', async () => {
    const draft = await drafted(author);
    const params = { draft: draft.id };
    const body = { revision: 1, reason: '等省里的文件' };
    expect(refusal(await second.send(endpoints.withdrawDraft, { params, body })).code).toBe(
      'draft.otherAuthor',
    );
    done(await author.send(endpoints.withdrawDraft, { params, body }));
    expect(refusal(await publish(second, draft))).toEqual({
      code: 'draft.notOpen',
      facts: { state: 'withdrawn' },
    });
    const query = { jurisdiction: jingdezhen };
    const { items } = done(await second.send(endpoints.listDrafts, { query }));
    expect(items).toMatchObject([
      { id: draft.id, state: 'withdrawn', history: [{}, { reason: '等省里的文件' }] },
    ]);
  });

  test('is listed newest first, page by page', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push((await drafted(author)).id);
    const query = { jurisdiction: jingdezhen, limit: '2' };
    const page = done(await second.send(endpoints.listDrafts, { query }));
    const more = { ...query, cursor: page.next ?? '' };
    const rest = done(await second.send(endpoints.listDrafts, { query: more }));
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(rest.next).toBeNull();
  });
});

describe('what may not be published, each with its sentence', () => {
  const cap = (more: object) => noticeOf({ cap: more });
  test.each([
    ['a cap that rests on no words', cap({ clause: undefined }), ['entry.malformed']],
    ['a cap that cites words nobody printed', cap({ clause: 'no.such' }), ['clause.unknown']],
    ['a first day that has passed', noticeOf({ from: '2026-07-05' }), ['publication.inThePast']],
    [
      'a rule that begins before its publication',
      cap({ validity: { from: '2026-07-01' } }),
      ['publication.inThePast'],
    ],
    ['two answers for one day', cap({ replaces: [] }), ['rule.twoAnswers']],
    [
      'a share of more than the whole',
      cap({ capFen: undefined, derived: { kind: 'share', of: 'jingdezhen.cap.toddlerClass', percent: 101 } }),
      ['share.above100'],
    ],
    [
      'a rounding that lifts the price over the share',
      cap({
        capFen: undefined,
        derived: { kind: 'share', of: 'jingdezhen.cap.toddlerClass', percent: 33.33 },
        rounding: { toFen: 10_000, direction: 'up' },
      }),
      ['rounding.lifts'],
    ],
    ['nothing at all', noticeOf({ rules: {} }), ['publication.empty']],
  ])('%s', async (_, content, codes) => {
    expect(await problemsOf(JSON.parse(JSON.stringify(content)))).toEqual(codes);
  });

  test('caps that follow from one another in a circle', async () => {
    const content = noticeOf();
    const [first] =
      'priceCaps' in content.rules && Array.isArray(content.rules.priceCaps) ? content.rules.priceCaps : [];
    const { capFen: _, ...half } = first;
    const circle = [
      { ...half, id: 'circle.a', derived: { kind: 'share', of: 'circle.b', percent: 60 } },
      {
        ...half,
        id: 'circle.b',
        careMode: 'halfDay',
        replaces: [],
        derived: { kind: 'share', of: 'circle.a', percent: 60 },
      },
    ];
    expect(await problemsOf({ ...content, rules: { priceCaps: circle } })).toEqual(['cap.circle']);
  });

  test('a draft that was sound, once something it contradicts was published', async () => {
    const draft = await drafted(author, noticeOf());
    await publishedNotice(town, noticeOf({ capFen: 160_000 }));
    const now = done(await second.send(endpoints.readDraft, { params: { draft: draft.id } }));
    expect(now.problems.map(({ code }) => code)).toContain('rule.twoAnswers');
    expect(refusal(await publish(second, now)).code).toBe('policy.invalid');
    expect((await listed()).map(({ number }) => number)).toEqual([1]);
  });

  test('a draft that lay until its first day had passed', async () => {
    const draft = await drafted(author, noticeOf({ from: '2026-07-06' }));
    town.clock.set('2026-07-07T09:00:00+08:00');
    const { facts } = refusal(await publish(await town.again(second), draft));
    expect(facts?.['problems']).toMatchObject([{ code: 'publication.inThePast' }]);
  });
});

describe('numbers', () => {
  test('have no gap, and those of one place know nothing of another’s', async () => {
    const first = await publishedNotice(town, noticeOf({ capFen: 160_000 }));
    const weihai = noticeOf({ jurisdiction: '371000', cap: { replaces: [] } });
    await publishedNotice(town, weihai, '371000');
    const cap = { replaces: [first.brings[0]?.id] };
    await publishedNotice(town, noticeOf({ from: '2026-09-01', capFen: 140_000, cap }));
    const all = done(await town.stranger(endpoints.listPublications)).items;
    expect(all.map(({ version }) => version)).toEqual([
      '360200/publication-2',
      '371000/publication-1',
      '360200/publication-1',
    ]);
    expect((await listed()).map(({ number }) => number)).toEqual([2, 1]);
    expect([(await capNow('2026-08-31'))?.capFen, (await capNow('2026-09-01'))?.capFen]).toEqual([
      160_000, 140_000,
    ]);
    const county = { jurisdiction: '360222' };
    const there = done(await town.stranger(endpoints.listPublications, { query: county })).items;
    expect(there.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('a county may build on what its city published before it, in a process that has to read both', async () => {
    // The city's second publication goes before the county's first: the order is that of publishing, not of numbers.
    await publishedNotice(town, noticeOf({ cap: { careMode: 'occasional', per: 'day', replaces: [] } }));
    const { brings } = await publishedNotice(town, noticeOf({ capFen: 160_000 }));
    const half = {
      careMode: 'halfDay',
      replaces: [],
      capFen: undefined,
      derived: { kind: 'share', of: brings[0]?.id, percent: 60 },
    };
    const county = JSON.parse(JSON.stringify(noticeOf({ jurisdiction: '360222', cap: half })));
    await publishedNotice(town, county, '360222');
    const api = anotherApi(town);
    const query = {
      line: 'childcare',
      careMode: 'halfDay',
      classKind: 'olderToddlerClass',
      jurisdiction: '360222',
    };
    const judged = done(await api.as(author)(endpoints.judgeCare, { query }));
    expect(judged.cities[0]?.options[0]?.price).toMatchObject({
      mostFen: 96_000,
      cap: { derivation: { kind: 'share', figure: 60, ofFen: 160_000 } },
    });
    expect(api.faults).toEqual([]);
    api.close();
  });

  test('who has not seen the last publication is told of it', async () => {
    const halfDays = await drafted(author, noticeOf({ cap: { careMode: 'halfDay', replaces: [] } }));
    await publishedNotice(town);
    expect(refusal(await publish(second, halfDays))).toEqual({
      code: 'policy.publishedMeanwhile',
      facts: { lastNumber: 1 },
    });
    const again = done(await second.send(endpoints.readDraft, { params: { draft: halfDays.id } }));
    expect(done(await publish(second, again)).number).toBe(2);
  });

  test('two who publish at once: one wins, the other is told', async () => {
    const one = await drafted(author, noticeOf());
    const other = await drafted(author, noticeOf({ cap: { careMode: 'halfDay', replaces: [] } }));
    const api = anotherApi(town);
    // The other one's publication arrives while this one's is on its way to the table.
    api.interfere({ before: once(async () => void done(await publish(second, other))) });
    const told = await publish({ send: api.as(second) }, one);
    expect(refusal(told)).toEqual({ code: 'policy.publishedMeanwhile', facts: { lastNumber: 1 } });
    expect((await listed()).map(({ document }) => document.id)).toEqual(
      [other.content['document']].map(idOfDocument),
    );
    api.close();
  });

  test('two places that publish at once do not keep each other from it', async () => {
    const one = await drafted(author);
    const api = anotherApi(town);
    const weihai = noticeOf({ jurisdiction: '371000', cap: { replaces: [] } });
    api.interfere({ before: once(async () => void (await publishedNotice(town, weihai, '371000'))) });
    expect(done(await publish({ send: api.as(second) }, one)).version).toBe('360200/publication-1');
    const all = done(await town.stranger(endpoints.listPublications)).items;
    expect(all.map(({ version }) => version)).toEqual(['360200/publication-1', '371000/publication-1']);
    expect(api.faults).toEqual([]);
    api.close();
  });

  test('two who publish one draft: it is published once, and the other is told', async () => {
    const draft = await drafted(author);
    const third = await regulatorOf(town);
    const answers = await Promise.all([publish(second, draft), publish(third, draft)]);
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([201, 409]);
    expect(await listed()).toHaveLength(1);
  });
});

describe('a publication that is sent again', () => {
  test('is one publication, with the same answer', async () => {
    const draft = await drafted(author);
    const key = freshKey();
    const first = done(await publish(second, draft, asRead(draft), key));
    const again = done(await publish(second, draft, asRead(draft), key));
    expect(again).toEqual(first);
    expect(await listed()).toHaveLength(1);
  });

  test('after its answer was lost, it is told that it happened', async () => {
    const draft = await drafted(author);
    const api = anotherApi(town);
    api.interfere({
      after: once(() => {
        throw new Error('the line went dead');
      }),
    });
    const key = freshKey();
    const door = { send: api.as(second) };
    expect((await publish(door, draft, asRead(draft), key)).status).toBe(500);
    expect(done(await publish(door, draft, asRead(draft), key)).number).toBe(1);
    expect(await listed()).toHaveLength(1);
    api.close();
  });

  test('a draft too is made once', async () => {
    const body = { jurisdiction: jingdezhen, content: noticeOf() };
    const key = freshKey();
    const first = done(await author.send(endpoints.startDraft, { body, key }));
    expect(done(await author.send(endpoints.startDraft, { body, key }))).toEqual(first);
    const query = { jurisdiction: jingdezhen };
    expect(done(await author.send(endpoints.listDrafts, { query })).items).toHaveLength(1);
  });
});

describe('the same minute', () => {
  test('a cap lowered between a family’s review and its tap is caught, with the new words', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const child = await town.child(family);
    const query = { class: offer.id, recipient: child, careMode: 'fullDay', month: '2026-08' };
    const quoted = done(await family.send(endpoints.readQuote, { query }));
    expect(quoted).toMatchObject({ priceFen: 158_000, cap: { capFen: 170_000 } });

    await publishedNotice(town);

    const tapped = await family.send(endpoints.makeBookings, { body: askFor(offer, child) });
    expect(refusal(tapped)).toMatchObject({
      code: 'price.aboveCap',
      facts: { priceFen: 158_000, capFen: 150_000 },
      clause: { phrase: '托大班费用每人每月不超过1500元', version: '360200/publication-1' },
    });
  });

  test('a place that was held or offered at the old price is not sold at it any more', async () => {
    const offer = await town.publish(await town.site(), { places: 2 });
    const [keeper, holder, waiter] = [await town.family(), await town.family(), await town.family()];
    const kept = await book(keeper, placeOf(offer, await town.child(keeper)));
    const held = await book(holder, placeOf(offer, await town.child(holder)), endpoints.makeHolds);
    const waiting = await book(waiter, placeOf(offer, await town.child(waiter)), endpoints.joinWaitlist);
    done(await keeper.send(endpoints.cancelBooking, { params: { booking: kept.id }, body: {} }));
    await publishedNotice(town);
    const refused = { code: 'price.aboveCap', facts: { priceFen: 158_000, capFen: 150_000 } };
    const ofHeld = { params: { booking: held.id }, body: {} };
    expect(refusal(await holder.send(endpoints.requestHeld, ofHeld))).toMatchObject(refused);
    const offered = { params: { booking: waiting.id }, body: {} };
    expect(refusal(await waiter.send(endpoints.acceptOffer, offered))).toMatchObject(refused);
  });

  test('what was asked for before is still the institution’s to confirm, at the price it was judged by', async () => {
    const site = await town.site();
    const { booking } = await requested(town, await town.publish(site));
    await publishedNotice(town);
    const staff = await town.staffOf(site);
    const confirmed = await staff.send(endpoints.confirmBooking, {
      params: { booking: booking.id },
      body: {},
    });
    expect(done(confirmed)).toMatchObject({
      state: 'confirmed',
      priceFen: 158_000,
      cap: { capFen: 170_000 },
    });
  });

  test('a second process notices, without being told', async () => {
    const api = anotherApi(town);
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const child = await town.child(family);
    await publishedNotice(town);
    const tapped = await api.as(family)(endpoints.makeBookings, { body: askFor(offer, child) });
    expect(refusal(tapped)).toMatchObject({ code: 'price.aboveCap', facts: { capFen: 150_000 } });
    api.close();
  });

  test('months before the first day are booked as before, and bookings keep the words that judged them', async () => {
    const offer = await town.publish(await town.site());
    const family = await town.family();
    const before = done(
      await family.send(endpoints.makeBookings, { body: askFor(offer, await town.child(family)) }),
    ).items[0];
    await publishedNotice(town, noticeOf({ from: '2026-09-01' }));
    const other = await town.family();
    const child = await town.child(other);
    const august = await other.send(endpoints.makeBookings, { body: askFor(offer, child) });
    expect(done(august).items[0]).toMatchObject({ cap: { capFen: 170_000 } });
    const september = await other.send(endpoints.makeBookings, { body: askFor(offer, child, '2026-09') });
    expect(refusal(september)).toMatchObject({ code: 'price.aboveCap', facts: { capFen: 150_000 } });
    const read = await family.send(endpoints.readBooking, { params: { booking: before?.id ?? '' } });
    expect(done(read)).toMatchObject({ cap: before?.cap, priceFen: before?.priceFen });
  });

  test('the institution sees which of its prices it has to change, from when and by which words', async () => {
    const site = await town.site();
    const staff = await town.staffOf(site);
    const offer = await town.publish(site);
    const params = { site: site.id };
    const seen = async () => done(await staff.send(endpoints.listSiteBreaches, { params })).items;
    expect(await seen()).toEqual([]);
    await publishedNotice(town, noticeOf({ from: '2026-09-01' }));
    expect(await seen()).toMatchObject([
      {
        seller: { id: offer.id },
        rate: { careMode: 'fullDay', per: 'month' },
        from: '2026-09-01',
        code: 'price.aboveCap',
        facts: { priceFen: 158_000, capFen: 150_000 },
        clause: { version: '360200/publication-1' },
      },
    ]);
    const stranger = await town.staffOf(await town.site());
    expect(refusal(await stranger.send(endpoints.listSiteBreaches, { params })).code).toBe('notFound');
  });
});

describe('the regulator’s desk', () => {
  test('lists open questions until they are answered, and the reviews that are due', async () => {
    const query = { jurisdiction: jingdezhen };
    const before = done(await second.send(endpoints.readRegulatorDesk, { query }));
    const open = before.openQuestions.find(({ key }) => key === 'confirmationDeadlineHours');
    expect(open).toMatchObject({ answeredIn: 'slots', place: { name: '景德镇市' } });
    expect(before.reviewsDue.map(({ cap }) => cap.id)).toContain(olderToddlerCap);
    expect(before.unpublished.find(({ line }) => line === 'meal')?.kinds).toContain('priceCaps');

    const content = noticeOf();
    const answer = {
      key: 'confirmationDeadlineHours',
      jurisdiction: jingdezhen,
      question: open?.question,
      answeredIn: 'slots',
      value: 24,
      clause: content.clauses[0]?.id,
    };
    await publishedNotice(town, { ...content, rules: { slots: [answer] } });
    const after = done(await second.send(endpoints.readRegulatorDesk, { query }));
    expect(after.nextNumber).toBe(2);
    expect(after.openQuestions.map(({ key }) => key)).not.toContain('confirmationDeadlineHours');
    expect(after.openQuestions).toHaveLength(before.openQuestions.length - 1);
  });
});

describe('the simulation', () => {
  test('goes through the sites of the place a few at a time, and names nobody', async () => {
    const families: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const offer = await town.publish(await town.site(), { rates: [monthly(140_000 + count * 10_000)] });
      const family = await town.family();
      families.push(family.account);
      done(
        await family.send(endpoints.makeBookings, {
          body: askFor(offer, await town.child(family), '2026-09'),
        }),
      );
    }
    const draft = await drafted(author, noticeOf({ from: '2026-09-01', capFen: 145_000 }));
    const params = { draft: draft.id };
    const pages = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: Record<string, string> = { limit: '7', ...(cursor === '' ? {} : { cursor }) };
      const page = done(await second.send(endpoints.simulateDraft, { params, query }));
      pages.push(page);
      cursor = page.next;
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.reduce((sum, { sites }) => sum + sites.read, 0)).toBe(pages[0]?.sites.all);
    expect(pages[0]).toMatchObject({ nextNumber: 1, revision: 1, from: '2026-09-01' });
    const savings = pages.flatMap((page) => page.savings);
    expect(savings).toMatchObject([
      { month: '2026-09', bookings: 1, households: 1, lessFen: 5000 },
      { month: '2026-09', bookings: 1, households: 1, lessFen: 15_000 },
    ]);
    const breaches = pages.flatMap((page) => page.breaches).filter(({ site }) => site.name === '试验托育园');
    expect(breaches).toMatchObject([
      { facts: { priceFen: 150_000, capFen: 145_000 }, from: '2026-09-01' },
      { facts: { priceFen: 160_000, capFen: 145_000 } },
    ]);
    const text = JSON.stringify(pages);
    expect(text).not.toContain('小满');
    for (const account of families) expect(text).not.toContain(account);
    expect(text).not.toMatch(/hh_|chd_|bkg_/);
    expect(await listed()).toEqual([]);
    expect((await capNow('2026-09-01'))?.capFen).toBe(170_000);
  });

  test('of an unfinished draft is refused with what it lacks', async () => {
    const draft = await drafted(author, {});
    const refused = refusal(await second.send(endpoints.simulateDraft, { params: { draft: draft.id } }));
    expect(refused.code).toBe('policy.invalid');
  });

  test('tells what publishing then does', async () => {
    const site = await town.site();
    const offer = await town.publish(site);
    const draft = await drafted(author, noticeOf({ from: '2026-09-01' }));
    const simulated = done(
      await second.send(endpoints.simulateDraft, { params: { draft: draft.id }, query: { limit: '10' } }),
    );
    done(await publish(second, draft));
    const query = { jurisdiction: jingdezhen, limit: '10' };
    const { items } = done(await second.send(endpoints.listBreaches, { query }));
    const mine = ({ seller }: { readonly seller: { readonly id: string } }) => seller.id === offer.id;
    expect(simulated.breaches.filter(mine)).toEqual(items.filter(mine));
  });
});

function idOfDocument(document: unknown): unknown {
  return typeof document === 'object' && document && 'id' in document ? document.id : undefined;
}
