import { billingEndpoints } from '@huiyue/shared/contract/billingEndpoints';
import type { BillView } from '@huiyue/shared/contract/bills';
import type { Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { roles, type Role } from '@huiyue/shared/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, refusal, type Sending } from '../../support/town/caller';
import { openTown, type Person, type Town } from '../../support/town/openTown';
import { regulatorOf } from '../../support/town/regulators';
import { idOf } from '../../support/town/things';
import { afterAugust, draftOf, issued, placeIn, type Place } from './billsScene';

type Name = keyof typeof billingEndpoints;

let town: Town;
let place: Place;
let bill: BillView;
beforeAll(async () => {
  town = await openTown();
  const site = await town.site();
  place = await placeIn(town, site, await town.publish(site));
  town.clock.set(afterAugust);
  const draft = await issued(town, place);
  const staff = await town.again(place.staff);
  bill = done(
    await staff.send(endpoints.recordPayment, {
      params: { bill: draft.id },
      body: { kind: 'cash', amountFen: 1_000 },
    }),
  );
});
afterAll(() => town.close());

const change = { kind: 'change', line: 1, changeFen: -100, payer: 'family' } as const;

/** An honest request to each operation, so that only the caller can be what is wrong. */
function honest(): Record<Name, Sending> {
  const ofSite = { params: { site: place.site.id } };
  const ofBill = { params: { bill: bill.id } };
  const ofBooking = { params: { booking: place.booking.id } };
  const mark = { kind: 'absent', isAnnounced: false };
  const terms = {
    from: '2026-10-01',
    partMonth: 'openDays',
    beforeStart: { percent: 100, noticeDays: 0 },
    afterStart: { back: 'unusedDays', noticeDays: 0 },
  };
  return {
    readSiteAttendance: { ...ofSite, query: { on: '2026-08-03' } },
    recordAttendance: {
      ...ofSite,
      body: { on: '2026-08-03', marks: [{ booking: place.booking.id, mark }] },
    },
    readBookingAttendance: ofBooking,
    draftBill: draftOf(place),
    listSiteBills: { ...ofSite, query: { month: '2026-08' } },
    listBills: {},
    readBill: ofBill,
    issueBill: { ...ofBill, body: { revision: 1, dueOn: '2026-09-15' } },
    correctBill: { ...ofBill, body: { revision: bill.revision, reason: '多收', what: change } },
    recordPayment: { ...ofBill, body: { kind: 'cash', amountFen: 100 } },
    recordRepayment: { ...ofBill, body: { kind: 'cash', amountFen: 100 } },
    printBill: ofBill,
    printReceipt: { params: { bill: bill.id, receipt: '1' } },
    readRefundAhead: {
      query: { class: place.offer.id, careMode: 'fullDay', month: '2026-10', on: '2026-10-12' },
    },
    readRefund: { ...ofBooking, query: { on: '2026-08-17' } },
    readRefundTerms: ofSite,
    publishRefundTerms: { ...ofSite, body: terms },
    grantBillingExemption: {
      body: { site: place.site.id, until: '2026-12-31', reason: '试验' },
    },
    listBillingExemptions: ofSite,
  };
}

/** Who may call what, written out a second time on purpose. */
const mayCall = {
  readSiteAttendance: ['institution', 'regulator'],
  recordAttendance: ['institution'],
  readBookingAttendance: ['family', 'institution', 'desk', 'regulator'],
  draftBill: ['institution'],
  listSiteBills: ['institution', 'regulator'],
  listBills: ['family', 'desk'],
  readBill: ['family', 'institution', 'desk', 'regulator'],
  issueBill: ['institution'],
  correctBill: ['institution'],
  recordPayment: ['institution', 'desk'],
  recordRepayment: ['institution'],
  printBill: ['family', 'institution', 'desk', 'regulator'],
  printReceipt: ['family', 'institution', 'desk', 'regulator'],
  readRefundAhead: 'everyone',
  readRefund: ['family', 'institution', 'desk'],
  readRefundTerms: 'everyone',
  publishRefundTerms: ['institution'],
  grantBillingExemption: ['regulator'],
  listBillingExemptions: ['institution', 'regulator'],
} satisfies Record<Name, 'everyone' | readonly Role[]>;

const table: Record<Name, Endpoint> = billingEndpoints;
const whoMayCall: Record<Name, 'everyone' | readonly Role[]> = mayCall;
const names = Object.keys(billingEndpoints).filter((name): name is Name => name in billingEndpoints);
const guarded = names.filter((name) => whoMayCall[name] !== 'everyone');
const openToAll = names.filter((name) => whoMayCall[name] === 'everyone');

describe('of other people’s bills and roll-calls', () => {
  test.each(guarded.flatMap((name) => roles.map((role) => [name, role] as const)))(
    '%s, as %s, tells and changes nothing',
    async (name, role) => {
      // A household, a site and a city of their own: rightful callers, of other people's things.
      const person =
        role === 'regulator'
          ? await regulatorOf(town, '371000')
          : await town.signIn(role, [idOf('site')], idOf('household'));
      const before = await town.rows();
      const answer = await person.send(table[name], honest()[name]);
      if (!whoMayCall[name].includes(role)) {
        expect(refusal(answer)).toEqual({ code: 'session.otherRole' });
      } else if (name === 'listBills' && role === 'family') {
        expect(done(answer)).toEqual({ items: [], next: null });
      } else if (role === 'desk') {
        // The desk serves whoever calls.
        expect([200, 404, 409]).toContain(answer.status);
        return;
      } else {
        expect(refusal(answer)).toEqual({ code: 'notFound' });
      }
      expect(await town.rows()).toEqual(before);
    },
  );

  test.each(guarded)('%s asks for a token', async (name) => {
    const answer = await town.stranger(table[name], honest()[name]);
    expect(refusal(answer).code).toBe('session.missing');
  });

  test.each(openToAll)('%s does not', async (name) => {
    expect((await town.stranger(table[name], honest()[name])).status).toBe(200);
  });
});

describe('those it concerns', () => {
  test('read the same bill: family, staff, desk and the city’s regulator', async () => {
    const people: readonly Person[] = [
      await town.again(place.family),
      await town.again(place.staff),
      await town.signIn('desk'),
      await regulatorOf(town),
    ];
    const read = await Promise.all(
      people.map(async ({ send }) => done(await send(endpoints.readBill, { params: { bill: bill.id } }))),
    );
    expect(new Set(read.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  test('the desk takes cash with a receipt of the site, and nothing through WeChat', async () => {
    const desk = await town.signIn('desk');
    const pay = (body: object) => desk.send(endpoints.recordPayment, { params: { bill: bill.id }, body });
    const { payments } = done(await pay({ kind: 'cash', amountFen: 500 }));
    expect(payments.at(-1)).toMatchObject({ role: 'desk', receipt: payments.length });
    const wechat = await pay({ kind: 'wechat', amountFen: 500, reference: '42000099' });
    expect(refusal(wechat).code).toBe('payment.cashOnly');
  });
});

describe('what is wrong is said before any rule is asked', () => {
  const ofBill = () => ({ params: { bill: bill.id } });
  test.each<[string, Name, () => Sending]>([
    ['a payment of nothing', 'recordPayment', () => ({ ...ofBill(), body: { kind: 'cash', amountFen: 0 } })],
    ['a part of a fen', 'recordPayment', () => ({ ...ofBill(), body: { kind: 'cash', amountFen: 1.5 } })],
    [
      'a payment from a balance',
      'recordPayment',
      () => ({ ...ofBill(), body: { kind: 'balance', amountFen: 5 } }),
    ],
    [
      'a WeChat payment without its number',
      'recordPayment',
      () => ({ ...ofBill(), body: { kind: 'wechat', amountFen: 5 } }),
    ],
    [
      'a correction without a reason',
      'correctBill',
      () => ({ ...ofBill(), body: { revision: 1, reason: ' ', what: change } }),
    ],
    [
      'a correction of nothing',
      'correctBill',
      () => ({ ...ofBill(), body: { revision: 1, reason: '改', what: { ...change, changeFen: 0 } } }),
    ],
    [
      'a day that does not exist',
      'issueBill',
      () => ({ ...ofBill(), body: { revision: 1, dueOn: '2026-09-31' } }),
    ],
    ['a month that does not exist', 'draftBill', () => draftOf(place, { month: '2026-13' })],
    [
      'leaving before coming',
      'recordAttendance',
      () => ({
        params: { site: place.site.id },
        body: {
          on: '2026-08-03',
          marks: [{ booking: place.booking.id, mark: { kind: 'present', from: 600, to: 540 } }],
        },
      }),
    ],
    [
      'one child marked twice',
      'recordAttendance',
      () => ({
        params: { site: place.site.id },
        body: {
          on: '2026-08-03',
          marks: [1, 2].map(() => ({ booking: place.booking.id, mark: { kind: 'closed' } })),
        },
      }),
    ],
    ['the id of something else', 'readBill', () => ({ params: { bill: place.booking.id } })],
  ])('%s', async (_, name, sending) => {
    const staff = await town.again(place.staff);
    const before = await town.rows();
    const answer = await staff.send(table[name], sending());
    expect(refusal(answer)).toMatchObject({ code: 'request.invalid' });
    expect(await town.rows()).toEqual(before);
  });
});
