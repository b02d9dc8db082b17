import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import {
  addDays,
  addMonths,
  addMonthsTo,
  dateAt,
  firstDayOf,
  hourMs,
  monthOf,
  startOfDay,
  weekdayOf,
  type CivilDate,
  type CivilMonth,
} from '@huiyue/shared/civil';
import type { NewClass } from '@huiyue/shared/contract/classes';
import type { Id } from '@huiyue/shared/ids';
import { fen } from '@huiyue/shared/money';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import { expectedAt } from '../../actions/attendance';
import { addChild } from '../../actions/children';
import { publishClass } from '../../actions/classes';
import { recordMarks } from '../../actions/day/marks';
import { enterGranted, makeBookings, type Item, type Manner } from '../../actions/makeBookings';
import type { Deps } from '../../ports';
import { once, receipt } from './step';

const site: Id<'site'> = 'site_demo0011';
const staff: Actor = { account: 'acc_demohead', role: 'institution', sites: [site] };

const monthFen = fen(2080_00);
const hourFen = fen(16_00);
const room: Omit<NewClass, 'opensOn'> = {
  kind: 'mixedAgeClass',
  name: '混合班',
  ageFromMonths: 18,
  ageBelowMonths: 36,
  places: 6,
  reserves: [],
  pricing: 'inclusive',
  rates: [{ careMode: 'fullDay', per: 'month', priceFen: monthFen }],
  weekdays: 31,
  opensAt: 8 * 60,
  halvesAt: 12 * 60 + 30,
  closesAt: 17 * 60 + 30,
  bookableMonths: 6,
  answerWithinHours: 72,
  offerWithinHours: 24,
};
/** Open at weekends, and in the evening. */
const byTheHour: Omit<NewClass, 'opensOn'> = {
  ...room,
  name: '计时班',
  rates: [
    { careMode: 'hourly', per: 'hour', priceFen: hourFen },
    { careMode: 'occasional', per: 'day', priceFen: fen(120_00) },
  ],
  weekdays: 127,
  closesAt: 20 * 60,
};

/** Children of families that nobody can sign in as, how each comes by a place next month, and who has none until then. */
const neighbours: readonly {
  readonly name: string;
  readonly ageInMonths: number;
  readonly byTheHourFrom?: number;
  readonly next: Manner;
}[] = [
  { name: '禾禾', ageInMonths: 22, next: 'grant' },
  { name: '果果', ageInMonths: 25, next: 'grant' },
  { name: '朵朵', ageInMonths: 27, next: 'grant' },
  { name: '阿宝', ageInMonths: 30, next: 'grant' },
  { name: '安安', ageInMonths: 31, next: 'request' },
  { name: '乐乐', ageInMonths: 20, byTheHourFrom: 10 * 60, next: 'request' },
  { name: '阳阳', ageInMonths: 23, byTheHourFrom: 15 * 60, next: 'join' },
];

/**
 * Most classes of the town open next month. This institution is in the middle of one: children have come all month and
 * come today; next month is full, two families wait for an answer and one for a place; and until they have one, they
 * come by the hour, at weekends as well.
 */
export async function fillWorkingDay(deps: Deps): Promise<void> {
  const home = await deps.sites.find(site);
  if (!home) return;
  const today = dateAt(deps.now());
  const month = monthOf(today);
  // A month is booked before it begins: this one was as the last drew to its end.
  const before = startOfDay(addDays(firstDayOf(month), -10)) + 10 * hourMs;
  const lastMonth: Deps = { ...deps, now: () => before };
  const yesterday: Deps = { ...deps, now: () => startOfDay(today) - 12 * hourMs };
  const whole = await opened(lastMonth, home, { ...room, opensOn: firstDayOf(month) });
  const hours = await opened(deps, home, { ...byTheHour, opensOn: today });
  if (!whole || !hours) return;
  for (const [index, { name, ageInMonths, byTheHourFrom, next }] of neighbours.entries()) {
    const family = await added(deps, index + 1, `${name}（演示）`, addMonths(today, -ageInMonths));
    if (!family) continue;
    if (byTheHourFrom === undefined) await booked(lastMonth, family, 'grant', monthly(whole, family, month));
    // Before the hours: of these, the ones in the next month give way to it.
    await booked(deps, family, next, monthly(whole, family, addMonthsTo(month, 1)));
    if (byTheHourFrom !== undefined) await comesByTheHour(yesterday, hours, family, byTheHourFrom);
  }
  await callRolls(deps, home, today);
}

