import * as z from 'zod';
import { idOf } from './common';
import type { Endpoint } from './endpoint';
import {
  closing,
  closingHits,
  closingQuery,
  closings,
  companionMeal,
  companionMeals,
  dayQuery,
  deliveries,
  kitchen,
  listQuery,
  newClosing,
  newCompanionMeal,
  newRoute,
  ofClosing,
  ofSiteList,
  siteListQuery,
} from './house';
import { statementFile } from './statements';

const ofSite = z.strictObject({ site: idOf('site') });
const ofService = z.strictObject({ service: idOf('service') });

/** Running the house: what is cooked, who is driven to, when it is shut, and every list as a file. */
export const houseEndpoints = {
  readKitchen: {
    method: 'GET',
    path: '/v1/services/:service/kitchen',
    for: ['institution'],
    params: ofService,
    query: dayQuery,
    answer: kitchen,
    status: 200,
  },
  readDeliveries: {
    method: 'GET',
    path: '/v1/services/:service/deliveries',
    for: ['institution'],
    params: ofService,
    query: dayQuery,
    answer: deliveries,
    status: 200,
  },
  putRoute: {
    method: 'PUT',
    path: '/v1/services/:service/route',
    for: ['institution'],
    params: ofService,
    body: newRoute,
    answer: deliveries,
    status: 200,
  },
  previewClosing: {
    method: 'GET',
    path: '/v1/sites/:site/closings/preview',
    for: ['institution'],
    params: ofSite,
    query: closingQuery,
    answer: closingHits,
    status: 200,
  },
  closeSite: {
    method: 'POST',
    path: '/v1/sites/:site/closings',
    for: ['institution'],
    params: ofSite,
    body: newClosing,
    answer: closing,
    status: 201,
  },
  listClosings: {
    method: 'GET',
    path: '/v1/sites/:site/closings',
    for: ['institution', 'regulator'],
    params: ofSite,
    query: listQuery,
    answer: closings,
    status: 200,
  },
  sweepClosing: {
    method: 'POST',
    path: '/v1/sites/:site/closings/:closing/sweep',
    for: ['institution'],
    params: ofClosing,
    body: z.strictObject({}),
    answer: closing,
    status: 200,
  },
  addCompanionMeal: {
    method: 'POST',
    path: '/v1/sites/:site/companion-meals',
    for: ['institution'],
    params: ofSite,
    body: newCompanionMeal,
    answer: companionMeal,
    status: 201,
  },
  listCompanionMeals: {
    method: 'GET',
    path: '/v1/sites/:site/companion-meals',
    for: 'everyone',
    params: ofSite,
    query: listQuery,
    answer: companionMeals,
    status: 200,
  },
  readSiteList: {
    method: 'GET',
    path: '/v1/sites/:site/lists/:list',
    for: ['institution'],
    params: ofSiteList,
    query: siteListQuery,
    answer: statementFile,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
