import { endpoints } from '@huiyue/shared/contract/endpoints';
import { done, type Send } from '../support/town/caller';
import { as, demoMonth, demoSite } from '../support/town/demoMonth';
import { book, serviceOf, type Town } from '../support/town/openTown';
import { livelyDay } from './livelyDay';
import { jingdezhen, noticeOf } from '../support/town/regulators';

/** What pages are opened with, by id. */
export type Things = {
  readonly site: string;
  readonly stationSite: string;
  readonly offer: string;
  readonly child: string;
  readonly elder: string;
  readonly booking: string;
  readonly meal: string;
  readonly mealDay: string;
  readonly day: string;
  readonly lunch: string;
  readonly bill: string;
  readonly draft: string;
  readonly lastMonth: string;
  readonly thisMonth: string;
  readonly month: string;
  readonly laterMonth: string;
  readonly caller: string;
  readonly emergency: string;
  readonly incident: string;
  readonly complaint: string;
  /** A booking that has been served. */
  readonly served: string;
};

const demoStation = 'site_demo0014';
const mealDay = '2026-07-07';
const day = '2026-07-08';
const lastMonth = '2026-06';
const thisMonth = '2026-07';
const month = '2026-08';
const laterMonth = '2026-09';

/** The demo town, with a month that is booked, a lunch that is ordered, a bill and a draft. Nothing is left to chance. */
export async function furnish(town: Town): Promise<Things> {
  await demoMonth(town);
  const [family, staff, author] = await Promise.all([
    as(town, 'family'),
    as(town, 'institution'),
    as(town, 'regulator'),
  ]);
  const { items: bookings } = done(await family(endpoints.listBookings, {}));
  const [booking] = bookings.filter(({ recipient }) => recipient.kind === 'child');
  const [child] = done(await family(endpoints.listChildren, {})).items;
  const [elder] = done(await family(endpoints.listElders, {})).items;
  const query = { city: jingdezhen, product: 'meal' };
  const [lunch] = done(await family(endpoints.findServices, { query })).items;
  if (!booking || booking.offer.kind !== 'class' || !child || !elder || !lunch)
    throw new Error('the demo town lacks what the pages show');
  const meal = await book({ send: family }, serviceOf(lunch, elder.id, { date: mealDay }));
  const { id: draft } = done(
    await author(endpoints.startDraft, { body: { jurisdiction: jingdezhen, content: noticeOf() } }),
  );
  return {
    ...(await furnishDesk(town)),
    ...(await furnishStaff(town, staff)),
    served: await livelyDay(town),
    complaint: done(await family(endpoints.listComplaints, {})).items[0]?.number ?? '',
    site: demoSite,
    stationSite: lunch.site.id,
    offer: booking.offer.id,
    child: child.id,
    elder: elder.id,
    booking: booking.id,
    meal: meal.id,
    mealDay,
    day,
    lunch: lunch.id,
    bill: await furnishBill(town, author, booking.household),
    draft,
    lastMonth,
    thisMonth,
    month,
    laterMonth,
  };
}

/** The lunches of the month at the station are billed before it is over: a regulator has permitted that, and says why. */
async function furnishBill(town: Town, regulator: Send, household: string): Promise<string> {
  const station = await as(town, 'institution3');
  const permission = { site: demoStation, until: '2026-12-31', reason: '演示：先看账单的样子' };
  done(await regulator(endpoints.grantBillingExemption, { body: permission }));
  const body = { household, month: '2026-07', extras: [], insured: [] };
  const draft = done(await station(endpoints.draftBill, { params: { site: demoStation }, body }));
  const issue = { params: { bill: draft.id }, body: { revision: draft.revision, dueOn: '2026-08-15' } };
  return done(await station(endpoints.issueBill, issue)).id;
}

/** Somebody has called, and somebody else has fallen. */
async function furnishDesk(town: Town): Promise<Pick<Things, 'caller' | 'emergency'>> {
  const desk = await as(town, 'desk');
  done(await desk(endpoints.gatherCallbacks, { body: {} }));
  const found = done(await desk(endpoints.searchPeople, { body: { kind: 'phone', number: '13900000000' } }))
    .items[0];
  if (!found) throw new Error('nobody has called the desk of the demo town');
  const { id } = done(
    await desk(endpoints.openEmergency, {
      body: {
        household: found.household,
        name: '王奶奶（演示）',
        address: '珠山区演示路8号（虚构）',
        conditions: '高血压（演示）',
        contacts: [{ name: '王先生（演示）', relation: '儿子' }],
        what: '在家里摔倒，站不起来（演示）',
      },
    }),
  );
  return { caller: found.household, emergency: id };
}

/** The staff has noted what happened, and closes for a day. */
async function furnishStaff(town: Town, staff: Send): Promise<Pick<Things, 'incident'>> {
  const station = await as(town, 'institution3');
  const closed = { from: '2026-07-17', until: '2026-07-17', reason: '检修水电（演示）' };
  done(await station(endpoints.closeSite, { params: { site: demoStation }, body: closed }));
  const { items } = done(await staff(endpoints.listSiteIncidents, { params: { site: demoSite }, query: {} }));
  return { incident: items[0]?.id ?? '' };
}
