import type { Rating } from '@huiyue/shared/after/rating';
import { addDays, dateAt, hourMs, startOfDay, weekdayOf, type CivilDate } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import { fileComplaint } from '../../actions/after/complaints';
import { publishTours } from '../../actions/childcare/tours';
import { publishTrial } from '../../actions/childcare/trials';
import type { Deps } from '../../ports';
import { once, receipt } from './step';
import { demoTown } from './town';

const [first] = demoTown;
const third = demoTown[2];
const staff = 'acc_demotown' as const;
const family = {
  account: 'acc_demofamily',
  role: 'family',
  household: 'hh_demofamily',
  sites: [],
} as const;

/** What families try, visit, praise and complain of in the demo town. All of it is invented, and says so. */
export async function fillVoices(deps: Deps): Promise<void> {
  if (!first || !third) return;
  const { site } = first;
  const actor = { account: staff, role: 'institution', sites: [site.id] } as const;
  const today = dateAt(deps.now());
  for (const offer of await deps.classes.ofSite(site))
    await once(() =>
      publishTrial(
        deps,
        actor,
        { class: offer.id, daysPerChild: 3, priceFen: fen(60_00), revision: 0 },
        receipt(staff, `trial-${offer.kind}`),
      ),
    );
  for (const [occasion, weekday, from, note] of [
    ['tour', wednesday, 10 * 60, '看教室、厨房和户外，老师在场回答'],
    ['sharedMeal', friday, 11 * 60 + 30, '和孩子吃同一锅饭'],
  ] as const)
    await once(() =>
      publishTours(
        deps,
        actor,
        site.id,
        { occasion, date: nextOn(weekday, today), from, to: from + 60, places: 6, note, weeks: 3 },
        receipt(staff, `tour-${occasion}`),
      ),
    );
  // A record that is there already is left as it is.
  for (const rating of ratings(site.id, startOfDay(addDays(today, -20)))) await deps.ratings.write([rating]);
  await once(() =>
    fileComplaint(
      deps,
      family,
      family.household,
      { site: site.id, topic: 'meals', words: '接孩子时问当天吃了什么，没有人说得清。（演示）' },
      receipt(family.account, 'complaint'),
    ),
  );
  await once(() =>
    fileComplaint(
      deps,
      family,
      family.household,
      { site: third.site.id, topic: 'moreThanAMonth', words: '说一次交三个月可以打折。（演示）' },
      receipt(family.account, 'report'),
    ),
  );
}

const [wednesday, friday] = [2, 4];

/** The next such day of the week, not before the day after tomorrow. */
function nextOn(weekday: number, today: CivilDate): CivilDate {
  const soonest = addDays(today, 2);
  return addDays(soonest, (weekday - weekdayOf(soonest) + 7) % 7);
}

/** Families nobody has ever met, of bookings that were never made: here only the words matter. */
function ratings(site: Id<'site'>, at: number): readonly Rating[] {
  return said.map(({ stars, tags, words, reply }, index) => ({
    site,
    booking: `bkg_demovoice0000${index + 1}`,
    household: `hh_demovoice0000${index + 1}`,
    offer: '托小班',
    servedOn: addDays(dateAt(at), -index),
    stars,
    tags,
    words,
    at: at - index * dayMs,
    ...(reply === undefined ? {} : { reply: { words: reply, at: at + dayMs } }),
    revision: 1,
  }));
}

const dayMs = 24 * hourMs;
const said: readonly (Pick<Rating, 'stars' | 'tags' | 'words'> & { readonly reply?: string })[] = [
  { stars: 5, tags: ['kind', 'informs'], words: '老师每天都说孩子的情况，有事马上打电话。（演示）' },
  { stars: 5, tags: ['clean', 'goodMeals'], words: '' },
  { stars: 4, tags: ['safe'], words: '门口接送的车多，别的都好。（演示）' },
  { stars: 4, tags: ['fairPrice'], words: '' },
  {
    stars: 2,
    tags: ['crowded'],
    words: '下午人有点多。（演示）',
    reply: '下午加了一位老师，谢谢提醒。（演示）',
  },
];
