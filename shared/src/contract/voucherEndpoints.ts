import * as z from 'zod';
import { idOf } from './common';
import type { Endpoint } from './endpoint';
import {
  newPurchase,
  newStanding,
  newVisit,
  newVoucher,
  ofPersonQuery,
  purchase,
  purchases,
  standing,
  standings,
  voucher,
  vouchers,
} from './vouchers';

const ofBooking = z.strictObject({ booking: idOf('booking') });

/** What an authority gives a person: vouchers, bought visits, and its word on the groups they belong to. */
export const voucherEndpoints = {
  issueVoucher: {
    method: 'POST',
    path: '/v1/vouchers',
    summary: 'Give a person a voucher, under a published rule',
    for: ['regulator'],
    body: newVoucher,
    answer: voucher,
    status: 201,
  },
  listVouchers: {
    method: 'GET',
    path: '/v1/vouchers',
    summary: 'A person’s vouchers, and which of them can be spent',
    for: ['family', 'desk', 'regulator'],
    query: ofPersonQuery,
    answer: vouchers,
    status: 200,
  },
  grantPurchase: {
    method: 'POST',
    path: '/v1/purchases',
    summary: 'Buy a person visits, under a published rule',
    for: ['regulator'],
    body: newPurchase,
    answer: purchase,
    status: 201,
  },
  listPurchases: {
    method: 'GET',
    path: '/v1/purchases',
    summary: 'A person’s bought visits, and how many are left',
    for: ['family', 'desk', 'regulator'],
    query: ofPersonQuery,
    answer: purchases,
    status: 200,
  },
  recordVisit: {
    method: 'POST',
    path: '/v1/bookings/:booking/visits',
    summary: 'A bought visit was delivered: uses one up, and never the same visit twice',
    for: ['institution'],
    params: ofBooking,
    body: newVisit,
    answer: purchase,
    status: 200,
  },
  recordStanding: {
    method: 'POST',
    path: '/v1/standings',
    summary: 'An authority’s word that a person belongs to a published group',
    for: ['regulator'],
    body: newStanding,
    answer: standing,
    status: 201,
  },
  listStandings: {
    method: 'GET',
    path: '/v1/standings',
    summary: 'The groups a person belongs to, and until when',
    for: ['family', 'desk', 'regulator'],
    query: ofPersonQuery,
    answer: standings,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
