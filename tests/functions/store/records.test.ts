import { AnsweredBefore } from '@huiyue/functions/ports';
import { recordsIn, type RecordShape } from '@huiyue/functions/store/records';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { reply } from './support/goods';
import { openShop, type Shop } from './support/shop';

/** A slip of paper: one of somebody's, on a board while it is open, due while nobody has dealt with it. */
const slipRow = z.object({
  owner: z.string(),
  day: z.string(),
  board: z.string().exactOptional(),
  dueAt: z.string().exactOptional(),
  words: z.string(),
  revision: z.int(),
});
type Slip = z.infer<typeof slipRow>;

const shape: RecordShape<Slip> = {
  name: 'SLIP',
  row: slipRow,
  owner: ({ owner }) => owner,
  key: ({ day }) => day,
  listed: ({ board, day }) => (board === undefined ? undefined : { on: board, at: day }),
  due: ({ dueAt }) => (dueAt === undefined ? undefined : { on: 'ALL', at: dueAt }),
};

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const slips = () => recordsIn(shop.table, shape, shop.clock.now);
const slip = (overrides: Partial<Slip> = {}): Slip => ({
  owner: 'site_one',
  day: '2026-08-01',
  words: 'said first',
  revision: 1,
  ...overrides,
});

test('what was kept is read as it was said, and lies with its owner in order of days', async () => {
  const second = slip({ day: '2026-08-02' });
  const first = slip();
  const others = slip({ owner: 'site_two' });
  expect(await slips().write([second, first, others])).toBe('committed');
  expect(await slips().find('site_one', '2026-08-01')).toEqual(first);
  expect(await slips().find('site_one', '2026-08-03')).toBeUndefined();
  expect(await slips().of('site_one')).toEqual([first, second]);
  expect(await slips().of('site_one', { from: '2026-08-02' })).toEqual([second]);
  expect(await slips().of('site_one', { to: '2026-08-01' })).toEqual([first]);
  const wanted = ['2026-08-02', '2026-08-09'].map((key) => ({ owner: 'site_one', key }));
  expect(await slips().findEach(wanted)).toEqual([second]);
});

test('of two who write over the same revision one is told, and nothing of theirs is kept', async () => {
  const first = slip({ owner: 'site_race' });
  const also = slip({ owner: 'site_race', day: '2026-08-02' });
  await slips().write([first]);
  expect(await slips().write([{ ...first, words: 'said next', revision: 2 }])).toBe('committed');
  expect(await slips().write([also, { ...first, words: 'said late', revision: 2 }])).toBe('stale');
  expect(await slips().write([{ ...first, words: 'said anew' }])).toBe('stale');
  expect(await slips().of('site_race')).toEqual([{ ...first, words: 'said next', revision: 2 }]);
});

test('a slip stands on its board, and among what is due, for as long as it says so', async () => {
  const early = slip({ owner: 'site_board', board: 'town', dueAt: '0001' });
  const late = slip({ owner: 'site_board', day: '2026-08-02', board: 'town', dueAt: '0002' });
  await slips().write([late, early]);
  expect(await slips().listed('town')).toEqual([early, late]);
  expect(await slips().due('ALL', '0001')).toEqual([early]);
  const { board: _board, dueAt: _dueAt, ...plain } = early;
  const dealtWith = { ...plain, revision: 2 };
  await slips().write([dealtWith]);
  expect(await slips().listed('town')).toEqual([late]);
  expect(await slips().due('ALL', '0009')).toEqual([late]);
});

test('the answer is kept in the same commit, and a repeat is recognised before anything else', async () => {
  const first = slip({ owner: 'site_reply' });
  const said = reply();
  await slips().write([first], said);
  await expect(slips().write([{ ...first, revision: 2 }], said)).rejects.toBeInstanceOf(AnsweredBefore);
  expect(await slips().find('site_reply', first.day)).toEqual(first);
});
