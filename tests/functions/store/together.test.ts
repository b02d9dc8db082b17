import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableOver } from '@huiyue/functions/deps';
import { openRangeReads } from '@huiyue/functions/store/rangeReads';
import { openRowReads } from '@huiyue/functions/store/rowReads';
import { getRows, putRows, type Table } from '@huiyue/functions/store/table';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { done } from '../../support/town/caller';
import { clientOf, openTown, type Town } from '../../support/town/openTown';

let town: Town;
let client: DynamoDBClient;
let table: Table;
let commands: string[] = [];
/** Called when a request has its answer, before anybody hears of it. */
let onAnswer: () => Promise<void> | void = () => undefined;

beforeAll(async () => {
  town = await openTown();
  client = clientOf(town.edition.store.endpoint);
  client.middlewareStack.add(
    (next, context) => async (args) => {
      commands.push(context.commandName ?? '');
      const result = await next(args);
      await onAnswer();
      return result;
    },
    { step: 'initialize', name: 'watch' },
  );
  table = tableOver(client, 'huiyue');
});
beforeEach(() => {
  commands = [];
  onAnswer = () => undefined;
});
afterAll(async () => {
  client.destroy();
  await town.close();
});

const keyOf = (name: string | number) => ({ pk: `TOGETHER#${name}`, sk: 'ROW' });
const rowOf = (name: string | number, value = 1) => ({ ...keyOf(name), value });

test('rows asked for in one breath are read in one request, each once, and what is not there is not there', async () => {
  await putRows(table, [rowOf('a'), rowOf('b', 2)]);
  commands = [];
  const read = openRowReads(table);
  const rows = await Promise.all(['a', 'b', 'a', 'nobody'].map((name) => read(keyOf(name))));
  expect(rows).toEqual([rowOf('a'), rowOf('b', 2), rowOf('a'), undefined]);
  expect(commands).toEqual(['BatchGetItemCommand']);
  expect(await read(keyOf('a'))).toEqual(rowOf('a'));
  expect(commands).toEqual(['BatchGetItemCommand', 'GetItemCommand']);
});

test('a read does not join one that has left: whoever asks after a write sees it', async () => {
  await putRows(table, [rowOf('moving', 1)]);
  const read = openRowReads(table);
  let later: Promise<unknown> | undefined;
  onAnswer = async () => {
    onAnswer = () => undefined;
    // The first reader's answer is on its way back, and says 1.
    await putRows(table, [rowOf('moving', 2)]);
    later = read(keyOf('moving'));
  };
  expect(await read(keyOf('moving'))).toEqual(rowOf('moving', 1));
  expect(await later).toEqual(rowOf('moving', 2));
});

test('a read that fails is a fault for those in it, and not for those behind it', async () => {
  await putRows(table, [rowOf('after')]);
  const read = openRowReads(table);
  onAnswer = () => {
    onAnswer = () => undefined;
    throw new Error('no way through');
  };
  const together = await Promise.allSettled([read(keyOf('x')), read(keyOf('y'))]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read(keyOf('after'))).toEqual(rowOf('after'));
});

test('two hundred and fifty rows are written in tens of them and read in hundreds, and none is left out', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => rowOf(index, index));
  await putRows(table, [...rows, rowOf(0, 7)]);
  expect(commands).toEqual(Array.from({ length: 10 }, () => 'BatchWriteItemCommand'));
  commands = [];
  const read = openRowReads(table);
  const found = await Promise.all(rows.map(({ pk, sk }) => read({ pk, sk })));
  expect(found).toEqual([rowOf(0, 7), ...rows.slice(1)]);
  expect(commands).toEqual(Array.from({ length: 3 }, () => 'BatchGetItemCommand'));
  expect(
    await getRows(
      table,
      rows.map(({ pk, sk }) => ({ pk, sk })),
    ),
  ).toHaveLength(250);
});

const rangeOf = (name: string) => ({ pk: `TOGETHER#${name}`, prefix: 'DAY#' });
const dayOf = (name: string, day: number) => ({ pk: `TOGETHER#${name}`, sk: `DAY#${day}` });

test('a range asked for by many in one breath is read once, and another one by itself', async () => {
  await putRows(table, [dayOf('range', 1), dayOf('range', 2), dayOf('other', 1)]);
  commands = [];
  const read = openRangeReads(table);
  const found = await Promise.all(['range', 'other', 'range', 'range'].map((name) => read(rangeOf(name))));
  const both = [dayOf('range', 1), dayOf('range', 2)];
  expect(found).toEqual([both, [dayOf('other', 1)], both, both]);
  expect(commands).toEqual(['QueryCommand', 'QueryCommand']);
});

test('whoever asks for a range that is being read waits for the next reading with all who do, and sees each write before', async () => {
  await putRows(table, [dayOf('growing', 1)]);
  const read = openRangeReads(table);
  let later: Promise<unknown>[] = [];
  onAnswer = async () => {
    onAnswer = () => undefined;
    // The first reader's answer is on its way back, and knows of one day.
    await putRows(table, [dayOf('growing', 2)]);
    later = [read(rangeOf('growing')), read(rangeOf('growing'))];
  };
  commands = [];
  expect(await read(rangeOf('growing'))).toEqual([dayOf('growing', 1)]);
  const both = [dayOf('growing', 1), dayOf('growing', 2)];
  expect(await Promise.all(later)).toEqual([both, both]);
  expect(commands).toEqual(['QueryCommand', 'BatchWriteItemCommand', 'QueryCommand']);
});

test('a reading of a range that fails is a fault for those in it, and not for those behind it', async () => {
  await putRows(table, [dayOf('behind', 1)]);
  const read = openRangeReads(table);
  let behind: Promise<unknown> | undefined;
  onAnswer = () => {
    onAnswer = () => undefined;
    behind = read(rangeOf('behind'));
    throw new Error('no way through');
  };
  const together = await Promise.allSettled([read(rangeOf('behind')), read(rangeOf('behind'))]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await behind).toEqual([dayOf('behind', 1)]);
  expect(await read(rangeOf('behind'))).toEqual([dayOf('behind', 1)]);
});

test('families who ask at once whether a place can be had cost a few readings of what stands still, not one each', async () => {
  const offer = await town.publish(await town.site());
  const asked = await Promise.all(
    Array.from({ length: 24 }, async () => {
      const family = await town.family();
      const recipient = await town.child(family);
      return { family, query: { class: offer.id, recipient, careMode: 'fullDay', month: '2026-08' } };
    }),
  );
  const sent = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
  try {
    const quotes = await Promise.all(
      asked.map(async ({ family, query }) => done(await family.send(endpoints.readQuote, { query }))),
    );
    expect(quotes.map(({ openPlaces }) => openPlaces)).toEqual(asked.map(() => offer.places));
    const readings = sent.mock.calls.filter(([{ input }]) => JSON.stringify(input).includes('areaPauses'));
    expect(readings.length).toBeGreaterThan(0);
    expect(readings.length).toBeLessThan(asked.length / 2);
  } finally {
    sent.mockRestore();
  }
});
