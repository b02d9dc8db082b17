import * as z from 'zod';
import { civilMonth, idOf, placeInList } from './common';
import type { Endpoint } from './endpoint';
import {
  cityMonthList,
  cityMonthQuery,
  cityQuery,
  fileQuery,
  indicators,
  proof,
  statement,
  statementFile,
  statementMove,
  statementReturn,
  statements,
} from './statements';

const ofSite = z.strictObject({ site: idOf('site') });
const ofStatement = z.strictObject({ site: idOf('site'), month: civilMonth });
const nothing = z.strictObject({});

/** Monthly statements of subsidies: drawn up from attendance, confirmed, approved, exported, frozen. */
export const statementEndpoints = {
  listSiteStatements: {
    method: 'GET',
    path: '/v1/sites/:site/statements',
    for: ['institution', 'regulator'],
    params: ofSite,
    query: placeInList,
    answer: statements,
    status: 200,
  },
  readStatement: {
    method: 'GET',
    path: '/v1/sites/:site/statements/:month',
    for: ['institution', 'regulator'],
    params: ofStatement,
    answer: statement,
    status: 200,
  },
  draftStatement: {
    method: 'POST',
    path: '/v1/sites/:site/statements/:month/draft',
    for: ['institution', 'regulator'],
    params: ofStatement,
    body: nothing,
    answer: statement,
    status: 200,
  },
  confirmStatement: {
    method: 'POST',
    path: '/v1/sites/:site/statements/:month/confirm',
    for: ['institution'],
    params: ofStatement,
    body: statementMove,
    answer: statement,
    status: 200,
  },
  returnStatement: {
    method: 'POST',
    path: '/v1/sites/:site/statements/:month/return',
    for: ['regulator'],
    params: ofStatement,
    body: statementReturn,
    answer: statement,
    status: 200,
  },
  approveStatement: {
    method: 'POST',
    path: '/v1/sites/:site/statements/:month/approve',
    for: ['regulator'],
    params: ofStatement,
    body: statementMove,
    answer: statement,
    status: 200,
  },
  exportStatement: {
    method: 'POST',
    path: '/v1/sites/:site/statements/:month/export',
    for: ['regulator'],
    params: ofStatement,
    body: statementMove,
    answer: statement,
    status: 200,
  },
  freezeStatement: {
    method: 'POST',
    path: '/v1/sites/:site/statements/:month/freeze',
    for: ['regulator'],
    params: ofStatement,
    body: statementMove,
    answer: statement,
    status: 200,
  },
  readStatementFile: {
    method: 'GET',
    path: '/v1/sites/:site/statements/:month/file',
    for: ['institution', 'regulator'],
    params: ofStatement,
    query: fileQuery,
    answer: statementFile,
    status: 200,
  },
  listCityStatements: {
    method: 'GET',
    path: '/v1/statements',
    for: ['regulator'],
    query: cityMonthList,
    answer: statements,
    status: 200,
  },
  readIndicators: {
    method: 'GET',
    path: '/v1/indicators',
    for: ['regulator'],
    query: cityMonthQuery,
    answer: indicators,
    status: 200,
  },
  readProof: {
    method: 'GET',
    path: '/v1/proofs/latest',
    for: ['regulator'],
    query: cityQuery,
    answer: proof,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
