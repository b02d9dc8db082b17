import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anotherApi, once } from '../../support/town/anotherApi';
import { done, freshKey, refusal } from '../../support/town/caller';
import { openTown, type Town } from '../../support/town/openTown';
import { afterAugust, draftOf, issued, placeIn, sends, type Place } from './billsScene';

let town: Town;
beforeAll(async () => {
  // Transactions on one row cancel one another, as on AWS.
  town = await openTown({ conflicts: { hold: () => Promise.resolve() } });
});
afterAll(() => town.close());

async function places(count: number): Promise<readonly Place[]> {
  town.clock.set('2026-07-06T09:00:00+08:00');
  const site = await town.site();
  const offer = await town.publish(site);
  const all: Place[] = [];
  for (let index = 0; index < count; index += 1) all.push(await placeIn(town, site, offer));
  return all;
}

describe('payments at once', () => {
  test('never come to more than is owed, and every receipt is numbered once', async () => {
    const scenes = await places(3);
    town.clock.set(afterAugust);
    const bills = [];
    for (const scene of scenes) bills.push(await issued(town, scene));
    const [first] = scenes;
    if (!first) throw new Error('no place was made');
    const { staff } = await sends(town, first);
    const answers = await Promise.all(
      bills.flatMap(({ id }) =>
        Array.from({ length: 4 }, () =>
          staff(endpoints.recordPayment, { params: { bill: id }, body: { kind: 'cash', amountFen: 60_000 } }),
        ),
      ),
    );
    // 158,000 hold two payments of 60,000 each.
    expect(answers.filter(({ ok }) => ok)).toHaveLength(6);
    expect(new Set(answers.filter(({ ok }) => !ok).map((answer) => refusal(answer).code))).toEqual(
      new Set(['payment.aboveDue']),
    );
    const read = await Promise.all(
      bills.map(async ({ id }) => done(await staff(endpoints.readBill, { params: { bill: id } }))),
    );
    expect(read.map(({ leftFen }) => leftFen)).toEqual([38_000, 38_000, 38_000]);
    const receipts = read.flatMap(({ payments }) => payments.map(({ receipt }) => receipt ?? 0));
    expect(receipts.sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(town.faults).toEqual([]);
  });

  test('of one WeChat transaction count once, for one bill', async () => {
    const scenes = await places(2);
    town.clock.set(afterAugust);
    const bills = [];
    for (const scene of scenes) bills.push(await issued(town, scene));
    const [first] = scenes;
    if (!first) throw new Error('no place was made');
    const { staff } = await sends(town, first);
    const body = { kind: 'wechat', amountFen: 10_000, reference: 'wx-2026-0902-1' };
    const answers = await Promise.all(
      bills.map(({ id }) => staff(endpoints.recordPayment, { params: { bill: id }, body })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok).map((answer) => refusal(answer))).toEqual([
      { code: 'payment.referenceUsed', facts: { reference: 'wx-2026-0902-1' } },
    ]);
  });
});

describe('a repeat', () => {
  test('of every write is answered like the first, and writes nothing', async () => {
    const [scene] = await places(1);
    if (!scene) throw new Error('no place was made');
    town.clock.set(afterAugust);
    const { staff } = await sends(town, scene);
    const twice = async (send: (key: string) => ReturnType<typeof staff>) => {
      const key = freshKey();
      const first = await send(key);
      expect(first.ok).toBe(true);
      const rows = await town.rows();
      expect(await send(key)).toEqual(first);
      expect(await town.rows()).toEqual(rows);
      return first;
    };
    await twice((key) => staff(endpoints.draftBill, { ...draftOf(scene), key }));
    const bills = done(
      await staff(endpoints.listSiteBills, { params: { site: scene.site.id }, query: { month: '2026-08' } }),
    );
    const params = { bill: bills.items[0]?.id ?? '' };
    await twice((key) =>
      staff(endpoints.issueBill, { params, key, body: { revision: 1, dueOn: '2026-09-15' } }),
    );
    const what = { kind: 'change', line: 1, changeFen: -1_000, payer: 'family' };
    await twice((key) =>
      staff(endpoints.correctBill, { params, key, body: { revision: 2, reason: '多收', what } }),
    );
    await twice((key) =>
      staff(endpoints.recordPayment, { params, key, body: { kind: 'cash', amountFen: 157_000 } }),
    );
    const bill = done(await staff(endpoints.readBill, { params }));
    expect(bill.payments).toHaveLength(1);
  });

  test('after a lost answer finds the payment, and takes no second receipt', async () => {
    const [scene] = await places(1);
    if (!scene) throw new Error('no place was made');
    town.clock.set(afterAugust);
    const bill = await issued(town, scene);
    const api = anotherApi(town);
    const staff = api.as(await town.again(scene.staff));
    const [params, key] = [{ bill: bill.id }, freshKey()];
    const sending = { params, key, body: { kind: 'cash', amountFen: 158_000 } };
    api.interfere({
      after: once(() => {
        throw new Error('the answer of the store was lost');
      }),
    });
    expect(refusal(await staff(endpoints.recordPayment, sending))).toEqual({ code: 'internal' });
    const kept = done(await staff(endpoints.recordPayment, sending));
    expect(kept).toMatchObject({ status: 'paid', payments: [{ receipt: 1 }] });
    expect(done(await staff(endpoints.readBill, { params }))).toEqual(kept);
    api.close();
  });

  test('under the same key with another body is refused', async () => {
    const [scene] = await places(1);
    if (!scene) throw new Error('no place was made');
    town.clock.set(afterAugust);
    const bill = await issued(town, scene);
    const { staff } = await sends(town, scene);
    const [params, key] = [{ bill: bill.id }, freshKey()];
    const pay = (amountFen: number) =>
      staff(endpoints.recordPayment, { params, key, body: { kind: 'cash', amountFen } });
    done(await pay(100));
    expect(refusal(await pay(200)).code).toBe('idempotency.otherBody');
  });
});
