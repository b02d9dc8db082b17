import type { Mark } from '@huiyue/shared/attendance/attendance';
import { nightlyProof } from '@huiyue/functions/actions/nightlyProof';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { civilDate, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { StatementView } from '@huiyue/shared/contract/statements';
import type { Id } from '@huiyue/shared/ids';
import type { Site } from '@huiyue/shared/site';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anotherApi, once } from '../../support/town/anotherApi';
import { done, freshKey, refusal, type Answer } from '../../support/town/caller';
import { book, clientOf, openTown, serviceOf, type Person, type Town } from '../../support/town/openTown';
import { jingdezhen, noticeOf, publishedNotice, regulatorOf } from '../../support/town/regulators';
import { dayCareOf, idOf, lunchOf } from '../../support/town/things';

let town: Town;
let site: Site;
let dayCare: ServiceCard;
let canteen: ServiceCard;
let staff: Person;
let regulator: Person;
let family: Person;
let household: Id<'household'>;

beforeEach(async () => {
  town = await openTown();
  site = await town.site();
  dayCare = await town.offer(site, dayCareOf({ answerWithinHours: 0 }));
  canteen = await town.offer(site, lunchOf());
  household = idOf('household');
  family = await town.family(household);
  staff = await town.staffOf(site);
  regulator = await regulatorOf(town, jingdezhen);
});
afterEach(async () => {
  expect(town.faults).toEqual([]);
  await town.close();
});

const incapacitated = { code: 'incapacitated', label: '失能' };
const partly = { code: 'partlyIncapacitated', label: '半失能' };

/** A notice that pays 200 and 100 yuan for a month of day care, and 5 yuan for a portion. */
async function publishRules(): Promise<void> {
  const notice = noticeOf();
  const clause = notice.clauses[0]?.id;
  const rule = { jurisdiction: jingdezhen, clause, validity: {}, is: 'exactly' };
  await publishedNotice(town, {
    ...notice,
    clauses: [
      {
        id: clause,
        document: notice.document.id,
        phrase: '日间照料失能老人每人每月200元、半失能100元,助餐每份5元,发放消费券,购买上门服务',
      },
    ],
    rules: {
      subsidies: [
        {
          ...rule,
          id: 'test.operating',
          kind: 'operating',
          to: 'institution',
          lines: ['dayCare'],
          per: 'attendedMonth',
          amounts: [
            { group: incapacitated, amountFen: 20_000 },
            { group: partly, amountFen: 10_000 },
          ],
        },
        {
          ...rule,
          id: 'test.meal',
          kind: 'meal',
          to: 'person',
          lines: ['meal'],
          per: 'portion',
          amounts: [{ group: incapacitated, amountFen: 500 }],
          replaces: ['jingdezhen.subsidy.meal'],
        },
        {
          jurisdiction: jingdezhen,
          clause,
          validity: {},
          id: 'test.purchase',
          kind: 'purchase',
          to: 'person',
          lines: ['homeCare', 'dayCare'],
          amounts: [],
        },
        {
          ...rule,
          id: 'test.voucher',
          kind: 'voucher',
          to: 'person',
          lines: ['dayCare'],
          per: 'once',
          amounts: [{ group: incapacitated, amountFen: 2500 }],
        },
      ],
    },
  });
}

async function assessed(elder: Id<'elder'>, group = 'incapacitated'): Promise<void> {
  const body = {
    household,
    person: elder,
    jurisdiction: jingdezhen,
    group,
    from: '2026-07-01',
    proof: '能力评估',
  };
  done(await regulator.send(endpoints.recordStanding, { body }));
}

const came: Mark = { kind: 'present', from: 480, to: 1000 };

