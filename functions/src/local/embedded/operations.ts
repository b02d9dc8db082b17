import { setImmediate as nextTurn } from 'node:timers/promises';
import batchGetItem from 'dynalite/actions/batchGetItem.js';
import createTable from 'dynalite/actions/createTable.js';
import describeTable from 'dynalite/actions/describeTable.js';
import getItem from 'dynalite/actions/getItem.js';
import listTables from 'dynalite/actions/listTables.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import type { Validation } from 'dynalite/validations';
import batchGetValidation from 'dynalite/validations/batchGetItem.js';
import createTableValidation from 'dynalite/validations/createTable.js';
import describeTableValidation from 'dynalite/validations/describeTable.js';
import getValidation from 'dynalite/validations/getItem.js';
import listTablesValidation from 'dynalite/validations/listTables.js';
import queryValidation from 'dynalite/validations/query.js';
import scanValidation from 'dynalite/validations/scan.js';
import { answerOf, parse } from './action';
import type { Engine } from './engine';
import { describeTimeToLive, updateTimeToLive } from './timeToLive';
import { transactGet, transactWrite } from './transaction';
import { isRecord } from './wire';
import { writeBatch, writeOne } from './writes';

export type Operations = Readonly<Record<string, (body: object) => Promise<object>>>;
type DynaliteAction = typeof query;

/** All that the store understands. Writes are ours; reads and tables are dynalite's own. */
export function createOperations(engine: Engine): Operations {
  const { storage } = engine;

  function unchanged<T extends object>(action: DynaliteAction, validation: Validation<T>) {
    return (body: object) => {
      const request = parse(storage, validation, body);
      return answerOf((done) => action(storage.store, request, done));
    };
  }

  const create = unchanged(createTable, createTableValidation);

  return {
    PutItem: (body) => writeOne(engine, 'Put', body),
    UpdateItem: (body) => writeOne(engine, 'Update', body),
    DeleteItem: (body) => writeOne(engine, 'Delete', body),
    BatchWriteItem: (body) => writeBatch(engine, body),
    TransactWriteItems: (body) => transactWrite(engine, body),
    TransactGetItems: (body) => transactGet(engine, body),
    UpdateTimeToLive: (body) => updateTimeToLive(storage, body),
    DescribeTimeToLive: (body) => describeTimeToLive(storage, body),
    GetItem: unchanged(getItem, getValidation),
    BatchGetItem: unchanged(batchGetItem, batchGetValidation),
    Query: unchanged(query, queryValidation),
    Scan: unchanged(scan, scanValidation),
    CreateTable: async (body) => {
      const answer = await create(body);
      await tableReady(engine, body);
      return answer;
    },
    DescribeTable: unchanged(describeTable, describeTableValidation),
    ListTables: unchanged(listTables, listTablesValidation),
  };
}

/** dynalite answers before a table is ready. Waiting here spares every caller the waiting. */
async function tableReady({ storage }: Engine, body: object): Promise<void> {
  if (!('TableName' in body)) return;
  for (;;) {
    const table = await storage.get(`table~${String(body.TableName)}`);
    if (!isRecord(table) || table['TableStatus'] !== 'CREATING') return;
    await nextTurn();
  }
}
