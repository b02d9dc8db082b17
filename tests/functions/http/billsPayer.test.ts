import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { done, refusal } from '../../support/town/caller';
import { book, openTown, saidYes, serviceOf, type Town } from '../../support/town/openTown';
import { lunchOf } from '../../support/town/things';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterEach(() => expect(town.faults).toEqual([]));
afterAll(() => town.close());

/** Two parents eat at one canteen; a daughter elsewhere pays for the mother alone. */
async function scene() {
  town.clock.set('2026-07-06T09:00:00+08:00');
  const site = await town.site();
  const lunch = await town.offer(site, lunchOf());
  const keeper = await town.family();
  const [mother, father] = [await town.elder(keeper), await town.elder(keeper)];
  const inCircle = async (roles: readonly string[], name: string) => {
    const asked = { params: { elder: mother }, body: { roles } };
    const { code } = done(await keeper.send(endpoints.inviteMember, asked));
    const person = await town.family();
    done(await person.send(endpoints.joinCircle, { body: { code, name, relation: name } }));
    return person;
  };
  const [payer, told] = [await inCircle(['pays'], '二姐'), await inCircle(['orders', 'isTold'], '大哥')];
  await saidYes(town, mother);
  const { household } = await book(keeper, serviceOf(lunch, mother, { date: '2026-07-08' }));
  return { site, lunch, keeper, mother, father, payer, told, household };
}

async function issuedBill({ site, household }: Awaited<ReturnType<typeof scene>>) {
  town.clock.set('2026-08-03T09:00:00+08:00');
  const staff = await town.staffOf(site);
  const asked = { params: { site: site.id }, body: { household, month: '2026-07' } };
  const draft = done(await staff.send(endpoints.draftBill, asked));
  const body = { revision: draft.revision, dueOn: '2026-08-15' };
  const issued = done(await staff.send(endpoints.issueBill, { params: { bill: draft.id }, body }));
  return { staff, issued };
}

test('who pays for one elder from elsewhere reads her lines, and nothing else of that household', async () => {
  const at = await scene();
  await book(at.keeper, serviceOf(at.lunch, at.father, { date: '2026-07-09' }));
  const { staff, issued } = await issuedBill(at);
  const params = { bill: issued.id };
  const payer = await town.again(at.payer);
  const part = done(await payer.send(endpoints.readBill, { params }));
  expect(part.lines.map(({ recipient }) => recipient.id)).toEqual([at.mother]);
  expect(JSON.stringify(part)).not.toContain(at.father);
  expect(part).toMatchObject({
    isPart: true,
    status: 'issued',
    totalFen: at.lunch.priceFen,
    leftFen: at.lunch.priceFen,
    paidFen: 0,
    payments: [],
  });
  expect(done(await payer.send(endpoints.listBills)).items).toEqual([part]);
  // A page that is kept would show all of it.
  expect(refusal(await payer.send(endpoints.printBill, { params })).code).toBe('notFound');

  const paid = { params, body: { kind: 'cash', amountFen: issued.familyFen } };
  done(await staff.send(endpoints.recordPayment, paid));
  const later = done(await payer.send(endpoints.readBill, { params }));
  expect(later).toMatchObject({ status: 'paid', leftFen: 0, paidFen: at.lunch.priceFen, payments: [] });
  const receipt = { params: { ...params, receipt: '1' } };
  expect(refusal(await payer.send(endpoints.printReceipt, receipt)).code).toBe('notFound');

  const whole = done(await (await town.again(at.keeper)).send(endpoints.readBill, { params }));
  expect(whole).toMatchObject({ isPart: false, totalFen: 2 * at.lunch.priceFen });
  for (const person of [at.told, await town.family()]) {
    const other = await town.again(person);
    expect(refusal(await other.send(endpoints.readBill, { params })).code).toBe('notFound');
    expect(done(await other.send(endpoints.listBills)).items).toEqual([]);
  }
});

test('a bill on which she stands alone is read and printed whole; a draft by nobody', async () => {
  const at = await scene();
  town.clock.set('2026-08-03T09:00:00+08:00');
  const staff = await town.staffOf(at.site);
  const asked = { params: { site: at.site.id }, body: { household: at.household, month: '2026-07' } };
  const draft = done(await staff.send(endpoints.draftBill, asked));
  const params = { bill: draft.id };
  const payer = await town.again(at.payer);
  expect(refusal(await payer.send(endpoints.readBill, { params })).code).toBe('notFound');
  await issuedBill(at);
  expect(done(await payer.send(endpoints.readBill, { params }))).toMatchObject({ isPart: false });
  expect(done(await payer.send(endpoints.printBill, { params })).html).toContain(draft.id);
});
