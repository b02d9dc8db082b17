import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import { expect, test } from 'vitest';
import { done } from '../../support/town/caller';
import { as } from '../../support/town/demoMonth';
import { mondayMorning, openTown } from '../../support/town/openTown';

const site: Id<'site'> = 'site_demo0011';

/** What the head of the institution is first shown, in a town that was drawn at one hour and is opened at another. */
async function todayAt(drawn: string, opened = drawn) {
  const town = await openTown({ now: drawn });
  try {
    town.clock.set(opened);
    const today = done(await (await as(town, 'head'))(endpoints.readToday, { params: { site } }));
    expect(town.faults).toEqual([]);
    const names = (offer: string) =>
      today.people.filter((one) => one.offer === offer).map(({ recipient }) => recipient.name.slice(0, 2));
    return {
      ...today,
      byTheMonth: names('混合班').sort(),
      byTheHour: names('计时班').sort(),
      here: today.people.filter(({ mark }) => mark?.kind === 'present').length,
    };
  } finally {
    await town.close();
  }
}

const regulars = ['禾禾', '果果', '朵朵', '阿宝', '安安'].sort();
const visitors = ['乐乐', '阳阳'].sort();

test('an institution of the demo town is in the middle of a working day', async () => {
  const today = await todayAt(mondayMorning);
  expect(today).toMatchObject({ byTheMonth: regulars, byTheHour: visitors, here: 4 });
  const answers = today.answers.map(({ recipient, period }) => `${period} ${recipient.name}`);
  expect(answers.sort()).toEqual(['2026-08 乐乐（演示）', '2026-08 安安（演示）']);
  expect(today.counts).toMatchObject({ answers: 2, waiting: 1 });
  const taken = today.rooms.map(({ name, bands }) => `${name} ${bands[2]?.takenPlaces}`);
  expect(taken.sort()).toEqual(['混合班 5', '计时班 1']);
});

test('so it is on the days after, at weekends as far as it is open, and at any hour', async () => {
  const weekday = { byTheMonth: regulars, byTheHour: visitors };
  const weekend = { byTheMonth: [], byTheHour: visitors };
  expect(await todayAt(mondayMorning, '2026-07-07T07:00:00+08:00')).toMatchObject({ ...weekday, here: 0 });
  expect(await todayAt(mondayMorning, '2026-07-12T07:00:00+08:00')).toMatchObject({ ...weekend, here: 0 });
  const saturday = await todayAt('2026-12-05T16:20:00+08:00');
  expect(saturday).toMatchObject({ ...weekend, here: 2, counts: { answers: 2 } });
  const lateOnTheLast = await todayAt('2026-08-31T23:50:00+08:00');
  expect(lateOnTheLast).toMatchObject({ ...weekday, here: 7, counts: { waiting: 1 } });
});

test('its rolls of the days before are called, and it may be walked into', async () => {
  const town = await openTown();
  try {
    const staff = await as(town, 'head');
    const roll = async (date: string) => {
      const { people } = done(await staff(endpoints.readToday, { params: { site }, query: { date } }));
      return people.map(({ mark }) => mark?.kind);
    };
    expect(await Promise.all(['01', '02', '03', '04'].map((day) => roll(`2026-07-${day}`)))).toEqual([
      ...Array.from({ length: 3 }, () => regulars.map(() => 'present')),
      [],
    ]);
    const { items } = done(await staff(endpoints.listSiteClasses, { params: { site } }));
    const room = items.find(({ name }) => name === '计时班');
    const visitor = { kind: 'child', name: '豆豆（演示）', birthDate: '2024-08-01' };
    const when = { careMode: 'hourly', date: '2026-07-06', from: 14 * 60, to: 16 * 60 };
    const priceFen = room?.rates.find(({ per }) => per === 'hour')?.priceFen;
    const entered = await staff(endpoints.enterWalkIn, {
      body: { class: room?.id, when, visitor, priceFen },
    });
    expect(done(entered).state).toBe('confirmed');
    expect(town.faults).toEqual([]);
  } finally {
    await town.close();
  }
});
