import { setImmediate as nextTurn } from 'node:timers/promises';
import batchGetItem from 'dynalite/actions/batchGetItem.js';
import createTable from 'dynalite/actions/createTable.js';
import deleteTable from 'dynalite/actions/deleteTable.js';
import describeTable from 'dynalite/actions/describeTable.js';
import getItem from 'dynalite/actions/getItem.js';
import listTables from 'dynalite/actions/listTables.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import type { Validation } from 'dynalite/validations';
import batchGetValidation from 'dynalite/validations/batchGetItem.js';
import createTableValidation from 'dynalite/validations/createTable.js';
import deleteTableValidation from 'dynalite/validations/deleteTable.js';
import describeTableValidation from 'dynalite/validations/describeTable.js';
import getValidation from 'dynalite/validations/getItem.js';
import listTablesValidation from 'dynalite/validations/listTables.js';
import queryValidation from 'dynalite/validations/query.js';
import scanValidation from 'dynalite/validations/scan.js';
import { answerOf, parse } from './action';
import type { Engine } from './engine';
import { describeTimeToLive, updateTimeToLive } from './timeToLive';
import { transactGet, transactWrite } from './transaction';
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

  function changingTables(change: (body: object) => Promise<object>) {
    return async (body: object) => {
      const answer = await change(body);
      await tableSettled(engine, body);
      return answer;
    };
  }

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
    CreateTable: changingTables(unchanged(createTable, createTableValidation)),
    DeleteTable: changingTables(unchanged(deleteTable, deleteTableValidation)),
    DescribeTable: unchanged(describeTable, describeTableValidation),
    ListTables: unchanged(listTables, listTablesValidation),
  };
}

/** dynalite answers before a table is ready or gone. Waiting here spares every caller the waiting. */
async function tableSettled({ storage }: Engine, body: object): Promise<void> {
  if (!('TableName' in body) || typeof body.TableName !== 'string') return;
  for (;;) {
    storage.forgetTables();
    const status = await storage.get(`table~${body.TableName}`);
    const isMoving =
      typeof status === 'object' &&
      status !== null &&
      'TableStatus' in status &&
      (status.TableStatus === 'CREATING' || status.TableStatus === 'DELETING');
    if (!isMoving) break;
    await nextTurn();
  }
  storage.forgetTables();
}
