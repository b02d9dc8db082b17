import { recordsIn, type RecordShape } from '@huiyue/functions/store/records';
import type { Tell } from '@huiyue/shared/notices/notice';
import { queryRows } from '@huiyue/functions/store/table';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openShop, type Shop } from './support/shop';

const slipRow = z.object({ owner: z.string(), day: z.string(), revision: z.int() });
type Slip = z.infer<typeof slipRow>;
const shape: RecordShape<Slip> = {
  name: 'SLIP',
  row: slipRow,
  owner: ({ owner }) => owner,
  key: ({ day }) => day,
};

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const slips = () => recordsIn(shop.table, shape, shop.clock.now);
const answered = (household: `hh_${string}`): Tell => ({
  kind: 'complaintAnswered',
  to: { who: 'household', id: household },
  about: { other: 'cmp_000001' },
  facts: { number: '1', site: '试验托育园' },
  at: shop.clock.now(),
});
const told = (household: string) =>
  queryRows(shop.table, { pk: `OWN#household:${household}`, prefix: 'NOTICE#' });

test('a record and its notice are written together, and a notice said twice is one', async () => {
  const slip = { owner: 'site_a', day: '2026-08-01', revision: 1 };
  expect(await slips().write([slip], undefined, [answered('hh_told01'), answered('hh_told01')])).toBe(
    'committed',
  );
  expect(await told('hh_told01')).toMatchObject([{ kind: 'complaintAnswered', state: 'waiting' }]);
});

test('what was not written tells nobody, and the same write again tells nobody twice', async () => {
  const slip = { owner: 'site_b', day: '2026-08-01', revision: 1 };
  await slips().write([slip], undefined, [answered('hh_told02')]);
  expect(await slips().write([slip], undefined, [answered('hh_told02')])).toBe('stale');
  expect(await slips().write([slip], undefined, [answered('hh_told03')])).toBe('stale');
  expect(await told('hh_told02')).toHaveLength(1);
  expect(await told('hh_told03')).toHaveLength(0);
});

test('the next revision tells anew', async () => {
  const slip = { owner: 'site_c', day: '2026-08-01', revision: 1 };
  await slips().write([slip], undefined, [answered('hh_told04')]);
  await slips().write([{ ...slip, revision: 2 }], undefined, [answered('hh_told04')]);
  expect(await told('hh_told04')).toHaveLength(2);
});
