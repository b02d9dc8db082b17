import * as z from 'zod';
import { idOf, placeInList } from './common';
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
    for: ['regulator'],
    body: newVoucher,
    answer: voucher,
    status: 201,
  },
  listVouchers: {
    method: 'GET',
    path: '/v1/vouchers',
    for: ['family', 'desk', 'regulator'],
    query: ofPersonQuery,
    answer: vouchers,
    status: 200,
  },
  grantPurchase: {
    method: 'POST',
    path: '/v1/purchases',
    for: ['regulator'],
    body: newPurchase,
    answer: purchase,
    status: 201,
  },
  listPurchases: {
    method: 'GET',
    path: '/v1/purchases',
    for: ['family', 'desk', 'regulator'],
    query: ofPersonQuery,
    answer: purchases,
    status: 200,
  },
  listBoughtVisits: {
    method: 'GET',
    path: '/v1/bookings/:booking/visits',
    for: ['institution'],
    params: ofBooking,
    query: placeInList,
    answer: purchases,
    status: 200,
  },
  recordVisit: {
    method: 'POST',
    path: '/v1/bookings/:booking/visits',
    for: ['institution'],
    params: ofBooking,
    body: newVisit,
    answer: purchase,
    status: 200,
  },
  recordStanding: {
    method: 'POST',
    path: '/v1/standings',
    for: ['regulator'],
    body: newStanding,
    answer: standing,
    status: 201,
  },
  listStandings: {
    method: 'GET',
    path: '/v1/standings',
    for: ['family', 'desk', 'regulator'],
    query: ofPersonQuery,
    answer: standings,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
