import type { Page } from 'playwright-core';
import { press, sees } from '../browser/support/browser';
import type { Things } from './things';

export type Shot = {
  /** As in the routes of app.config. */
  readonly route: string;
  /** Who looks at it: a demo account. Left out, somebody who is not signed in. */
  readonly as?: string;
  /** What the page is opened with. */
  readonly with?: (it: Things) => Readonly<Record<string, string>>;
  /** Where a page has several states worth a picture: which one, and how one gets there. */
  readonly state?: string;
  readonly act?: (page: Page) => Promise<void>;
  /** Nothing is in it when it is opened by its address: what it shows was just done, or lies in another month. */
  readonly isBare?: true;
  /** The gallery of our own parts shows grey shapes among them: it never comes to rest. */
  readonly isGallery?: true;
};

const family = 'family';
const institution = 'institution';
const station = 'institution3';
const regulator = 'regulator';

/** Every page once in its main state, and some others that matter. A new page is one more line. */
export const shots: readonly Shot[] = [
  { route: 'pages/places/index', as: family },
  {
    route: 'pages/places/index',
    state: 'found',
    as: family,
    act: (page) => press(page, 'button', '景德镇市'),
  },
  { route: 'pages/bookings/index', as: family },
  { route: 'pages/bookings/index', state: 'signed-out' },
  { route: 'pages/bookings/index', state: 'of-a-circle', as: 'family2' },
  { route: 'pages/children/index', as: family },
  { route: 'pages/mine/index', as: family },
  { route: 'pages/mine/index', state: 'institution', as: institution },
  { route: 'pages/mine/index', state: 'signed-out' },
  { route: 'pages/signIn/index' },
  { route: 'pages/kit/index', isGallery: true },
  { route: 'pages/mine/rules/index', as: 'desk' },

  { route: 'packages/family/site/index', as: family, with: ({ site, month }) => ({ site, month }) },
  {
    route: 'packages/family/site/index',
    state: 'stopped',
    as: family,
    with: ({ month }) => ({ site: 'site_demo0008', month }),
  },
  {
    route: 'packages/family/bookChild/index',
    as: family,
    with: ({ site, offer, month }) => ({ site, class: offer, month }),
  },
  {
    route: 'packages/family/bookWhen/index',
    as: family,
    with: ({ site, offer, child, month }) => ({ site, class: offer, child, month }),
  },
  {
    route: 'packages/family/bookReview/index',
    as: family,
    with: ({ site, offer, child, laterMonth }) => ({
      site,
      class: offer,
      child,
      careMode: 'fullDay',
      month: laterMonth,
    }),
  },
  { route: 'packages/family/booked/index', as: family, with: ({ booking }) => ({ booking }) },
  { route: 'packages/family/booking/index', as: family, with: ({ booking }) => ({ booking }) },
  { route: 'packages/family/addChild/index', as: family },

  { route: 'packages/elder/near/index', as: family },
  {
    route: 'packages/elder/near/index',
    state: 'found',
    as: family,
    act: (page) => press(page, 'button', '景德镇市'),
  },
  { route: 'packages/elder/place/index', as: family, with: ({ stationSite }) => ({ site: stationSite }) },
  { route: 'packages/elder/service/index', as: family, with: ({ lunch }) => ({ service: lunch }) },
  { route: 'packages/elder/orderWho/index', as: family, with: ({ lunch }) => ({ service: lunch }) },
  {
    route: 'packages/elder/orderWhen/index',
    as: family,
    with: ({ lunch, elder }) => ({ service: lunch, elder }),
  },
  {
    route: 'packages/elder/orderDish/index',
    as: family,
    with: ({ lunch, elder, day }) => ({ service: lunch, elder, dates: day }),
  },
  {
    route: 'packages/elder/orderReview/index',
    as: family,
    with: ({ lunch, elder, day }) => ({ service: lunch, elder, dates: day }),
  },
  { route: 'packages/elder/ordered/index', as: family, isBare: true },
  { route: 'packages/elder/booking/index', as: family, with: ({ meal }) => ({ booking: meal }) },
  { route: 'packages/elder/pause/index', as: family, with: ({ elder }) => ({ elder }) },
  { route: 'packages/elder/standing/index', as: family },
  {
    route: 'packages/elder/standingReview/index',
    as: family,
    with: ({ lunch, elder }) => ({ service: lunch, elder, weekdays: '1' }),
  },

  { route: 'packages/easy/home/index', as: family },
  { route: 'packages/easy/again/index', as: family },
  { route: 'packages/easy/again/index', state: 'of-a-circle', as: 'family2' },
  {
    route: 'packages/easy/check/index',
    as: family,
    with: ({ lunch, elder, day }) => ({ service: lunch, elder, dates: day }),
  },
  {
    route: 'packages/easy/check/index',
    state: 'refused',
    as: family,
    with: ({ lunch, elder, mealDay }) => ({ service: lunch, elder, dates: mealDay }),
    act: async (page) => {
      await press(page, 'button', '就订这一餐');
      await sees(page, '没有订上');
    },
  },
  { route: 'packages/easy/sent/index', as: family },
  { route: 'packages/easy/call/index', as: family },
  { route: 'packages/easy/call/index', state: 'published' },
  { route: 'packages/easy/practice/index', as: family },
  {
    route: 'packages/easy/practice/index',
    state: 'begun',
    as: family,
    act: async (page) => {
      await press(page, 'button', '开始练习');
      await sees(page, '正在练习');
    },
  },
  { route: 'packages/easy/guide/index' },

  { route: 'packages/circle/addElder/index', as: family },
  { route: 'packages/circle/card/index', as: family, with: ({ elder }) => ({ elder }) },
  { route: 'packages/circle/consent/index', as: family, with: ({ elder }) => ({ elder }) },
  { route: 'packages/circle/join/index', as: 'family2' },
  { route: 'packages/circle/members/index', as: family, with: ({ elder }) => ({ elder }) },
  { route: 'packages/circle/timeline/index', as: family },

  { route: 'packages/childcare/together/index', as: 'family2', with: ({ site, month }) => ({ site, month }) },
  { route: 'packages/childcare/trials/index', as: family, with: ({ site }) => ({ site }) },
  { route: 'packages/childcare/waiting/index', as: family },
  { route: 'packages/childcare/leave/index', as: family, with: ({ booking }) => ({ booking }) },
  { route: 'packages/childcare/siteTrials/index', as: institution },

  { route: 'packages/after/rate/index', as: family, with: ({ served }) => ({ booking: served }) },
  { route: 'packages/after/ratings/index', as: family, with: ({ site }) => ({ site }) },
  { route: 'packages/after/complain/index', as: family, with: ({ site }) => ({ site }) },
  { route: 'packages/after/complaints/index', as: family },
  { route: 'packages/after/complaint/index', as: family, with: ({ complaint }) => ({ number: complaint }) },
  { route: 'packages/after/siteVoices/index', as: institution },
  { route: 'packages/after/cityComplaints/index', as: regulator },

  { route: 'packages/notices/list/index', as: family },
  { route: 'packages/notices/settings/index', as: family },
  { route: 'packages/notices/outbox/index', as: 'desk' },

  { route: 'packages/desk/cases/index', as: 'desk' },
  { route: 'packages/desk/case/index', as: 'desk', with: ({ caller }) => ({ household: caller }) },
  { route: 'packages/desk/calls/index', as: 'desk' },
  { route: 'packages/desk/emergencies/index', as: 'desk' },
  { route: 'packages/desk/emergency/index', as: 'desk', with: ({ emergency }) => ({ emergency }) },
  { route: 'packages/desk/pauses/index', as: 'desk' },

  { route: 'packages/institution/answers/index', as: institution },
  { route: 'packages/institution/classes/index', as: institution },
  { route: 'packages/institution/terms/index', as: institution, with: ({ offer }) => ({ class: offer }) },
  { route: 'packages/institution/late/index', as: institution },
  { route: 'packages/institution/refunds/index', as: institution },
  { route: 'packages/institution/changes/index', as: institution },
  { route: 'packages/institution/publish/index', as: institution },

  { route: 'packages/day/today/index', as: institution },
  { route: 'packages/day/today/index', state: 'station', as: station },
  { route: 'packages/day/today/index', state: 'as-it-is-drawn', as: 'head' },
  { route: 'packages/day/people/index', as: institution },
  {
    route: 'packages/day/elsewhere/index',
    as: institution,
    with: ({ booking }) => ({ booking, act: 'propose' }),
  },
  { route: 'packages/day/queue/index', as: institution },
  { route: 'packages/day/walkIn/index', as: institution },
  { route: 'packages/day/booked/index', as: institution, with: ({ booking }) => ({ booking }) },
  { route: 'packages/day/incidents/index', as: institution },
  {
    route: 'packages/day/incident/index',
    as: institution,
    with: ({ site, incident }) => ({ reader: 'institution', site, incident }),
  },
  { route: 'packages/day/cityIncidents/index', as: regulator },
  { route: 'packages/day/missed/index', as: station },

  { route: 'packages/house/service/index', as: station, with: ({ lunch }) => ({ service: lunch }) },
  { route: 'packages/house/services/index', as: station },
  { route: 'packages/house/menus/index', as: station, with: ({ lunch }) => ({ service: lunch }) },
  { route: 'packages/house/kitchen/index', as: station, with: ({ lunch }) => ({ service: lunch }) },
  { route: 'packages/house/deliveries/index', as: station, with: ({ lunch }) => ({ service: lunch }) },
  { route: 'packages/house/carers/index', as: station },
  { route: 'packages/house/rounds/index', as: station },
  { route: 'packages/house/consent/index', as: station },
  { route: 'packages/house/closings/index', as: station },
  { route: 'packages/house/companions/index', as: station },
  { route: 'packages/house/lists/index', as: station },

  { route: 'packages/registry/papers/index', as: institution },
  { route: 'packages/registry/staff/index', as: institution },
  { route: 'packages/registry/selfCheck/index', as: institution },
  { route: 'packages/registry/sites/index', as: regulator },
  { route: 'packages/registry/site/index', as: regulator, with: ({ site }) => ({ site }) },
  { route: 'packages/registry/barred/index', as: regulator },

  { route: 'packages/regulator/desk/index', as: regulator },
  { route: 'packages/regulator/write/index', as: regulator, with: () => ({ place: '360200' }) },
  { route: 'packages/regulator/draft/index', as: regulator, with: ({ draft }) => ({ draft }) },
  {
    route: 'packages/regulator/allow/index',
    as: regulator,
    with: ({ site, offer, month }) => ({ site, class: offer, month }),
  },

  { route: 'packages/public/compare/index' },
  { route: 'packages/public/publications/index' },

  { route: 'packages/money/bills/index', as: family },
  { route: 'packages/money/bill/index', as: family, with: ({ bill }) => ({ bill }) },
  { route: 'packages/money/vouchers/index', as: family },
  { route: 'packages/money/rollCall/index', as: institution },
  { route: 'packages/money/siteBills/index', as: station, isBare: true },
  {
    route: 'packages/money/siteBills/index',
    state: 'this-month',
    as: station,
    act: async (page) => {
      await press(page, 'button', '下一个月');
      await sees(page, '外婆');
    },
  },
  { route: 'packages/money/siteBill/index', as: station, with: ({ bill }) => ({ bill }) },
  { route: 'packages/money/siteStatements/index', as: institution },
  {
    route: 'packages/money/siteStatement/index',
    as: institution,
    with: ({ site, thisMonth }) => ({ site, month: thisMonth }),
  },
  { route: 'packages/money/cityStatements/index', as: regulator },
  {
    route: 'packages/money/review/index',
    as: regulator,
    with: ({ site, lastMonth }) => ({ site, month: lastMonth }),
  },
  { route: 'packages/money/proof/index', as: regulator },
];

/** Each page as it is first met, to be brought into all its states. */
export const mainStates = shots.filter(({ state, isGallery }) => state === undefined && !isGallery);

/** Families, whoever is in a circle, and people who are not signed in. */
export function isForFamilies({ as }: Shot): boolean {
  return as === undefined || as.startsWith('family');
}

/** What its picture is called. */
export function nameOf({ route, state }: Shot): string {
  const name = route
    .replace(/^(pages|packages)\//, '')
    .replace(/\/index$/, '')
    .replaceAll('/', '-');
  return state === undefined ? name : `${name}-${state}`;
}

/** Its address, with what it is opened with. */
export function addressOf({ route, with: given }: Shot, it: Things): string {
  const query = new URLSearchParams(given?.(it)).toString();
  return `/${route}${query === '' ? '' : `?${query}`}`;
}