async function opened(deps: Deps, home: Site, offer: NewClass): Promise<ChildcareClass | undefined> {
  await once(() => publishClass(deps, staff, { site, offer }, receipt(staff.account, `class-${offer.name}`)));
  return (await deps.classes.ofSite(home)).find(({ name }) => name === offer.name);
}

type Family = {
  readonly actor: Actor;
  readonly household: Id<'household'>;
  readonly child: Id<'child'>;
};

async function added(
  deps: Deps,
  number: number,
  name: string,
  birthDate: CivilDate,
): Promise<Family | undefined> {
  const household: Id<'household'> = `hh_demoneighbour${number}`;
  const account: Id<'account'> = `acc_demoneighbour${number}`;
  const asked = { name, birthDate, city: '371000' };
  await once(() => addChild(deps, household, asked, receipt(account, 'child')));
  const [child] = await deps.children.list(household);
  return child && { actor: { account, role: 'family', household, sites: [] }, household, child: child.id };
}

function monthly({ id }: ChildcareClass, { child }: Family, month: CivilMonth): Item {
  return { class: id, recipient: child, when: { careMode: 'fullDay', month }, priceFen: monthFen };
}

async function booked(
  deps: Deps,
  { actor, household }: Family,
  manner: Manner,
  item: Item & { readonly when: { readonly month?: string; readonly date?: string } },
): Promise<void> {
  const { month, date } = item.when;
  const key = `${manner}-${actor.account}-${month ?? date}`;
  await once(() =>
    manner === 'grant'
      ? enterGranted(deps, staff, { household, orderer: actor.account, item }, receipt(staff.account, key))
      : makeBookings(deps, actor, household, [item], manner, receipt(actor.account, key)),
  );
}

const saturday = 5;

/** Today, tomorrow and at the next weekend, and said so the day before: today's are those of the whole day. */
async function comesByTheHour(
  deps: Deps,
  { id }: ChildcareClass,
  family: Family,
  from: number,
): Promise<void> {
  const today = addDays(dateAt(deps.now()), 1);
  const weekend = addDays(today, (saturday - weekdayOf(today) + 7) % 7);
  for (const date of new Set([today, addDays(today, 1), weekend, addDays(weekend, 1)])) {
    const when = { careMode: 'hourly', date, from, to: from + 3 * 60 } as const;
    await booked(deps, family, 'grant', { class: id, recipient: family.child, when, priceFen: hourFen });
  }
}

/** Of all days of the month until now. Whoever has gone home has been there; of the others most have come. */
async function callRolls(deps: Deps, home: Site, today: CivilDate): Promise<void> {
  const now = (deps.now() - startOfDay(today)) / 60_000;
  for (let on = firstDayOf(monthOf(today)); on <= today; on = addDays(on, 1)) {
    const expected = await expectedAt(deps, home, on);
    const spans = expected.map(({ booking, day }) => ({ booking: booking.id, ...day.where.span }));
    const marks = spans
      .sort((one, other) => one.from - other.from)
      .map(({ booking, from, to }, index) => ({ booking, to, from: from + 5 * index }))
      .flatMap(({ booking, from, to }, index) => {
        const hasLeft = on < today || to <= now;
        if (!hasLeft && (from > now || index === 3)) return [];
        const mark = { kind: 'present', from, ...(hasLeft && { to }) } as const;
        return [{ booking, seen: 0, mark }];
      });
    if (marks.length > 0)
      await once(() => recordMarks(deps, staff, { site, on, marks }, receipt(staff.account, `roll-${on}`)));
  }
}
