import { addMonths, dateAt } from '@huiyue/shared/civil';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { done } from '../support/town/caller';
import { askFor, type Person } from '../support/town/openTown';
import { everyRate, monthly } from '../support/town/things';
import { press, sees } from './support/browser';
import { look } from './support/look';
import { arrives, signInAs } from './support/phoneInTown';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser();

const name = '近水托育园';

/** A site right in the middle of the city, so that it comes first. */
async function room(places: number, rates = [monthly(185_000)]): Promise<OwnClass> {
  const site = await here.town.site({ name, point: { longitude: 117.18, latitude: 29.27 } });
  const kind = 'toddlerClass';
  return here.town.publish(site, {
    kind,
    name: '托小班',
    ageFromMonths: 12,
    ageBelowMonths: 24,
    places,
    rates,
  });
}

/** Somebody else's child takes a place. */
async function othersTake(offer: OwnClass): Promise<{ family: Person; booking: Id<'booking'> }> {
  const family = await here.town.family();
  const birthDate = addMonths(dateAt(here.town.clock.now()), -18);
  const body = { name: '别家的孩子', birthDate, city: '360200' };
  const child = done(await family.send(endpoints.addChild, { body }));
  const [booking] = done(await family.send(endpoints.makeBookings, { body: askFor(offer, child.id) })).items;
  if (!booking) throw new Error('nothing was booked');
  return { family, booking: booking.id };
}

async function toTime(page: Page, act: string): Promise<void> {
  await press(page, 'button', '景德镇市');
  await press(page, 'button', `看班级和预约，${name}`);
  await press(page, 'button', act);
  await signInAs(page, '李女士');
  await arrives(page, '给哪个孩子约');
  await press(page, 'button', '下一步');
  await arrives(page, '选时间');
}

// One story in each size; every page is looked at in both elsewhere.
describe('a family', () => {
  const see = (page: Page, what: string) => look(page, `waiting-${what}`);

  it('waits in the queue, sees why its rank moved, and takes the place that is held for it', async () => {
    const size = 'elder';
    const offer = await room(1);
    const first = await othersTake(offer);
    const page = await here.open({ size });
    await toTime(page, '排队等候这个班，托小班');
    await sees(page, '已约满，可以排队');
    await see(page, 'month');
    await press(page, 'button', '下一步');
    await sees(page, '这个时间已经约满，可以排队');
    await see(page, 'review');
    await press(page, 'button', '排队等候');
    await sees(page, '排在第 1 位');
    await see(page, 'rank');

    const { family, booking } = first;
    done(await family.send(endpoints.cancelBooking, { params: { booking }, body: {} }));
    await sees(page, '空出了一个名额，已经为您留着');
    await see(page, 'offered');
    await press(page, 'button', '接受这个名额');
    await sees(page, '等待机构答复');
    await see(page, 'accepted');
    expect(await here.town.taken(offer.id, offer.firstMonth)).toBe(1);
    expect(here.phone.problems).toEqual([]);
    expect(here.town.faults).toEqual([]);
  });

  it('books two hours of a day in a room that others use by the month, and stays away for it', async () => {
    const size = 'standard';
    const offer = await room(3, [monthly(185_000), ...everyRate.slice(1)]);
    await othersTake(offer);
    const page = await here.open({ size });
    await toTime(page, '预约这个班，托小班');
    await press(page, 'radio', '计时托');
    await press(page, 'radio', '8月12日');
    await press(page, 'button', '几点接加15');
    await see(page, 'hours');
    await press(page, 'button', '下一步');
    await arrives(page, '核对预约');
    await sees(page, '8月12日');
    await see(page, 'hours-review');
    await press(page, 'button', '提交预约');
    await arrives(page, '预约已提交');

    const staff = await here.town.signIn('institution', [offer.site]);
    const params = { site: offer.site };
    const { items } = done(await staff.send(endpoints.listSiteBookings, { params }));
    const own = items.find(({ recipient }) => recipient.name === '小满（演示）');
    done(await staff.send(endpoints.confirmBooking, { params: { booking: own?.id ?? '' }, body: {} }));
    await press(page, 'button', '看我的预约');
    await press(page, 'button', '小满');
    await press(page, 'button', '请假');
    await press(page, 'checkbox', '8月12日');
    await see(page, 'absence');
    await page.getByRole('dialog').getByRole('button', { name: '请假', exact: true }).click();
    await sees(page, '已请假：8月12日');
    await see(page, 'absent');
    expect(here.phone.problems).toEqual([]);
    expect(here.town.faults).toEqual([]);
  });
});