/** What a roll-call leaves behind, whoever called it. */
async function marked(booking: BookingView, day: string, mark: Mark = came): Promise<void> {
  const { attendance } = town.edition.deps;
  const on: CivilDate = civilDate(`2026-07-${day}`);
  const before = await attendance.find(booking.id, on);
  const event = { mark, at: town.clock.now(), by: staff.account, role: 'institution' as const };
  const row = before
    ? { ...before, history: [...before.history, event] as const }
    : { booking: booking.id, site: booking.site.id, on, history: [event] as const };
  const [first, ...rest] = row.history;
  const receipt = { account: staff.account, key: freshKey(), bodyHash: 'x', status: 200 as const };
  const written = await attendance.write([{ ...row, history: [first, ...rest] }], { receipt, body: {} });
  expect(written).toBe('committed');
}

async function cared(elder: Id<'elder'>, day: string, mark?: Mark): Promise<BookingView> {
  const booking = await book(family, serviceOf(dayCare, elder, { date: `2026-07-${day}` }));
  await marked(booking, day, mark);
  return booking;
}

async function toAugust(day = '03'): Promise<void> {
  town.clock.set(`2026-08-${day}T09:00:00+08:00`);
  [staff, regulator, family] = [
    await town.again(staff),
    await town.again(regulator),
    await town.again(family),
  ];
}

const july = () => ({ site: site.id, month: '2026-07' });
const draft = (who = staff, params = july(), key = freshKey()): Promise<Answer<StatementView>> =>
  who.send(endpoints.draftStatement, { params, body: {}, key });

type Move =
  | typeof endpoints.confirmStatement
  | typeof endpoints.approveStatement
  | typeof endpoints.exportStatement
  | typeof endpoints.freezeStatement;
const move = (
  who: Person,
  endpoint: Move,
  revision: number,
  params = july(),
): Promise<Answer<StatementView>> => who.send(endpoint, { params, body: { revision } });

/** Drafted, confirmed, approved, exported, frozen. */
async function frozen(params = july()): Promise<StatementView> {
  const { revision } = done(await draft(staff, params));
  done(await move(staff, endpoints.confirmStatement, revision, params));
  done(await move(regulator, endpoints.approveStatement, revision + 1, params));
  done(await move(regulator, endpoints.exportStatement, revision + 2, params));
  return done(await move(regulator, endpoints.freezeStatement, revision + 3, params));
}

