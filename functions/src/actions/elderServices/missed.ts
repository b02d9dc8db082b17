import { markOf } from '@huiyue/shared/attendance/attendance';
import { stateAt, type Booking } from '@huiyue/shared/booking';
import { addDays, dateAt, isoAt, monthOf, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { MissedActBody, MissedView } from '@huiyue/shared/contract/missed';
import { followed, type Missed, type MissedAct } from '@huiyue/shared/elderServices/missed';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, type Outcome } from '@huiyue/shared/outcome';
import type { Tell } from '@huiyue/shared/notices/notice';
import type { Actor } from '@huiyue/shared/people';
import { instantOn } from '@huiyue/shared/reserves';
import type { Service } from '@huiyue/shared/service';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { closureOn } from '../attendance';
import { siteInReach } from '../billsReach';
import { allReached, reachesBooking, type Reach } from '../reach';
import { listCities } from '../readPolicy';
import { untilSettled } from '../untilSettled';

const minuteMs = 60_000;

/** A family's own and of elders it cares for, closed ones of the last month too; of a site or a city, those that are still open. */
export async function listMissed(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly reaches: readonly Reach[];
    readonly site: Id<'site'> | undefined;
    readonly city: string | undefined;
  },
): Promise<readonly MissedView[] | Absent> {
  if (asked.reaches.length > 0) {
    const from = addDays(dateAt(deps.now()), -31);
    const all = await allReached(
      asked.reaches,
      (household) => deps.missed.of(household, { from }),
      ({ recipient }) => recipient.id,
    );
    return all.toSorted((one, other) => (one.date < other.date ? 1 : -1)).map(missedView);
  }
  if (asked.site !== undefined) {
    const site = await siteInReach(deps, actor, asked.site);
    return site ? (await deps.missed.due(site.id, '~')).map(missedView) : absent;
  }
  if (actor.role !== 'desk' || asked.city === undefined) return absent;
  const isTheirs = actor.jurisdictions === undefined || actor.jurisdictions.includes(asked.city);
  return isTheirs ? (await deps.missed.listed(asked.city)).map(missedView) : absent;
}

