import type { EndpointName } from '@huiyue/shared/contract/endpoints';

/** How a citizen gets it done without a telephone of their own. */
export type Served =
  /** On this page: a worker's own, or the very page a family uses, opened in the caller's name. */
  | Page
  /** Another operation does the same for whoever calls. */
  | `as ${EndpointName}`
  /** Of no use without the program itself, for the reason that stands here. */
  | `none: ${string}`;

type Page = `pages/${string}` | `packages/${string}`;

export type Channels = {
  /** The page of the mini-program on which a family does it. */
  readonly miniProgram: Page;
  readonly phone: Served;
  readonly window: Served;
};

/** The desk opens the caller's case, and then this page in their name. */
const onPage = (page: Page): Channels => ({ miniProgram: page, phone: page, window: page });
/** Not on the page itself, but like this. */
const otherwise = (page: Page, served: Served): Channels => ({
  miniProgram: page,
  phone: served,
  window: served,
});

/**
 * Everything citizens can do, by every way they have. An operation that is new for families does not pass until it
 * stands here and is open to the desk.
 */
export const channels: Readonly<Partial<Record<EndpointName, Channels>>> = {
  listChildren: onPage('pages/children/index'),
  addChild: onPage('packages/family/addChild/index'),
  readFit: onPage('pages/children/index'),
  listElders: onPage('pages/children/index'),
  addElder: onPage('packages/circle/addElder/index'),
  changeChild: onPage('packages/circle/card/index'),
  removeChild: onPage('packages/circle/card/index'),
  changeElder: onPage('packages/circle/card/index'),
  removeElder: onPage('packages/circle/card/index'),
  readQuote: onPage('packages/family/bookReview/index'),
  readDayQuotes: onPage('packages/elder/orderReview/index'),
  makeHolds: onPage('packages/family/bookReview/index'),
  requestHeld: onPage('packages/family/booking/index'),
  makeBookings: onPage('packages/family/bookReview/index'),
  joinWaitlist: onPage('packages/family/bookReview/index'),
  listBookings: onPage('pages/bookings/index'),
  readBooking: onPage('packages/family/booking/index'),
  readBookingCard: onPage('packages/family/booking/index'),
  cancelBooking: onPage('packages/family/booking/index'),
  readLeaving: onPage('packages/childcare/leave/index'),
  planLeaving: onPage('packages/childcare/leave/index'),
  withdrawLeaving: onPage('packages/childcare/leave/index'),
  acceptOffer: onPage('packages/family/booking/index'),
  declineOffer: onPage('packages/family/booking/index'),
  reportAbsence: onPage('packages/family/booking/index'),
  endAbsence: onPage('packages/family/booking/index'),
  pauseBookings: onPage('packages/elder/pause/index'),
  resumeBookings: onPage('packages/elder/pause/index'),
  readRank: onPage('packages/childcare/waiting/index'),
  readRefund: onPage('packages/family/booking/index'),
  readBookingAttendance: onPage('packages/family/booking/index'),
  readDayCode: onPage('packages/family/booking/index'),
  // Circles are an account's: the desk finds the elder herself, and opens the case of her household.
  listCircleElders: otherwise('pages/children/index', 'as readCircle'),
  readCircle: onPage('packages/circle/members/index'),
  inviteMember: onPage('packages/circle/members/index'),
  joinCircle: otherwise('packages/circle/join/index', 'none: it ties an account of the program to an elder'),
  changeMember: onPage('packages/circle/members/index'),
  leaveCircle: onPage('packages/circle/members/index'),
  askConsent: onPage('packages/circle/consent/index'),
  answerConsent: onPage('packages/circle/consent/index'),
  answerOrder: onPage('packages/circle/timeline/index'),
  readOrdered: onPage('packages/elder/orderReview/index'),
  readTimeline: onPage('packages/circle/timeline/index'),
  listBills: onPage('packages/money/bills/index'),
  readBill: onPage('packages/money/bill/index'),
  printBill: onPage('packages/money/bill/index'),
  printReceipt: onPage('packages/money/bill/index'),
  listVouchers: onPage('packages/money/vouchers/index'),
  listPurchases: onPage('packages/money/vouchers/index'),
  listStandings: onPage('packages/money/vouchers/index'),
  readNoticeSettings: onPage('packages/notices/settings/index'),
  changeNoticeSettings: onPage('packages/notices/settings/index'),
  allowNotices: otherwise('packages/family/bookReview/index', 'none: it counts what WeChat may send'),
  readIncident: otherwise('packages/day/incident/index', 'none: the site tells the household itself'),
  changeMeal: onPage('packages/elder/booking/index'),
  makeStandingOrder: onPage('packages/elder/standingReview/index'),
  listStandingOrders: onPage('packages/elder/standing/index'),
  readStandingOrder: otherwise('packages/elder/standing/index', 'as listStandingOrders'),
  pauseStandingOrder: onPage('packages/elder/standing/index'),
  resumeStandingOrder: onPage('packages/elder/standing/index'),
  endStandingOrder: onPage('packages/elder/standing/index'),
  askLate: onPage('packages/elder/booking/index'),
  listLateRequests: onPage('packages/elder/booking/index'),
  readServiceRecord: onPage('packages/elder/booking/index'),
  confirmService: onPage('packages/elder/booking/index'),
  listMissed: onPage('packages/elder/booking/index'),
  followMissed: onPage('packages/elder/booking/index'),
  requestTogether: onPage('packages/childcare/together/index'),
  cancelTogether: onPage('packages/childcare/together/index'),
  listRenewals: onPage('pages/bookings/index'),
  readTrialDays: onPage('packages/childcare/trials/index'),
  bookTour: onPage('packages/childcare/trials/index'),
  listTourBookings: onPage('packages/childcare/trials/index'),
  cancelTour: onPage('packages/childcare/trials/index'),
  readOwnRating: onPage('packages/after/rate/index'),
  rate: onPage('packages/after/rate/index'),
  fileComplaint: onPage('packages/after/complain/index'),
  listComplaints: onPage('packages/after/complaints/index'),
  readComplaint: onPage('packages/after/complaint/index'),
  settleComplaint: onPage('packages/after/complaint/index'),
  escalateComplaint: onPage('packages/after/complaint/index'),
  withdrawComplaint: onPage('packages/after/complaint/index'),
};