describe('a month, from roll-call to treasury', () => {
  test('is drafted from attendance, confirmed, approved, exported and frozen, each move with its name', async () => {
    await publishRules();
    const [one, two, three] = [
      await town.elder(family),
      await town.elder(family, '1948-01-01'),
      await town.elder(family, '1947-01-01'),
    ];
    await assessed(one);
    await assessed(two, 'partlyIncapacitated');
    await cared(one, '08');
    await cared(one, '09');
    await cared(two, '08');
    await cared(three, '08');
    await cared(two, '10', { kind: 'absent', isAnnounced: false });
    const lunch = await book(family, {
      ...serviceOf(canteen, one, { date: '2026-07-08' }, 2),
      familyFen: 1400,
    });
    expect(lunch).toMatchObject({ payFen: 2400, mealSubsidyFen: 1000, familyFen: 1400 });
    await marked(lunch, '08');
    await toAugust();

    const drafted = done(await draft());
    expect(drafted).toMatchObject({ state: 'drafted', revision: 1, totalFen: 31_000, corrections: [] });
    expect(
      drafted.lines.map(({ kind, group, count, unitFen, amountFen }) => [
        kind,
        group?.label,
        count,
        unitFen,
        amountFen,
      ]),
    ).toEqual([
      ['operating', '失能', 1, 20_000, 20_000],
      ['operating', '半失能', 1, 10_000, 10_000],
      ['meal', '失能', 2, 500, 1000],
    ]);
    expect(drafted.unpaid).toMatchObject([{ kind: 'operating', line: 'dayCare', why: 'noGroup', count: 1 }]);

    const last = await frozen();
    expect(last.state).toBe('frozen');
    expect(last.history.map(({ act, by, role }) => [act, by, role])).toEqual([
      ['draft', staff.account, 'institution'],
      ['draft', staff.account, 'institution'],
      ['confirm', staff.account, 'institution'],
      ['approve', regulator.account, 'regulator'],
      ['export', regulator.account, 'regulator'],
      ['freeze', regulator.account, 'regulator'],
    ]);
    expect(last.lines).toEqual(drafted.lines);

    const file = async (format: string) =>
      done(await staff.send(endpoints.readStatementFile, { params: july(), query: { format } }));
    const csv = Buffer.from((await file('csv')).contentBase64, 'base64').toString('utf8');
    expect(csv).toContain('"运营补贴","日间照料","失能",1,"人月",200.00,200.00,');
    expect(csv).toContain('"合计","","","","","",310.00\r\n');
    expect(csv).toContain('不属于规定里的人群');
    const xlsx = await file('xlsx');
    expect(xlsx.fileName).toBe(`${site.id}-2026-07.xlsx`);
    expect(Buffer.from(xlsx.contentBase64, 'base64').toString('latin1', 0, 2)).toBe('PK');
  });

  test('where no rule is published, it says so and pays nothing', async () => {
    const elder = await town.elder(family);
    await assessed(elder);
    await cared(elder, '08');
    const lunch = await book(family, serviceOf(canteen, elder, { date: '2026-07-08' }));
    expect(lunch).toMatchObject({ familyFen: 1200, mealSubsidyFen: 0 });
    await marked(lunch, '08');
    const { lines, unpaid, totalFen } = done(await draft());
    expect([lines, totalFen]).toEqual([[], 0]);
    expect(unpaid).toMatchObject([
      { kind: 'operating', line: 'dayCare', why: 'noRule', count: 1, clause: null },
      // Announced by 景德镇, without a sum.
      { kind: 'meal', line: 'meal', why: 'noSum', count: 1, clause: { id: 'jingdezhen.neighbourMeals' } },
    ]);
  });

  test('an institution that is not filed is paid nothing', async () => {
    await publishRules();
    const unfiled = await town.site({ filing: { status: 'registered' } });
    const service = await town.offer(unfiled, dayCareOf({ answerWithinHours: 0 }));
    const elder = await town.elder(family);
    await assessed(elder);
    await marked(await book(family, serviceOf(service, elder, { date: '2026-07-08' })), '08');
    const there = await town.staffOf(unfiled);
    const { lines, unpaid } = done(await draft(there, { site: unfiled.id, month: '2026-07' }));
    expect(lines).toEqual([]);
    expect(unpaid).toMatchObject([{ why: 'notFiled', count: 1 }]);
  });
});