/** Who did what about it, and when. Only who was reached or seen closes it. */
export async function followMissed(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'> } & MissedActBody,
  receipt: Receipt,
): Promise<Outcome<MissedView> | Absent> {
  return untilSettled(async () => {
    const booking = await deps.bookings.find(asked.booking);
    if (!booking || !(await reachesBooking(deps, actor, booking, 'see'))) return absent;
    const missed = await findMissed(deps, booking);
    if (!missed) return absent;
    const outcome = followed(missed, {
      did: asked.did,
      at: deps.now(),
      by: actor.account,
      role: actor.role,
      ...(asked.words === undefined ? {} : { words: asked.words }),
    });
    if (!outcome.ok) return outcome;
    const next = { ...outcome.value, revision: missed.revision + 1 };
    const body = missedView(next);
    const result = await deps.missed.write([next], { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** Somebody was expected, and nobody was seen. Opened once for a booking, whoever finds it first. */
export async function openMissed(
  deps: Deps,
  booking: Booking,
  on: CivilDate,
  why: Missed['why'],
  actor?: Actor,
): Promise<void> {
  const [service, site] = await Promise.all([
    isId('service', booking.sheet.of) ? deps.services.find(booking.sheet.of) : undefined,
    deps.sites.find(booking.site.id),
  ]);
  if (!site || (await deps.missed.find(booking.household, `${on}#${booking.id}`))) return;
  const now = deps.now();
  const minutes = service?.missed?.circleMinutes;
  const by = actor ? { by: actor.account, role: actor.role } : {};
  const { id, name } = booking.recipient;
  const missed: Missed = {
    booking: booking.id,
    household: booking.household,
    recipient: { id, name },
    site: site.id,
    siteName: site.name,
    offerName: booking.offer.name,
    city: site.city,
    date: on,
    why,
    stage: 'circleToCall',
    ...(minutes === undefined ? {} : { circleUntil: now + minutes * minuteMs }),
    steps: [{ did: 'opened', at: now, stage: 'circleToCall', ...by }],
    revision: 1,
  };
  await deps.missed.write([missed], undefined, tellsOf(missed, now));
}

/** She came after all, or opened at the second knock. */
export async function closeMissed(deps: Deps, booking: Booking, on: CivilDate, actor: Actor): Promise<void> {
  await follow(deps, booking.household, `${on}#${booking.id}`, () => ({
    did: 'cameAfterAll',
    at: deps.now(),
    by: actor.account,
    role: actor.role,
  }));
}

/**
 * What the clock finds: services that say when somebody is missed, and booked people of today of whom nothing was said
 * so long after the end; and circles that had their time to call. How many were opened or handed on.
 */
export async function lookForMissed(deps: Deps): Promise<number> {
  const now = deps.now();
  const today = dateAt(now);
  let count = 0;
  for (const { code: city } of listCities(deps)) {
    const watched = (await deps.services.inCity(city)).filter(
      (service) => service.missed && now >= instantOn(today, service.opensAt + service.missed.afterMinutes),
    );
    const sites = [...new Set(watched.map(({ site }) => site))];
    for (const id of sites) {
      const site = await deps.sites.find(id);
      const services = watched.filter((service) => service.site === id);
      if (site) count += await openAt(deps, site, services, today, now);
    }
    for (const missed of await deps.missed.listed(city)) {
      const { stage, circleUntil, household, date, booking } = missed;
      if (stage !== 'circleToCall' || circleUntil === undefined || now < circleUntil) continue;
      await follow(deps, household, `${date}#${booking}`, (one) =>
        one.stage === 'circleToCall' ? { did: 'escalated', at: now } : undefined,
      );
      count += 1;
    }
  }
  return count;
}

async function openAt(
  deps: Deps,
  site: Site,
  services: readonly Service[],
  today: CivilDate,
  now: Instant,
): Promise<number> {
  const byId = new Map<string, Service>(services.map((service) => [service.id, service]));
  const expected = (await deps.bookings.ofSite(site.id, monthOf(today))).filter((booking) => {
    const { sheet, span, away } = booking;
    const after = byId.get(sheet.of)?.missed?.afterMinutes;
    return (
      after !== undefined &&
      sheet.period === today &&
      away === 0 &&
      stateAt(booking, now) === 'confirmed' &&
      now >= instantOn(today, span.to + after)
    );
  });
  if (expected.length === 0) return 0;
  const [closure, rows, records, excused] = await Promise.all([
    closureOn(deps, site, today),
    deps.attendance.findAll(expected.map(({ id }) => ({ booking: id, on: today }))),
    deps.serviceRecords.findEach(expected.map(({ id }) => ({ owner: id, key: today }))),
    excusedOn(deps, expected),
  ]);
  if (closure) return 0;
  // Whoever was marked was seen, or said to stay away; an absence that nobody announced is what this is about.
  const known = new Set<string>([
    ...rows
      .filter((row) => {
        const mark = markOf(row);
        return mark.kind !== 'absent' || mark.isAnnounced;
      })
      .map(({ booking }) => booking),
    ...records.filter(({ marks }) => marks.length > 0).map(({ booking }) => booking),
    ...excused,
  ]);
  const unseen = expected.filter(({ id }) => !known.has(id));
  for (const booking of unseen) await openMissed(deps, booking, today, 'noMark');
  return unseen.length;
}

/** Who was allowed to stay away, though it is paid for. */
async function excusedOn(deps: Deps, expected: readonly Booking[]): Promise<readonly string[]> {
  const households = [...new Set(expected.map(({ household }) => household))];
  const requests = (await Promise.all(households.map((id) => deps.lateRequests.listed(id)))).flat();
  return requests.flatMap(({ wish, answer }) =>
    wish.kind === 'cancel' && answer?.isGranted ? [wish.booking] : [],
  );
}

async function follow(
  deps: Deps,
  household: Id<'household'>,
  key: string,
  actOn: (missed: Missed) => MissedAct | undefined,
): Promise<void> {
  await untilSettled(async () => {
    const missed = await deps.missed.find(household, key);
    const act = missed && missed.stage !== 'closed' ? actOn(missed) : undefined;
    if (!missed || !act) return undefined;
    const outcome = followed(missed, act);
    if (!outcome.ok) return undefined;
    const next = { ...outcome.value, revision: missed.revision + 1 };
    return (await deps.missed.write([next])) === 'committed' ? undefined : 'again';
  });
}

async function findMissed(deps: Deps, { household, sheet, id }: Booking): Promise<Missed | undefined> {
  return sheet.kind === 'serviceDay' ? deps.missed.find(household, `${sheet.period}#${id}`) : undefined;
}

/** The circle of an elder first; the household of a child. */
function tellsOf(missed: Missed, at: Instant): readonly Tell[] {
  const { recipient, household, booking, siteName, offerName, date } = missed;
  return [
    {
      kind: 'mealMissed',
      to: isId('elder', recipient.id)
        ? { who: 'circle', id: recipient.id }
        : { who: 'household', id: household },
      about: { person: recipient.id, booking },
      facts: { person: recipient.name, site: siteName, what: offerName, on: date },
      at,
    },
  ];
}

function missedView(missed: Missed): MissedView {
  const { booking, household, recipient, site, siteName, offerName, date, why, stage, circleUntil } = missed;
  return {
    booking,
    household,
    recipient,
    site: { id: site, name: siteName },
    offer: offerName,
    date,
    why,
    stage,
    circleUntil: circleUntil === undefined ? null : isoAt(circleUntil),
    steps: missed.steps.map(({ did, at, stage: left, role, words }) => ({
      did,
      at: isoAt(at),
      stage: left,
      role: role ?? null,
      words: words ?? null,
    })),
  };
}
