import { isHome, mayDo, type Member } from '@huiyue/shared/circle/member';
import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { EntryView, OrderedView, TimelineView } from '@huiyue/shared/contract/circle';
import { isId, type Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import type { Deps } from '../ports';
import { absent, type Absent } from './absent';
import { takenDays, waitedDays, type DayOfBooking } from './bookingDays';
import type { Person } from './people';
import { membershipsOf, reachPerson } from './reach';

type Household = Id<'household'>;

/** More than a month is no longer what somebody is about to order. */
const mostDays = 31;
const aWeek = 7;

/** What is booked for somebody already, and by whom: read before paying, so that lunch does not come twice. */
export async function readOrdered(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly recipient: Person['id'];
    readonly household: Household | undefined;
    readonly from: CivilDate;
    readonly until: CivilDate | undefined;
  },
): Promise<OrderedView | Absent> {
  const person = await reachPerson(deps, actor, asked.household, asked.recipient, 'see');
  if (!person) return absent;
  const { from, until = from } = asked;
  const latest = addDays(from, mostDays - 1);
  const days = { from, until: until < latest ? until : latest };
  const [all, stays] = await Promise.all([
    takenDays(deps, [person.id], days),
    deps.pauses.find(person.household, person.id),
  ]);
  const there = all.filter(({ isAway }) => !isAway);
  const pauses = (stays?.periods ?? []).filter((stay) => stay.from <= until && from <= stay.until);
  return { items: await entries(deps, actor, there), pauses };
}

type InSight = { readonly person: Person; readonly isHome: boolean; readonly maySpeak: boolean };

/** Everybody I care for, today and the days after: the child's half-day and the grandmother's lunch side by side. */
export async function readTimeline(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly household: Household;
    readonly from: CivilDate | undefined;
    readonly days: number | undefined;
  },
): Promise<TimelineView> {
  const from = asked.from ?? dateAt(deps.now());
  const next = addDays(from, asked.days ?? aWeek);
  const days = { from, until: addDays(next, -1) };
  const inSight = await peopleInSight(deps, actor, asked.household);
  const people = inSight.map(({ person }) => person);
  const [taken, waited] = await Promise.all([
    takenDays(
      deps,
      people.map(({ id }) => id),
      days,
    ),
    waitedDays(
      deps,
      people.map(({ household, id }) => ({ household, person: id })),
      days,
    ),
  ]);
  const all = await entries(deps, actor, [...taken, ...waited]);
  const dates = Array.from({ length: asked.days ?? aWeek }, (_, index) => addDays(from, index));
  return {
    people: inSight.map(({ person, ...mine }) => ({
      id: person.id,
      kind: isId('child', person.id) ? 'child' : 'elder',
      name: person.name,
      ...mine,
    })),
    days: dates.map((date) => ({ date, items: all.filter((one) => one.date === date) })),
    next,
  };
}

async function peopleInSight(deps: Deps, actor: Actor, household: Household): Promise<readonly InSight[]> {
  const [children, elders, memberships] = await Promise.all([
    deps.children.list(household),
    deps.elders.list(household),
    membershipsOf(deps, actor),
  ]);
  const own = await deps.members.findEach(elders.map(({ id }) => ({ owner: id, key: actor.account })));
  const away = memberships.filter((member) => !isHome(member));
  const shared = await Promise.all(away.map(({ household: home, elder }) => deps.elders.find(home, elder)));
  return [
    ...children.map((person) => ({ person, isHome: true, maySpeak: false })),
    ...elders.map((person) => ({
      person,
      isHome: true,
      // To the desk she speaks on the telephone, or at the counter.
      maySpeak:
        actor.role === 'desk' || own.some((member) => member.elder === person.id && mayDo(member, 'answer')),
    })),
    ...away.flatMap((member, index) => {
      const person = shared[index];
      return person ? [{ person, isHome: false, maySpeak: mayDo(member, 'answer') }] : [];
    }),
  ];
}

async function entries(deps: Deps, actor: Actor, days: readonly DayOfBooking[]): Promise<EntryView[]> {
  const bookings = [...new Map(days.map(({ booking }) => [booking.id, booking])).values()];
  const elders = [...new Set(bookings.map(({ recipient }) => recipient.id))].filter((id) =>
    isId('elder', id),
  );
  const [members, words] = await Promise.all([
    Promise.all(elders.map((elder) => deps.members.of(elder))),
    deps.elderWords.findEach(bookings.map(({ id }) => ({ owner: id, key: 'WORD' }))),
  ]);
  const nameOf = await namesOf(deps, actor, bookings, members.flat());
  return days
    .map(({ booking, state, date, isAway }): EntryView => {
      const { id, recipient, span, offer, site, units, orderer, history } = booking;
      return {
        booking: id,
        person: {
          id: recipient.id,
          kind: isId('child', recipient.id) ? 'child' : 'elder',
          name: recipient.name,
        },
        date,
        from: span.from,
        to: span.to,
        offer,
        site,
        units,
        state,
        isAway,
        orderer: {
          isMe: orderer === actor.account,
          role: history[0]?.by?.role ?? 'family',
          name: nameOf(booking),
        },
        elderAnswer: words.find((word) => word.booking === id)?.answer ?? null,
      };
    })
    .toSorted(
      (a, b) => a.date.localeCompare(b.date) || a.from - b.from || a.person.id.localeCompare(b.person.id),
    );
}

/** As the circle calls them, also those who have left; in one's own household, as they signed in. */
async function namesOf(
  deps: Deps,
  actor: Actor,
  bookings: readonly DayOfBooking['booking'][],
  members: readonly Member[],
): Promise<(booking: DayOfBooking['booking']) => string | null> {
  const inCircle = new Map(members.map((member) => [`${member.elder} ${member.account}`, member.name]));
  const strangers = bookings.filter(
    ({ recipient, orderer, household }) =>
      !inCircle.has(`${recipient.id} ${orderer}`) && (actor.role === 'desk' || household === actor.household),
  );
  const accounts = await Promise.all(
    [...new Set(strangers.map(({ orderer }) => orderer))].map((orderer) => deps.accounts.find(orderer)),
  );
  const atHome = new Map(
    accounts.flatMap((account) =>
      account?.role === 'family' ? [[account.id, account.displayName] as const] : [],
    ),
  );
  return ({ recipient, orderer }) =>
    inCircle.get(`${recipient.id} ${orderer}`) ?? atHome.get(orderer) ?? null;
}
