import { nightlyProof } from '@huiyue/functions/actions/nightlyProof';
import { lookAfterNotices } from '@huiyue/functions/actions/notices/lookAfterNotices';
import type { ClassOffer } from '@huiyue/shared/childcare/childcareClass';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { civilDate } from '@huiyue/shared/civil';
import { done, refusal, type Send } from '../support/town/caller';
import { as, demoSite } from '../support/town/demoMonth';
import { book, careOf, placeOf, serviceOf, type Town } from '../support/town/openTown';
import { jingdezhen, noticeOf, publishedNotice } from '../support/town/regulators';
import { everyRate, offerOf } from '../support/town/things';

const today = '2026-07-06';
const station = 'site_demo0014';
/** A child of the family that has none in the demo town. */
const second = { name: '圆圆', birthDate: '2024-10-10', city: jingdezhen };

/**
 * Monday the sixth of July, so that no list is bare: somebody is here already, somebody waits for an answer and somebody
 * for a place, the month's statement is drawn up, and the desk has its hands full. All of it through the door.
 *
 * @returns a booking of the family's that has been served.
 */
export async function livelyDay(town: Town): Promise<BookingView['id']> {
  const [family, other, staff, regulator, desk] = await Promise.all([
    as(town, 'family'),
    as(town, 'family2'),
    as(town, 'institution'),
    as(town, 'regulator'),
    as(town, 'desk'),
  ]);
  const served = await somebodyIsHere(family, staff);
  await somebodyIsTold(town);
  await somebodyWaits(family, other, staff);
  await somebodyIsBarred(regulator, staff);
  await somebodyCalled(desk);
  await somebodyStandsAtTheStation(town);
  await somebodyIsVisited(town, family);
  await theRulesChange(town, staff);
  await theMonthsAreDrawnUp(town, staff);
  return served;
}

async function publish(staff: Send, overrides: Partial<ClassOffer>): Promise<OwnClass> {
  const body = offerOf({ opensOn: civilDate(today), ...overrides });
  return done(await staff(endpoints.publishClass, { params: { site: demoSite }, body }));
}

const confirm = async (staff: Send, { id }: BookingView) =>
  done(await staff(endpoints.confirmBooking, { params: { booking: id }, body: {} }));

/** By the hour this afternoon; she came early. */
async function somebodyIsHere(family: Send, staff: Send): Promise<BookingView['id']> {
  const room = await publish(staff, {
    kind: 'mixedAgeClass',
    name: '混合班',
    ageFromMonths: 18,
    places: 10,
    rates: everyRate,
  });
  const [child] = done(await family(endpoints.listChildren)).items;
  if (!child) throw new Error('the demo family has no child');
  const hours = { careMode: 'hourly', date: today, from: 14 * 60, to: 16 * 60 };
  done(await family(endpoints.allowNotices, { body: { allowed: ['answers'], code: 'openid-of-the-demo' } }));
  const booking = await book({ send: family }, careOf(room, child.id, hours));
  await confirm(staff, booking);
  const marks = [
    { booking: booking.id, seen: 0, mark: { kind: 'present', from: 8 * 60 + 40, to: 9 * 60 } as const },
  ];
  done(await staff(endpoints.recordMarks, { params: { site: demoSite }, body: { on: today, marks } }));
  const visitor = { kind: 'child', name: '豆豆（演示）', birthDate: '2024-08-01' };
  const { priceFen } = careOf(room, child.id, hours);
  const walkIn = { class: room.id, when: hours, visitor, priceFen };
  done(await staff(endpoints.enterWalkIn, { body: walkIn }));
  return booking.id;
}

/** By WeChat, since the family has allowed it. */
async function somebodyIsTold(town: Town): Promise<void> {
  await town.edition.stream.deliverPending();
  await lookAfterNotices(town.edition.deps);
}

/** One for an answer, and one, behind the only place of a room, for a place. */
async function somebodyWaits(family: Send, other: Send, staff: Send): Promise<void> {
  const room = await publish(staff, {
    kind: 'toddlerClass',
    name: '托小二班',
    ageFromMonths: 12,
    ageBelowMonths: 24,
    places: 1,
  });
  const [mine] = done(await family(endpoints.listChildren)).items;
  const [theirs] = done(await other(endpoints.listChildren)).items;
  if (!mine || !theirs) throw new Error('the demo families have no children');
  done(await other(endpoints.addChild, { body: second }));
  await book({ send: other }, placeOf(room, theirs.id, '2026-10'));
  await book({ send: family }, placeOf(room, mine.id, '2026-10'), endpoints.joinWaitlist);
}

