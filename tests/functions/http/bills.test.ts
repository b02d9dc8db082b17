import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, freshKey, refusal } from '../../support/town/caller';
import { openTown, type Town } from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';
import { afterAugust, draftOf, issued, placeIn, sends, type Place } from './billsScene';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

async function place(overrides = {}): Promise<Place> {
  town.clock.set('2026-07-06T09:00:00+08:00');
  const site = await town.site(overrides);
  return placeIn(town, site, await town.publish(site));
}

const present = { kind: 'present', from: 480, to: 1020 } as const;
const absent = { kind: 'absent', isAnnounced: false } as const;

describe('the roll-call', () => {
  test('shows who is booked, keeps every mark with who wrote it, and a repeat changes nothing', async () => {
    const scene = await place();
    town.clock.set('2026-08-03T18:00:00+08:00');
    const { staff, family } = await sends(town, scene);
    const ofSite = { params: { site: scene.site.id } };
    const on = '2026-08-03';
    const before = done(await staff(endpoints.readSiteAttendance, { ...ofSite, query: { on } }));
    expect(before.items).toMatchObject([{ booking: scene.booking.id, mark: null, from: 480 }]);

    const marks = [{ booking: scene.booking.id, mark: absent }];
    const [body, key] = [{ on, marks }, freshKey()];
    const first = done(await staff(endpoints.recordAttendance, { ...ofSite, body, key }));
    expect(first.items[0]).toMatchObject({ mark: absent, history: [{ role: 'institution' }] });
    const rows = await town.rows();
    expect(done(await staff(endpoints.recordAttendance, { ...ofSite, body, key }))).toEqual(first);
    expect(await town.rows()).toEqual(rows);

    // The same said again under another key is no new mark; another one is.
    done(await staff(endpoints.recordAttendance, { ...ofSite, body }));
    town.clock.advanceHours(1);
    const late = { on, marks: [{ booking: scene.booking.id, mark: present }] };
    const after = done(await staff(endpoints.recordAttendance, { ...ofSite, body: late }));
    expect(after.items[0]?.history.map(({ mark, at }) => [mark.kind, at])).toEqual([
      ['absent', '2026-08-03T18:00:00+08:00'],
      ['present', '2026-08-03T19:00:00+08:00'],
    ]);
    const params = { booking: scene.booking.id };
    const own = done(await family(endpoints.readBookingAttendance, { params }));
    expect(own.items).toHaveLength(21);
    expect(own.items[0]).toMatchObject({ on, mark: present });
  });

  test('refuses days to come and days that are not booked', async () => {
    const scene = await place();
    const other = await place();
    town.clock.set('2026-08-08T10:00:00+08:00');
    const { staff } = await sends(town, scene);
    const call = (on: string, booking = scene.booking.id) =>
      staff(endpoints.recordAttendance, {
        params: { site: scene.site.id },
        body: { on, marks: [{ booking, mark: present }] },
      });
    expect(refusal(await call('2026-08-10'))).toMatchObject({
      code: 'attendance.notYet',
      facts: { today: '2026-08-08' },
    });
    // A Saturday, and somebody of another site.
    expect(refusal(await call('2026-08-08')).code).toBe('attendance.notBooked');
    expect(refusal(await call('2026-08-07', other.booking.id)).code).toBe('attendance.notBooked');
  });

  test('days told off in the ledger show as announced, until somebody came', async () => {
    const scene = await place();
    const { family } = await sends(town, scene);
    const told = { params: { booking: scene.booking.id }, body: { dates: ['2026-08-04', '2026-08-05'] } };
    done(await family(endpoints.reportAbsence, told));
    town.clock.set('2026-08-05T18:00:00+08:00');
    const { staff } = await sends(town, scene);
    const ofSite = { params: { site: scene.site.id } };
    const day = (on: string) => staff(endpoints.readSiteAttendance, { ...ofSite, query: { on } });
    expect(done(await day('2026-08-04')).items[0]).toMatchObject({ mark: null, isAnnounced: true });
    const body = { on: '2026-08-05', marks: [{ booking: scene.booking.id, mark: present }] };
    const came = done(await staff(endpoints.recordAttendance, { ...ofSite, body }));
    expect(came.items[0]).toMatchObject({ mark: present, isAnnounced: false });
  });

  test('two roll-calls at once both stand, one after the other', async () => {
    const scene = await place();
    town.clock.set('2026-08-03T18:00:00+08:00');
    const { staff } = await sends(town, scene);
    const call = (mark: object) =>
      staff(endpoints.recordAttendance, {
        params: { site: scene.site.id },
        body: { on: '2026-08-03', marks: [{ booking: scene.booking.id, mark }] },
      });
    const answers = await Promise.all([call(present), call(absent)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const params = { booking: scene.booking.id };
    const { items } = done(await staff(endpoints.readBookingAttendance, { params }));
    expect(items[0]?.history).toHaveLength(2);
  });

  test('a closed day is told with its reason, and is not charged', async () => {
    const scene = await place();
    town.clock.set('2026-08-03T08:00:00+08:00');
    const { staff } = await sends(town, scene);
    const ofSite = { params: { site: scene.site.id } };
    const body = { from: '2026-08-04', until: '2026-08-04', reason: '台风停课' };
    done(await staff(endpoints.closeSite, { ...ofSite, body }));
    town.clock.advanceHours(1);
    done(await staff(endpoints.closeSite, { ...ofSite, body: { ...body, reason: '停电' } }));
    const query = { on: body.from };
    expect(done(await staff(endpoints.readSiteAttendance, { ...ofSite, query }))).toMatchObject({
      closure: { on: body.from, reason: '台风停课' },
      items: [{ booking: scene.booking.id, isShutDay: true }],
    });
    town.clock.set(afterAugust);
    const later = await sends(town, scene);
    const draft = done(await later.staff(endpoints.draftBill, draftOf(scene)));
    expect(draft.lines[0]?.reductions).toMatchObject([
      { why: 'closure', days: 1, ground: { kind: 'nothingPublished' } },
    ]);
    expect(draft.totalFen).toBe(158_000 - Math.ceil(158_000 / 21));
  });

  test('a day that was shut is written down when it is over; whoever came all the same is charged', async () => {
    const scene = await place();
    town.clock.set('2026-08-05T18:00:00+08:00');
    const { staff } = await sends(town, scene);
    const ofSite = { params: { site: scene.site.id } };
    const marks = [{ booking: scene.booking.id, mark: present }];
    done(await staff(endpoints.recordAttendance, { ...ofSite, body: { on: '2026-08-04', marks } }));
    const days = { from: '2026-08-03', until: '2026-08-04' };
    const hits = done(await staff(endpoints.previewClosing, { ...ofSite, query: days }));
    expect(hits.items.map(({ does, dates }) => [does, dates])).toEqual([
      ['notCharged', ['2026-08-03']],
      ['came', ['2026-08-04']],
    ]);
    const { id } = done(await staff(endpoints.closeSite, { ...ofSite, body: { ...days, reason: '停水' } }));
    const sweep = { params: { ...ofSite.params, closing: id }, body: {} };
    expect(done(await staff(endpoints.sweepClosing, sweep))).toMatchObject({ left: 0, told: 1, givenUp: 0 });
    town.clock.set(afterAugust);
    const later = await sends(town, scene);
    const draft = done(await later.staff(endpoints.draftBill, draftOf(scene)));
    expect(draft.lines[0]?.reductions).toMatchObject([{ why: 'closure', days: 1 }]);
  });
});

test('whoever shuts a day that is over is told which bills were issued already and charge it', async () => {
  const scene = await place();
  town.clock.set(afterAugust);
  const { staff } = await sends(town, scene);
  const ofSite = { params: { site: scene.site.id } };
  const hitsOf = async (from: string, until: string) =>
    done(await staff(endpoints.previewClosing, { ...ofSite, query: { from, until } }));
  done(await staff(endpoints.draftBill, draftOf(scene)));
  // A draft is drawn up again: nothing of it is settled.
  expect((await hitsOf('2026-08-03', '2026-08-04')).issuedBills).toEqual([]);
  const bill = await issued(town, scene);
  expect(await hitsOf('2026-08-03', '2026-08-04')).toMatchObject({
    notCharged: 1,
    issuedBills: [{ bill: bill.id, month: '2026-08', names: [scene.booking.recipient.name] }],
  });
  // A weekend is on no bill.
  expect((await hitsOf('2026-08-08', '2026-08-09')).issuedBills).toEqual([]);
  // Whoever came is charged, and rightly.
  const marks = [{ booking: scene.booking.id, mark: present }];
  done(await staff(endpoints.recordAttendance, { ...ofSite, body: { on: '2026-08-05', marks } }));
  expect(await hitsOf('2026-08-05', '2026-08-05')).toMatchObject({ came: 1, issuedBills: [] });
});

describe('a month’s bill', () => {
  test('is drawn up, issued once the month is over, read and paid; each line names its cap', async () => {
    const scene = await place();
    town.clock.set('2026-08-31T18:00:00+08:00');
    const early = await sends(town, scene);
    const draft = done(await early.staff(endpoints.draftBill, draftOf(scene)));
    expect(draft).toMatchObject({ status: 'draft', totalFen: 158_000, revision: 1 });
    expect(draft.lines).toMatchObject([
      {
        feeItem: 'care',
        per: 'month',
        amountFen: 158_000,
        cap: { capFen: 170_000, clause: { status: 'draft' } },
      },
    ]);
    const issue = { params: { bill: draft.id }, body: { revision: 1, dueOn: '2026-09-15' } };
    expect(refusal(await early.staff(endpoints.issueBill, issue))).toMatchObject({
      code: 'bill.beforeMonthIsOver',
      facts: { month: '2026-08', firstDay: '2026-09-01' },
    });
    expect(refusal(await early.family(endpoints.readBill, { params: { bill: draft.id } })).code).toBe(
      'notFound',
    );

    town.clock.set(afterAugust);
    const { staff, family } = await sends(town, scene);
    const bill = done(await staff(endpoints.issueBill, issue));
    expect(bill).toMatchObject({ status: 'issued', dueOn: '2026-09-15', leftFen: 158_000 });
    expect(done(await family(endpoints.readBill, { params: { bill: bill.id } }))).toEqual(bill);
    expect(done(await family(endpoints.listBills, {})).items).toEqual([bill]);
    expect(
      done(
        await staff(endpoints.listSiteBills, {
          params: { site: scene.site.id },
          query: { month: '2026-08' },
        }),
      ).items,
    ).toEqual([bill]);

    const pay = (body: object) => staff(endpoints.recordPayment, { params: { bill: bill.id }, body });
    const part = done(await pay({ kind: 'cash', amountFen: 58_000 }));
    expect(part).toMatchObject({ status: 'issued', leftFen: 100_000, payments: [{ receipt: 1 }] });
    expect(refusal(await pay({ kind: 'cash', amountFen: 100_001 }))).toMatchObject({
      code: 'payment.aboveDue',
      facts: { leftFen: 100_000 },
    });
    const paid = done(await pay({ kind: 'wechat', amountFen: 100_000, reference: '4200001234567890' }));
    expect(paid).toMatchObject({ status: 'paid', leftFen: 0 });
    expect(town.faults).toEqual([]);
  });

  test('is one for a site, a household and a month, whoever presses first', async () => {
    const scene = await place();
    town.clock.set(afterAugust);
    const { staff } = await sends(town, scene);
    const colleague = await town.staffOf(scene.site);
    const drafts = await Promise.all(
      [staff, colleague.send].map((send) => send(endpoints.draftBill, draftOf(scene))),
    );
    const ids = drafts.map((answer) => done(answer).id);
    expect(new Set(ids).size).toBe(1);
    const params = { bill: done(drafts[0] ?? drafts[1] ?? fail()).id };
    const { revision } = done(await staff(endpoints.readBill, { params }));
    const answers = await Promise.all(
      [staff, colleague.send].map((send) =>
        send(endpoints.issueBill, { params, body: { revision, dueOn: '2026-09-15' } }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok).map((answer) => refusal(answer).code)).toEqual([
      'bill.alreadyIssued',
    ]);
    expect(refusal(await staff(endpoints.draftBill, draftOf(scene))).code).toBe('bill.alreadyIssued');
    const { items } = done(
      await staff(endpoints.listSiteBills, { params: { site: scene.site.id }, query: { month: '2026-08' } }),
    );
    expect(items).toHaveLength(1);
  });

  test('is not issued with other sums than were looked at', async () => {
    const scene = await place();
    town.clock.set(afterAugust);
    const { staff } = await sends(town, scene);
    const draft = done(await staff(endpoints.draftBill, draftOf(scene)));
    const mark = { kind: 'closed' } as const;
    done(
      await staff(endpoints.recordAttendance, {
        params: { site: scene.site.id },
        body: { on: '2026-08-05', marks: [{ booking: scene.booking.id, mark }] },
      }),
    );
    const issue = (revision: number) =>
      staff(endpoints.issueBill, { params: { bill: draft.id }, body: { revision, dueOn: '2026-09-15' } });
    expect(refusal(await issue(draft.revision)).code).toBe('bill.outdated');
    const again = done(await staff(endpoints.draftBill, draftOf(scene)));
    expect(refusal(await issue(draft.revision))).toMatchObject({
      code: 'bill.changed',
      facts: { revision: 2 },
    });
    expect(done(await issue(again.revision)).totalFen).toBeLessThan(158_000);
  });

  test('drawn up again it keeps what was put on it by hand, until that is named anew', async () => {
    const scene = await place();
    town.clock.set(afterAugust);
    const { staff } = await sends(town, scene);
    const booking = scene.booking.id;
    const meals = { booking, feeItem: 'meals', per: 'day', quantity: 10, unitPriceFen: 600 };
    const extras = [{ ...meals, from: '2026-08-03', to: '2026-08-31' }];
    const insured = [{ booking, feeItem: 'care', amountFen: 1_000, reference: 'CXX-1' }];
    const draft = async (overrides: object) => {
      const { params, body } = draftOf(scene);
      const { extras: _, insured: __, ...bare } = body;
      return done(await staff(endpoints.draftBill, { params, body: { ...bare, ...overrides } }));
    };
    const first = await draft({ extras, insured });
    expect([first.totalFen, first.familyFen]).toEqual([164_000, 163_000]);
    const again = await draft({});
    expect(again.lines).toEqual(first.lines);
    expect(again.revision).toBe(2);
    const named = await draft({ extras: [] });
    expect([named.totalFen, named.familyFen]).toEqual([158_000, 157_000]);
    expect((await draft({ insured: [] })).familyFen).toBe(158_000);
  });

  test('refuses what is above the cap, below zero, or of another month, each in its own words', async () => {
    const scene = await place();
    town.clock.set(afterAugust);
    const { staff } = await sends(town, scene);
    const extra = {
      booking: scene.booking.id,
      feeItem: 'meals',
      per: 'day',
      quantity: 21,
      unitPriceFen: 600,
      from: '2026-08-03',
      to: '2026-08-31',
    };
    const draft = (fields: object) =>
      staff(endpoints.draftBill, draftOf(scene, { extras: [{ ...extra, ...fields }] }));
    // The cap names no item, so it covers whatever must be paid: 12,000 are left below it.
    expect(refusal(await draft({}))).toMatchObject({
      code: 'bill.aboveCap',
      facts: { billedFen: 170_600, allowedFen: 170_000, per: 'month' },
      clause: { id: expect.stringContaining('jingdezhen') },
    });
    expect(done(await draft({ quantity: 20 })).totalFen).toBe(170_000);
    expect(refusal(await draft({ unitPriceFen: -600 })).code).toBe('bill.negativeLine');
    expect(refusal(await draft({ to: '2026-09-30' }))).toMatchObject({
      code: 'bill.beyondMonth',
      facts: { month: '2026-08', to: '2026-09-30' },
    });
    expect(refusal(await draft({ booking: 'bkg_nobody0' })).code).toBe('bill.dayNotBooked');
    const nobody = draftOf(scene, { household: 'hh_nobody0' });
    expect(refusal(await staff(endpoints.draftBill, nobody)).code).toBe('bill.nothingToBill');
  });

  test('has no word for a second month, a balance, a package or a card', async () => {
    const scene = await place();
    town.clock.set(afterAugust);
    const { staff } = await sends(town, scene);
    for (const field of [
      { months: 2 },
      { until: '2026-10' },
      { balanceFen: 10_000 },
      { package: '季卡' },
      { extras: [{ feeItem: 'deposit' }] },
    ]) {
      const answer = await staff(endpoints.draftBill, draftOf(scene, field));
      expect(refusal(answer).code).toBe('request.invalid');
    }
  });
});

describe('a correction', () => {
  test('adds a line; lowers, is given back, and never lifts a line above its cap', async () => {
    const scene = await place();
    town.clock.set(afterAugust);
    const bill = await issued(town, scene);
    const { staff, family } = await sends(town, scene);
    const params = { bill: bill.id };
    done(await staff(endpoints.recordPayment, { params, body: { kind: 'cash', amountFen: 158_000 } }));
    const correct = (changeFen: number, revision: number) =>
      staff(endpoints.correctBill, {
        params,
        body: { revision, reason: '考勤补登', what: { kind: 'change', line: 1, changeFen, payer: 'family' } },
      });
    expect(refusal(await correct(12_001, 3))).toMatchObject({
      code: 'bill.aboveCap',
      facts: { billedFen: 170_001, allowedFen: 170_000 },
      clause: { phrase: expect.stringContaining('1700') },
    });
    expect(refusal(await correct(-8_000, 2)).code).toBe('bill.changed');
    const corrected = done(await correct(-8_000, 3));
    expect(corrected.lines[0]).toEqual(bill.lines[0]);
    expect(corrected).toMatchObject({ totalFen: 150_000, leftFen: -8_000, status: 'paid' });
    expect(done(await family(endpoints.readBill, { params })).lines[1]).toMatchObject({
      amountFen: -8_000,
      correction: { of: 1, reason: '考勤补登', role: 'institution' },
    });
    const back = (amountFen: number) =>
      staff(endpoints.recordRepayment, { params, body: { kind: 'cash', amountFen } });
    expect(refusal(await back(8_001)).code).toBe('payment.aboveOwed');
    expect(done(await back(8_000))).toMatchObject({ leftFen: 0, paidFen: 150_000 });
  });

  test('adds what had been left out, under the same rules', async () => {
    const scene = await place();
    town.clock.set(afterAugust);
    const bill = await issued(town, scene);
    const { staff } = await sends(town, scene);
    const add = (unitPriceFen: number) =>
      staff(endpoints.correctBill, {
        params: { bill: bill.id },
        body: {
          revision: 2,
          reason: '漏列材料费',
          what: {
            kind: 'add',
            item: {
              booking: scene.booking.id,
              feeItem: 'materials',
              per: 'month',
              quantity: 1,
              unitPriceFen,
              from: '2026-08-03',
              to: '2026-08-31',
            },
          },
        },
      });
    expect(refusal(await add(12_001)).code).toBe('bill.aboveCap');
    expect(done(await add(12_000))).toMatchObject({
      totalFen: 170_000,
      lines: [{}, { feeItem: 'materials', correction: { of: null } }],
    });
  });
});

describe('permission to bill ahead', () => {
  test('is a regulator’s, recorded, with an end; in 威海 the rule it departs from is cited', async () => {
    town.clock.set('2026-07-06T09:00:00+08:00');
    const site = await town.site({ jurisdiction: '371002', city: '371000' });
    const scene = await placeIn(town, site, await town.publish(site));
    town.clock.set('2026-08-10T09:00:00+08:00');
    const { staff } = await sends(town, scene);
    const regulator = await regulatorOf(town, '371000');
    const draft = done(await staff(endpoints.draftBill, draftOf(scene)));
    expect(draft.monthlyClause?.phrase).toContain('按月收取');
    const issue = () =>
      staff(endpoints.issueBill, {
        params: { bill: draft.id },
        body: { revision: draft.revision, dueOn: '2026-08-20' },
      });
    expect(refusal(await issue())).toMatchObject({
      code: 'bill.beforeMonthIsOver',
      clause: { phrase: expect.stringContaining('按月收取') },
    });
    const grant = (until: string) =>
      regulator.send(endpoints.grantBillingExemption, { body: { site: site.id, until, reason: '灾后重建' } });
    expect(refusal(await grant('2026-08-09')).code).toBe('exemption.alreadyOver');
    const exemption = done(await grant('2026-08-10'));
    expect(exemption.clause?.phrase).toContain('按月收取');
    expect(done(await issue())).toMatchObject({
      status: 'issued',
      exemption: exemption.id,
      dueOn: '2026-08-20',
    });
    const { items } = done(await staff(endpoints.listBillingExemptions, { params: { site: site.id } }));
    expect(items).toEqual([exemption]);
  });

  test('a regulator of another city cannot give it', async () => {
    const scene = await place();
    const weihai = await regulatorOf(town, '371000');
    const body = { site: scene.site.id, until: '2026-12-31', reason: '试验' };
    expect(refusal(await weihai.send(endpoints.grantBillingExemption, { body })).code).toBe('notFound');
  });
});

describe('what one would get back', () => {
  test('is shown before booking and before giving up, and the bill says the same', async () => {
    const scene = await place();
    const { family, staff } = await sends(town, scene);
    const backFen = Math.ceil((158_000 * 11) / 21);
    const ahead = done(
      await town.stranger(endpoints.readRefundAhead, {
        query: { class: scene.offer.id, careMode: 'fullDay', month: '2026-08', on: '2026-08-17' },
      }),
    );
    const query = { on: '2026-08-17' };
    const params = { booking: scene.booking.id };
    const preview = done(await family(endpoints.readRefund, { params, query }));
    expect(preview).toEqual(ahead);
    expect(preview).toMatchObject({
      wholeFen: 158_000,
      backFen,
      reductions: [{ why: 'leftEarly', ground: { kind: 'nothingPublished' } }],
    });
    expect(done(await staff(endpoints.readRefund, { params, query }))).toEqual(preview);

    town.clock.set('2026-08-17T08:00:00+08:00');
    const then = await sends(town, scene);
    const closing = await then.staff(endpoints.closeBooking, { params, body: { reason: '家长提前离园' } });
    expect(closing.ok).toBe(true);
    town.clock.set(afterAugust);
    expect((await issued(town, scene)).totalFen).toBe(158_000 - backFen);
    const late = await sends(town, scene);
    expect(refusal(await late.family(endpoints.readRefund, { params, query })).code).toBe(
      'booking.notOpenToAct',
    );
  });

  test('by the site’s own terms where its city publishes none, from the day they hold', async () => {
    town.clock.set('2026-07-05T09:00:00+08:00');
    const site = await town.site();
    const staff = await town.staffOf(site);
    const terms = {
      from: '2026-07-06',
      partMonth: 'openDays',
      beforeStart: { percent: 100, noticeDays: 0 },
      afterStart: { back: 'nothing', noticeDays: 0 },
    };
    const publish = (body: object) =>
      staff.send(endpoints.publishRefundTerms, { params: { site: site.id }, body });
    expect(refusal(await publish({ ...terms, from: '2026-07-05' }))).toMatchObject({
      code: 'refundTerms.tooSoon',
      facts: { firstDay: '2026-07-06' },
    });
    done(await publish(terms));
    const told = done(await town.stranger(endpoints.readRefundTerms, { params: { site: site.id } }));
    expect(told.items).toEqual([terms]);
    town.clock.set('2026-07-06T09:00:00+08:00');
    const scene = await placeIn(town, site, await town.publish(site));
    const { family } = await sends(town, scene);
    const preview = done(
      await family(endpoints.readRefund, {
        params: { booking: scene.booking.id },
        query: { on: '2026-08-17' },
      }),
    );
    expect(preview).toMatchObject({ backFen: 0, dueFen: 158_000 });
  });
});

describe('paper', () => {
  test('bill and receipt are whole pages with institution, lines, clause and number, and nothing typed runs', async () => {
    const scene = await place({ name: '小<script>alert(1)</script>&"园' });
    town.clock.set(afterAugust);
    const bill = await issued(town, scene);
    const { staff, family } = await sends(town, scene);
    const paid = done(
      await staff(endpoints.recordPayment, {
        params: { bill: bill.id },
        body: { kind: 'cash', amountFen: 158_000 },
      }),
    );
    const receipt = String(paid.payments[0]?.receipt);
    const page = done(await family(endpoints.printReceipt, { params: { bill: bill.id, receipt } }));
    for (const words of [
      '收据编号 00000001',
      '1580.00 元',
      '托大班',
      '照护费',
      '最高限价 1700.00 元',
      '征求意见稿',
    ])
      expect(page.html).toContain(words);
    const whole = done(await staff(endpoints.printBill, { params: { bill: bill.id } }));
    for (const { html } of [page, whole]) {
      expect(html).not.toContain('<script');
      expect(html).toContain('小&lt;script&gt;');
      expect(html).not.toMatch(/(src|href)=/);
      expect(html).toContain('@page { margin');
    }
    const again = await town.again(scene.family);
    const response = await town.door(`/v1/bills/${bill.id}/print`, {
      headers: { authorization: `Bearer ${again.token}`, accept: 'text/html,*/*' },
    });
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toBe(whole.html);
    expect(
      refusal(await family(endpoints.printReceipt, { params: { bill: bill.id, receipt: '2' } })).code,
    ).toBe('notFound');
  });
});

function fail(): never {
  throw new Error('neither draft came to anything');
}