describe('nobody signs for what they did not see', () => {
  beforeEach(async () => {
    await publishRules();
    const elder = await town.elder(family);
    await assessed(elder);
    await cared(elder, '08');
  });

  test('a month that is not over is not confirmed', async () => {
    const { revision } = done(await draft());
    expect(refusal(await move(staff, endpoints.confirmStatement, revision))).toEqual({
      code: 'statement.monthNotOver',
      facts: { month: '2026-07' },
    });
  });

  test('attendance that came in meanwhile has to be drawn up again first', async () => {
    const other = await town.elder(family, '1948-01-01');
    await assessed(other);
    const late = await book(family, serviceOf(dayCare, other, { date: '2026-07-09' }));
    await toAugust();
    const { revision } = done(await draft());
    await marked(late, '09');
    const outdated = { code: 'statement.outdated', facts: { month: '2026-07' } };
    expect(refusal(await move(staff, endpoints.confirmStatement, revision))).toEqual(outdated);
    const again = done(await draft());
    expect([again.revision, again.totalFen]).toEqual([2, 40_000]);
    done(await move(staff, endpoints.confirmStatement, 2));
    // And the same again between the institution's word and the regulator's.
    await marked(late, '09', { kind: 'absent', isAnnounced: true });
    expect(refusal(await move(regulator, endpoints.approveStatement, 3))).toEqual(outdated);
    const returned = done(
      await regulator.send(endpoints.returnStatement, {
        params: july(),
        body: { revision: 3, reason: '九日未到' },
      }),
    );
    expect(returned).toMatchObject({ state: 'returned', history: [{}, {}, {}, { reason: '九日未到' }] });
    expect(done(await draft())).toMatchObject({ state: 'drafted', totalFen: 20_000 });
  });

  test('another revision than the one looked at is refused', async () => {
    await toAugust();
    done(await draft());
    done(await draft());
    expect(refusal(await move(staff, endpoints.confirmStatement, 1))).toEqual({
      code: 'statement.changed',
      facts: { month: '2026-07', revision: 2 },
    });
  });

  test('of two who confirm at once, one is told', async () => {
    await toAugust();
    done(await draft());
    const answers = await Promise.all([1, 2, 3].map(() => move(staff, endpoints.confirmStatement, 1)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(refusal(answer).code).toBe('statement.changed');
    const { history } = done(await staff.send(endpoints.readStatement, { params: july() }));
    expect(history.map(({ act }) => act)).toEqual(['draft', 'confirm']);
  });

  test.each(['before', 'after'] as const)(
    'a server that dies %s the commit is asked again, and moves it once',
    async (when) => {
      await toAugust();
      const { revision } = done(await draft());
      const api = anotherApi(town);
      api.interfere({
        [when]: once(() => {
          throw new Error('the server died');
        }),
      });
      const key = freshKey();
      const sending = { params: july(), body: { revision }, key };
      expect((await api.as(staff)(endpoints.confirmStatement, sending)).status).toBe(500);
      const again = done(await staff.send(endpoints.confirmStatement, sending));
      expect(again).toMatchObject({ state: 'confirmed', revision: 2 });
      expect(done(await staff.send(endpoints.confirmStatement, sending))).toEqual(again);
      api.close();
    },
  );

  test('there is no file before the regulator has released it', async () => {
    await toAugust();
    done(await draft());
    const query = { format: 'csv' };
    expect(refusal(await staff.send(endpoints.readStatementFile, { params: july(), query }))).toEqual({
      code: 'statement.notExported',
      facts: { month: '2026-07' },
    });
  });
});

describe('what is frozen stays', () => {
  test('and what turns out later goes into the next month, with its reason', async () => {
    await publishRules();
    const [one, two] = [await town.elder(family), await town.elder(family, '1948-01-01')];
    await assessed(one);
    await assessed(two);
    const first = await cared(one, '08');
    await cared(one, '09');
    const late = await book(family, serviceOf(dayCare, two, { date: '2026-07-10' }));
    await toAugust();
    const july1 = await frozen();
    expect(july1.totalFen).toBe(20_000);

    await marked(late, '10');
    await marked(first, '08', { kind: 'absent', isAnnounced: true });
    for (const act of [
      () => draft(),
      () => move(staff, endpoints.confirmStatement, 5),
      () => move(regulator, endpoints.approveStatement, 5),
      () => move(regulator, endpoints.freezeStatement, 5),
    ])
      expect(refusal(await act())).toEqual({
        code: 'statement.notOpenToAct',
        facts: { state: 'frozen', month: '2026-07' },
      });
    expect(done(await staff.send(endpoints.readStatement, { params: july() }))).toEqual(july1);

    const august = { site: site.id, month: '2026-08' };
    town.clock.set('2026-09-02T09:00:00+08:00');
    [staff, regulator] = [await town.again(staff), await town.again(regulator)];
    const corrected = await frozen(august);
    expect(corrected).toMatchObject({ totalFen: 20_000, lines: [] });
    // The first still came on one other day, so their month stands; the second's is owed.
    expect(corrected.corrections).toMatchObject([
      {
        month: '2026-07',
        reason: 'attendance',
        people: expect.arrayContaining([one, two]),
        countChange: 1,
        changeFen: 20_000,
      },
    ]);
    const september = done(await draft(staff, { site: site.id, month: '2026-09' }));
    expect(september.corrections).toEqual([]);
  });
});

describe('vouchers', () => {
  test('are given up to the published sum, to its group, and asked back once somebody was there', async () => {
    await publishRules();
    const elder = await town.elder(family);
    const body = {
      household,
      person: elder,
      jurisdiction: jingdezhen,
      line: 'dayCare',
      scope: {},
      from: '2026-07-01',
      to: '2026-07-31',
      valueFen: 2500,
    };
    const give = (overrides: object = {}) =>
      regulator.send(endpoints.issueVoucher, { body: { ...body, ...overrides } });
    const above = (askedFen: number, mostFen: number) => ({
      code: 'subsidy.aboveRule',
      facts: { askedFen, mostFen },
    });
    expect(refusal(await give())).toMatchObject(above(2500, 0));
    await assessed(elder);
    expect(refusal(await give({ valueFen: 2501 }))).toMatchObject(above(2501, 2500));
    const [used, missed] = [done(await give()), done(await give())];
    const care = (day: string, voucher: string) => ({
      ...serviceOf(dayCare, elder, { date: `2026-07-${day}` }),
      voucher,
    });
    await marked(await book(family, care('08', used.id)), '08');
    await marked(await book(family, care('09', missed.id)), '09', { kind: 'absent', isAnnounced: false });
    await toAugust();
    const bill = done(
      await staff.send(endpoints.draftBill, {
        params: { site: site.id },
        body: { household, month: '2026-07', extras: [], insured: [] },
      }),
    );
    const issue = { params: { bill: bill.id }, body: { revision: bill.revision, dueOn: '2026-08-20' } };
    done(await staff.send(endpoints.issueBill, issue));
    const { lines } = await frozen();
    expect(lines.map(({ kind, count, amountFen }) => [kind, count, amountFen])).toEqual([
      ['operating', 1, 20_000],
      ['voucher', 1, 2500],
    ]);
    expect((await nightlyProof(town.edition.deps, jingdezhen)).findings).toEqual([]);
  });
});

describe('bought visits', () => {
  const ofJuly = (person: Id<'elder'>) => ({
    household,
    person,
    jurisdiction: jingdezhen,
    line: 'dayCare',
    from: '2026-07-01',
    to: '2026-07-31',
    visits: 2,
    visitFen: 5000,
  });

  test('pay one visit once, though two count it in the same instant against two purchases', async () => {
    await publishRules();
    const elder = await town.elder(family);
    const grant = async () =>
      done(await regulator.send(endpoints.grantPurchase, { body: { ...ofJuly(elder), visits: 3 } }));
    const [one, two] = [await grant(), await grant()];
    const [eighth, ninth] = [await cared(elder, '08'), await cared(elder, '09')];
    const counting = (booking: BookingView, day: string, purchase: Id<'purchase'>) => ({
      params: { booking: booking.id },
      body: { purchase, on: `2026-07-${day}` },
      key: freshKey(),
    });
    const delivered = async () =>
      done(await family.send(endpoints.listPurchases, { query: { person: elder } })).items.flatMap((bought) =>
        bought.delivered.map(({ on }) => [bought.id, on]),
      );

    // A colleague counts it after this server has looked at both purchases, and before it writes.
    const [colleagues, own] = [counting(eighth, '08', two.id), counting(eighth, '08', one.id)];
    const api = anotherApi(town);
    api.interfere({
      before: once(async () => {
        done(await staff.send(endpoints.recordVisit, colleagues));
      }),
    });
    const late = await api.as(staff)(endpoints.recordVisit, own);
    api.close();
    const countedAlready = {
      code: 'purchase.countedAlready',
      facts: { purchase: two.id, on: '2026-07-08' },
    };
    expect(refusal(late)).toEqual(countedAlready);
    expect(await delivered()).toEqual([[two.id, '2026-07-08']]);

    // Sent again, the one that won hears the same and uses up nothing, and the other is still refused.
    expect(done(await staff.send(endpoints.recordVisit, colleagues))).toMatchObject({ id: two.id, left: 2 });
    expect(refusal(await staff.send(endpoints.recordVisit, own))).toEqual(countedAlready);

    // Neither comes first by arrangement: whichever does, one is counted.
    const answers = await Promise.all(
      [one, two].map(({ id }) => staff.send(endpoints.recordVisit, counting(ninth, '09', id))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const counted = await delivered();
    expect(new Set(counted.map(([, on]) => on))).toEqual(new Set(['2026-07-08', '2026-07-09']));
    expect(counted).toHaveLength(2);
    const [winner] = counted.find(([, on]) => on === '2026-07-09') ?? [];
    for (const answer of answers)
      if (!answer.ok)
        expect(refusal(answer)).toEqual({
          code: 'purchase.countedAlready',
          facts: { purchase: winner, on: '2026-07-09' },
        });

    // What was counted before visits had rows of their own is known from the purchases, and more can be counted on them.
    const store = clientOf(town.edition.store.endpoint);
    for (const [{ id }, on] of [
      [eighth, '2026-07-08'],
      [ninth, '2026-07-09'],
    ] as const)
      await store.send(
        new DeleteItemCommand({
          TableName: 'huiyue',
          Key: { pk: { S: `BKG#${id}` }, sk: { S: `PAID#${on}` } },
          ConditionExpression: 'attribute_exists(pk)',
        }),
      );
    store.destroy();
    const again = counting(eighth, '08', one.id);
    expect(refusal(await staff.send(endpoints.recordVisit, again))).toEqual(countedAlready);
    done(await staff.send(endpoints.recordVisit, counting(await cared(elder, '10'), '10', two.id)));
    expect(await delivered()).toHaveLength(3);
  });

  test('are used up by visits that the attendance knows, once each, and claimed', async () => {
    await publishRules();
    const elder = await town.elder(family);
    const body = ofJuly(elder);
    const bought = done(await regulator.send(endpoints.grantPurchase, { body }));
    expect(bought).toMatchObject({ left: 2, delivered: [] });
    const [one, two, three] = [await cared(elder, '08'), await cared(elder, '09'), await cared(elder, '10')];
    const unmarked = await book(family, serviceOf(dayCare, elder, { date: '2026-07-13' }));
    const visit = (booking: BookingView, day: string, who = staff, key = freshKey()) =>
      who.send(endpoints.recordVisit, {
        params: { booking: booking.id },
        body: { purchase: bought.id, on: `2026-07-${day}` },
        key,
      });
    const other = await town.staffOf(await town.site());
    const ofBooking = (booking: BookingView, who = staff) =>
      who.send(endpoints.listBoughtVisits, { params: { booking: booking.id } });
    expect(done(await ofBooking(one)).items).toEqual([bought]);
    expect((await ofBooking(one, other)).status).toBe(404);
    expect(refusal(await visit(unmarked, '13')).code).toBe('purchase.notDelivered');
    expect((await visit(one, '08', other)).status).toBe(404);

    const answers = await Promise.all([
      visit(one, '08'),
      visit(two, '09'),
      visit(three, '10'),
      visit(one, '08'),
    ]);
    const left = done(await family.send(endpoints.listPurchases, { query: { person: elder } })).items;
    expect(left).toMatchObject([{ left: 0 }]);
    expect(new Set(left[0]?.delivered.map(({ on }) => on)).size).toBe(2);
    for (const answer of answers) if (!answer.ok) expect(refusal(answer).code).toBe('purchase.usedUp');
    // The staff sees how many are left, and of the visits made only the one it asks about.
    for (const booking of [one, two, three]) {
      const delivered = left[0]?.delivered.filter((made) => made.booking === booking.id);
      expect(done(await ofBooking(booking)).items).toMatchObject([{ left: 0, delivered }]);
    }
    // A second purchase of the same days pays for other visits, and not for one that is paid.
    const second = done(await regulator.send(endpoints.grantPurchase, { body: { ...body, visits: 1 } }));
    const [paid] = left[0]?.delivered ?? [];
    if (!paid) throw new Error('no visit was counted');
    const twice = await staff.send(endpoints.recordVisit, {
      params: { booking: paid.booking },
      body: { purchase: second.id, on: paid.on },
    });
    expect(refusal(twice)).toMatchObject({ code: 'purchase.countedAlready', facts: { purchase: bought.id } });
    // What is bought from the sixteenth on is for what is served from then on, and no lunch is day care.
    done(await regulator.send(endpoints.grantPurchase, { body: { ...body, from: '2026-07-16' } }));
    const later = await book(family, serviceOf(dayCare, elder, { date: '2026-07-16' }));
    const lunch = await book(family, serviceOf(canteen, elder, { date: '2026-07-16' }));
    const counted = async (booking: BookingView) => done(await ofBooking(booking)).items.length;
    expect(await Promise.all([three, later, lunch].map(counted))).toEqual([2, 3, 0]);

    const own = await town.elder(family, '1948-01-01');
    const others = await book(family, serviceOf(dayCare, own, { date: '2026-07-14' }));
    await marked(others, '14');
    expect(refusal(await visit(others, '14'))).toEqual({
      code: 'purchase.otherPersons',
      facts: { purchase: bought.id },
    });

    await toAugust();
    const { lines } = done(await draft());
    expect(lines).toMatchObject([{ kind: 'purchase', count: 2, amountFen: 10_000, unit: 'visit' }]);
  });
});

describe('who may see and do what', () => {
  test('other staff, and regulators of other places, find nothing there', async () => {
    done(await draft());
    const foreign = [await town.staffOf(await town.site()), await regulatorOf(town, '511781')];
    const before = await town.rows();
    for (const who of foreign) {
      expect((await draft(who)).status).toBe(404);
      expect((await who.send(endpoints.readStatement, { params: july() })).status).toBe(404);
      expect((await who.send(endpoints.listSiteStatements, { params: { site: site.id } })).status).toBe(404);
    }
    const [, elsewhere] = foreign;
    const query = { city: jingdezhen, month: '2026-07' };
    expect((await elsewhere?.send(endpoints.listCityStatements, { query }))?.status).toBe(404);
    expect((await elsewhere?.send(endpoints.readIndicators, { query }))?.status).toBe(404);
    expect((await elsewhere?.send(endpoints.readProof, { query: { city: jingdezhen } }))?.status).toBe(404);
    expect(await town.rows()).toEqual(before);
  });

  test('a regulator lists a city’s month, and staff their own site’s months', async () => {
    done(await draft());
    const query = { city: jingdezhen, month: '2026-07' };
    const city = done(await regulator.send(endpoints.listCityStatements, { query })).items;
    expect(city).toMatchObject([{ site: { id: site.id, name: site.name }, state: 'drafted', totalFen: 0 }]);
    const own = done(await staff.send(endpoints.listSiteStatements, { params: { site: site.id } })).items;
    expect(own).toEqual(city);
  });

  test.each([
    ['a month that is none', { site: '', month: '2026-13' }],
    ['a site that is none', { site: 'site', month: '2026-07' }],
  ])('%s is a bad request', async (_, params) => {
    const given = { ...params, site: params.site === '' ? site.id : params.site };
    expect(refusal(await staff.send(endpoints.readStatement, { params: given })).code).toBe(
      'request.invalid',
    );
  });

  test('a month to come is not drafted', async () => {
    const ahead = { site: site.id, month: '2026-08' };
    expect(refusal(await draft(staff, ahead)).code).toBe('statement.monthNotOver');
  });
});

describe('at night', () => {
  test('books that rest on the attendance are sound, and indicators count the same', async () => {
    await publishRules();
    const elder = await town.elder(family);
    await assessed(elder);
    await cared(elder, '08');
    await cared(elder, '09', { kind: 'absent', isAnnounced: false });
    await toAugust();
    await frozen();
    const proof = await nightlyProof(town.edition.deps, jingdezhen);
    expect(proof).toMatchObject({ findingCount: 0, rows: 2, findings: [] });
    const shown = done(await regulator.send(endpoints.readProof, { query: { city: jingdezhen } }));
    expect(shown).toMatchObject({ isSound: true, findings: [], at: '2026-08-03T09:00:00+08:00' });
    const query = { city: jingdezhen, month: '2026-07' };
    expect(done(await regulator.send(endpoints.readIndicators, { query })).lines).toEqual([
      {
        line: 'dayCare',
        attendedMonths: 1,
        attendedMonthsByGroup: [{ group: 'incapacitated', attendedMonths: 1 }],
        personDays: 1,
        units: 1,
        placeMonths: 0,
      },
    ]);
  });

  test('every row where a subsidy no longer rests on it is named', async () => {
    await publishRules();
    const elder = await town.elder(family);
    const booking = await cared(elder, '08');
    const late = await book(family, serviceOf(dayCare, elder, { date: '2026-07-09' }));
    await toAugust();
    await frozen();
    await marked(booking, '08', { kind: 'absent', isAnnounced: true });
    await marked(late, '09');
    const { findings } = await nightlyProof(town.edition.deps, jingdezhen);
    const where = { site: site.id, month: '2026-07', book: 'subsidies', person: elder, line: 'dayCare' };
    expect(findings).toEqual([
      { ...where, fault: 'missing', booking: late.id, on: '2026-07-09' },
      { ...where, fault: 'unfounded', on: '2026-07-08' },
    ]);
    const shown = done(await regulator.send(endpoints.readProof, { query: { city: jingdezhen } }));
    expect(shown).toMatchObject({ isSound: false, findingCount: 2 });
    expect(shown.bookCounts).toContainEqual({ book: 'subsidies', count: 2 });
  });

  test('every row where a bill no longer rests on it is named', async () => {
    const elder = await town.elder(family);
    const booking = await cared(elder, '08');
    await cared(elder, '09');
    await toAugust();
    const bill = done(
      await staff.send(endpoints.draftBill, {
        params: { site: site.id },
        body: { household, month: '2026-07', extras: [], insured: [] },
      }),
    );
    const params = { bill: bill.id };
    const issue = { params, body: { revision: bill.revision, dueOn: '2026-08-20' } };
    done(await staff.send(endpoints.issueBill, issue));
    expect((await nightlyProof(town.edition.deps, jingdezhen)).findings).toEqual([]);
    await marked(booking, '08', { kind: 'closed' });
    const { findings } = await nightlyProof(town.edition.deps, jingdezhen);
    expect(findings).toMatchObject([
      {
        site: site.id,
        month: '2026-07',
        book: 'bills',
        fault: 'unfounded',
        booking: booking.id,
        on: '2026-07-08',
      },
    ]);
  });

  test('a person whose month two sites claim is named', async () => {
    await publishRules();
    const elder = await town.elder(family);
    await assessed(elder);
    await cared(elder, '08');
    const second = await town.site();
    const there = await town.offer(second, dayCareOf({ answerWithinHours: 0 }));
    await marked(await book(family, serviceOf(there, elder, { date: '2026-07-09' })), '09');
    done(await draft());
    done(await draft(await town.staffOf(second), { site: second.id, month: '2026-07' }));
    town.clock.set('2026-07-20T03:00:00+08:00');
    const { findings } = await nightlyProof(town.edition.deps, jingdezhen);
    expect(findings).toMatchObject([{ fault: 'twice', person: elder, line: 'dayCare', book: 'subsidies' }]);
  });
});

test('a quote says who pays what of a meal, and by which words', async () => {
  await publishRules();
  const elder = await town.elder(family);
  const query = { service: canteen.id, recipient: elder, date: '2026-07-08', units: '2' };
  const quote = async () => done(await family.send(endpoints.readQuote, { query }));
  expect(await quote()).toMatchObject({ familyFen: 2400, mealSubsidyFen: 0, mealSubsidyClause: null });
  await assessed(elder);
  const clause = { phrase: expect.stringContaining('助餐每份5元') };
  expect(await quote()).toMatchObject({ familyFen: 1400, mealSubsidyFen: 1000, mealSubsidyClause: clause });
});