/** Whose number is on the list is entered nowhere, and the authority sees that it was tried. */
async function somebodyIsBarred(regulator: Send, staff: Send): Promise<void> {
  const idCard = '999901199001010045';
  const decision = { decision: '演示禁〔2026〕1号', authority: '演示卫健部门', on: '2026-07-01' };
  done(await regulator(endpoints.barPerson, { body: { idCard, ...decision } }));
  const body = { name: '李某（演示）', post: 'carer', since: today, idCard };
  refusal(await staff(endpoints.addStaff, { params: { site: demoSite }, body }));
}

/** The caller has lunch ordered for her, and lunches stand still elsewhere for two hot days. */
async function somebodyCalled(desk: Send): Promise<void> {
  const [found] = done(
    await desk(endpoints.searchPeople, { body: { kind: 'phone', number: '13900000000' } }),
  ).items;
  if (!found) throw new Error('nobody has called the desk of the demo town');
  const { household } = found;
  const [elder] = done(await desk(endpoints.listElders, { query: { household } })).items;
  const query = { city: jingdezhen, product: 'meal' };
  const [lunch] = done(await desk(endpoints.findServices, { query })).items;
  if (!elder || !lunch) throw new Error('the demo town lacks what the caller orders');
  const items = [serviceOf(lunch, elder.id, { date: '2026-07-09' })];
  done(await desk(endpoints.makeBookings, { body: { household, items } }));
  const pause = {
    jurisdiction: '360222',
    products: ['meal'],
    from: '2026-07-20',
    until: '2026-07-21',
    reason: 'heat',
    words: '高温橙色预警（演示）',
  };
  done(await desk(endpoints.declareAreaPause, { body: pause }));
}

/** Without an appointment, for the day and for lunch. */
async function somebodyStandsAtTheStation(town: Town): Promise<void> {
  const staff = await as(town, 'institution3');
  const { items } = done(await staff(endpoints.listSiteServices, { params: { site: station } }));
  const visitor = { kind: 'elder', name: '来客（演示）', birthDate: '1949-05-01' };
  for (const { id, product, priceFen } of items)
    if (product === 'dayCare' || product === 'meal') {
      const body = { service: id, when: { date: today }, visitor, priceFen };
      done(await staff(endpoints.enterWalkIn, { body }));
    }
}

/** This afternoon: asked for after the cut-off, and granted. */
async function somebodyIsVisited(town: Town, family: Send): Promise<void> {
  const staff = await as(town, 'institution3');
  const { items } = done(await staff(endpoints.listSiteServices, { params: { site: station } }));
  const cleaning = items.find(({ product }) => product === 'homeCare');
  const [elder] = done(await family(endpoints.listElders, {})).items;
  if (!cleaning || !elder) throw new Error('the demo town lacks what is visited');
  const when = { date: today, from: 14 * 60, to: 15 * 60 };
  const { id: service, priceFen } = cleaning;
  const asked = {
    kind: 'order',
    service,
    recipient: elder.id,
    when,
    priceFen,
    words: '今天家里来客（演示）',
  };
  const { id: request } = done(await family(endpoints.askLate, { body: asked }));
  done(await staff(endpoints.answerLate, { params: { site: station, request }, body: { isGranted: true } }));
}

/** From December an hour in the mixed room may cost less than it does; the institution says anew what it gives back. */
async function theRulesChange(town: Town, staff: Send): Promise<void> {
  const notice = noticeOf({
    from: '2026-12-01',
    capFen: 1200,
    cap: { replaces: [], classKind: 'mixedAgeClass', careMode: 'hourly', per: 'hour' },
  });
  const [clause] = notice.clauses;
  if (!clause) throw new Error('a notice without words');
  const phrase = '混合班计时托每小时不超过12元';
  await publishedNotice(town, { ...notice, clauses: [{ ...clause, phrase }] });
  const terms = {
    from: '2026-07-07',
    partMonth: 'openDays',
    beforeStart: { percent: 100, noticeDays: 3 },
    afterStart: { back: 'unusedDays', noticeDays: 5 },
    absence: { counted: 'inARow', fromDays: 5, percent: 50 },
  };
  done(await staff(endpoints.publishRefundTerms, { params: { site: demoSite }, body: terms }));
}

/** June's statement is with the authority, July's can be looked at, and last night's proof has been made. */
async function theMonthsAreDrawnUp(town: Town, staff: Send): Promise<void> {
  const of = (month: string) => ({ params: { site: demoSite, month } });
  done(await staff(endpoints.draftStatement, { ...of('2026-07'), body: {} }));
  const june = done(await staff(endpoints.draftStatement, { ...of('2026-06'), body: {} }));
  done(await staff(endpoints.confirmStatement, { ...of('2026-06'), body: { revision: june.revision } }));
  await town.edition.stream.deliverPending();
  await nightlyProof(town.edition.deps, jingdezhen);
}
