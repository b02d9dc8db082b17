import type { EndpointName } from '@huiyue/shared/contract/endpoints';

/** How a citizen gets it done without a telephone of their own. */
export type Served =
  /** A worker does it on this page. */
  | `packages/desk/${string}`
  /** A worker does it through the same operation, for which the desk has no page yet: the list below may only shrink. */
  | 'operation'
  /** Another operation does the same for whoever calls. */
  | `as ${string}`
  /** Of no use without the program itself, for the reason that stands here. */
  | `none: ${string}`;

export type Channels = {
  /** The page of the mini-program on which a family does it. */
  readonly miniProgram: string;
  readonly phone: Served;
  readonly window: Served;
};

const atDesk = (miniProgram: string, page: Served): Channels => ({ miniProgram, phone: page, window: page });
const caller = 'packages/desk/case/index';

/**
 * Everything citizens can do, by every way they have. An operation that is new for families does not pass until it
 * stands here and is open to the desk.
 */
export const channels: Readonly<Partial<Record<EndpointName, Channels>>> = {
  listChildren: atDesk('pages/children/index', caller),
  addChild: atDesk('packages/family/addChild/index', caller),
  readFit: atDesk('packages/family/bookChild/index', 'operation'),
  listElders: atDesk('pages/children/index', caller),
  addElder: atDesk('packages/circle/addElder/index', caller),
  changeChild: atDesk('packages/circle/card/index', 'operation'),
  removeChild: atDesk('packages/circle/card/index', 'operation'),
  changeElder: atDesk('packages/circle/card/index', 'operation'),
  removeElder: atDesk('packages/circle/card/index', 'operation'),
  readQuote: atDesk('packages/family/bookReview/index', caller),
  makeHolds: atDesk('packages/family/bookReview/index', 'as makeBookings'),
  requestHeld: atDesk('packages/family/booking/index', 'as makeBookings'),
  makeBookings: atDesk('packages/family/bookReview/index', caller),
  joinWaitlist: atDesk('packages/family/bookReview/index', caller),
  listBookings: atDesk('pages/bookings/index', caller),
  readBooking: atDesk('packages/family/booking/index', caller),
  readBookingCard: atDesk('packages/family/booking/index', 'operation'),
  cancelBooking: atDesk('packages/family/booking/index', caller),
  acceptOffer: atDesk('packages/family/booking/index', caller),
  declineOffer: atDesk('packages/family/booking/index', caller),
  reportAbsence: atDesk('packages/family/booking/index', caller),
  endAbsence: atDesk('packages/family/booking/index', caller),
  pauseBookings: atDesk('packages/elder/pause/index', 'operation'),
  resumeBookings: atDesk('packages/elder/pause/index', 'operation'),
  readRank: atDesk('packages/childcare/waiting/index', 'operation'),
  readRefund: atDesk('packages/family/booking/index', 'operation'),
  readBookingAttendance: atDesk('packages/family/booking/index', 'operation'),
  readDayCode: atDesk('packages/family/booking/index', 'operation'),
  listCircleElders: atDesk('packages/circle/members/index', 'as readCircle'),
  readCircle: atDesk('packages/circle/members/index', 'operation'),
  inviteMember: atDesk('packages/circle/members/index', 'operation'),
  joinCircle: atDesk('packages/circle/join/index', 'none: it ties an account of the program to an elder'),
  changeMember: atDesk('packages/circle/members/index', 'operation'),
  leaveCircle: atDesk('packages/circle/members/index', 'operation'),
  askConsent: atDesk('packages/circle/consent/index', 'operation'),
  answerConsent: atDesk('packages/circle/consent/index', 'operation'),
  answerOrder: atDesk('packages/elder/booking/index', 'operation'),
  readOrdered: atDesk('packages/elder/orderWhen/index', 'operation'),
  readTimeline: atDesk('packages/circle/timeline/index', 'operation'),
  listBills: atDesk('packages/money/bills/index', caller),
  readBill: atDesk('packages/money/bill/index', caller),
  printBill: atDesk('packages/money/bill/index', 'operation'),
  printReceipt: atDesk('packages/money/bill/index', caller),
  listVouchers: atDesk('packages/money/vouchers/index', caller),
  listPurchases: atDesk('packages/money/vouchers/index', caller),
  listStandings: atDesk('packages/money/vouchers/index', 'operation'),
  readNoticeSettings: atDesk('packages/notices/settings/index', 'operation'),
  changeNoticeSettings: atDesk('packages/notices/settings/index', 'operation'),
  allowNotices: atDesk('packages/notices/settings/index', 'none: it counts what WeChat may send'),
  readIncident: atDesk('packages/day/incident/index', 'none: the site tells the household itself'),
  changeMeal: atDesk('packages/elder/booking/index', 'operation'),
  makeStandingOrder: atDesk('packages/elder/standingReview/index', 'operation'),
  listStandingOrders: atDesk('packages/elder/standing/index', 'operation'),
  readStandingOrder: atDesk('packages/elder/standing/index', 'operation'),
  pauseStandingOrder: atDesk('packages/elder/standing/index', 'operation'),
  resumeStandingOrder: atDesk('packages/elder/standing/index', 'operation'),
  endStandingOrder: atDesk('packages/elder/standing/index', 'operation'),
  askLate: atDesk('packages/elder/booking/index', 'operation'),
  listLateRequests: atDesk('packages/elder/ordered/index', 'operation'),
  readServiceRecord: atDesk('packages/elder/booking/index', 'operation'),
  confirmService: atDesk('packages/elder/booking/index', 'operation'),
  listMissed: atDesk('packages/elder/ordered/index', 'packages/desk/calls/index'),
  followMissed: atDesk('packages/elder/booking/index', 'operation'),
  requestTogether: atDesk('packages/childcare/together/index', 'as makeBookings'),
  cancelTogether: atDesk('packages/childcare/together/index', 'as cancelBooking'),
  listRenewals: atDesk('pages/bookings/index', 'operation'),
  readTrialDays: atDesk('packages/childcare/trials/index', 'operation'),
  bookTour: atDesk('packages/childcare/trials/index', 'operation'),
  listTourBookings: atDesk('packages/childcare/trials/index', 'operation'),
  cancelTour: atDesk('packages/childcare/trials/index', 'operation'),
  readOwnRating: atDesk('packages/after/rate/index', 'operation'),
  rate: atDesk('packages/after/rate/index', 'operation'),
  fileComplaint: atDesk('packages/after/complain/index', 'operation'),
  listComplaints: atDesk('packages/after/complaints/index', 'operation'),
  readComplaint: atDesk('packages/after/complaint/index', 'operation'),
  settleComplaint: atDesk('packages/after/complaint/index', 'operation'),
  escalateComplaint: atDesk('packages/after/complaint/index', 'operation'),
  withdrawComplaint: atDesk('packages/after/complaint/index', 'operation'),
};

/** So many are served through the operation alone. A page for one of them lowers this; nothing may raise it unseen. */
export const withoutPageYet = 50;
