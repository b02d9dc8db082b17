import { endpoints } from '@huiyue/shared/contract/endpoints';
import { done } from '../support/town/caller';
import { as, demoMonth, demoSite } from '../support/town/demoMonth';
import { book, serviceOf, type Town } from '../support/town/openTown';
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
  readonly month: string;
  readonly laterMonth: string;
};

const mealDay = '2026-07-07';
const day = '2026-07-08';
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
  const bills = done(
    await staff(endpoints.listSiteBills, { params: { site: demoSite }, query: { month } }),
  ).items;
  return {
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
    bill: bills[0]?.id ?? '',
    draft,
    month,
    laterMonth,
  };
}
