import type { Endpoint } from './endpoint';
import {
  changedNoticeSettings,
  newPermissions,
  notices,
  noticeSettings,
  noticesQuery,
  ofHouseholdQuery,
  readNotices,
  sendings,
  sendingsQuery,
  unreadNotices,
} from './notices';

/** Who was told what, by which way, and what became of it. */
export const noticeEndpoints = {
  listNotices: {
    method: 'GET',
    path: '/v1/notices',
    for: 'signedIn',
    query: noticesQuery,
    answer: notices,
    status: 200,
  },
  countUnreadNotices: {
    method: 'GET',
    path: '/v1/notices/unread',
    for: 'signedIn',
    answer: unreadNotices,
    status: 200,
  },
  markNoticesRead: {
    method: 'POST',
    path: '/v1/notices/read',
    for: 'signedIn',
    body: readNotices,
    answer: unreadNotices,
    status: 200,
  },
  readNoticeSettings: {
    method: 'GET',
    path: '/v1/notice-settings',
    for: ['family', 'desk'],
    query: ofHouseholdQuery,
    answer: noticeSettings,
    status: 200,
  },
  changeNoticeSettings: {
    method: 'PUT',
    path: '/v1/notice-settings',
    for: ['family', 'desk'],
    body: changedNoticeSettings,
    answer: noticeSettings,
    status: 200,
  },
  allowNotices: {
    method: 'POST',
    path: '/v1/notice-permissions',
    for: ['family'],
    body: newPermissions,
    answer: noticeSettings,
    status: 200,
  },
  listSendings: {
    method: 'GET',
    path: '/v1/notice-sendings',
    for: ['institution', 'desk'],
    query: sendingsQuery,
    answer: sendings,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
