import type { Booking } from '@huiyue/shared/booking';
import { markOf } from '@huiyue/shared/attendance/attendance';
import { lastDayOf, monthOf, type CivilMonth } from '@huiyue/shared/civil';
import { subsidyRulesOn } from '@huiyue/shared/policy/subsidyRules';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import type { Site } from '@huiyue/shared/site';
import { subsidyLinesOf, type Redeemed } from '@huiyue/shared/subsidies/subsidyLines';
import { correctionsIn } from '@huiyue/shared/subsidies/corrections';
import { countMonth, type ServedDay } from '@huiyue/shared/subsidies/monthCount';
import type { Row } from '@huiyue/shared/subsidies/proof';
import type { PersonId, Standing } from '@huiyue/shared/subsidies/standing';
import { isSettled, type Statement, type StatementContent } from '@huiyue/shared/subsidies/statement';
import type { Purchase } from '@huiyue/shared/vouchers/purchase';
import type { Deps } from '../ports';
import { institutionOf } from '@huiyue/shared/policy/institutionOf';

/** The attendance of a site's month with the bookings it is about. */
export type SiteMonth = {
  readonly site: Site;
  readonly month: CivilMonth;
  readonly bookings: ReadonlyMap<string, Booking>;
  readonly rows: readonly Row[];
};

export async function loadSiteMonth(deps: Deps, site: Site, month: CivilMonth): Promise<SiteMonth> {
  const attendance = await deps.attendance.ofSite(site.id, month);
  const ids = [...new Set(attendance.map(({ booking }) => booking))];
  const bookings = new Map((await deps.bookings.findAll(ids)).map((booking) => [booking.id, booking]));
  const rows = attendance.flatMap((row): readonly Row[] => {
    const booking = bookings.get(row.booking);
    if (!booking) throw new Error(`attendance is kept of ${row.booking}, which is not there`);
    return [
      {
        booking: booking.id,
        person: booking.recipient.id,
        line: lineOfBooking(booking),
        on: row.on,
        kind: markOf(row).kind,
        units: booking.units,
      },
    ];
  });
  return { site, month, bookings, rows };
}

/** What the month comes to by what stands now; without what it owes to earlier ones. */
export async function contentOfMonth(
  deps: Deps,
  loaded: SiteMonth,
): Promise<Omit<StatementContent, 'corrections'>> {
  const { site, month, rows } = loaded;
  const people = [...new Set(rows.map(({ person }) => person))];
  const [standings, redeemed] = await Promise.all([
    standingsOf(deps, people),
    redeemedIn(deps, loaded, people),
  ]);
  const counted = countMonth(month, servedIn(loaded), standings);
  const lines = subsidyLinesOf({
    counted,
    redeemed,
    rulesFor: (line, kind) =>
      subsidyRulesOn(deps.policy, {
        jurisdiction: site.jurisdiction,
        on: lastDayOf(month),
        line,
        kind,
        institution: institutionOf(site),
      }),
    isFiled: site.filing.status === 'filed',
  });
  return { ...lines, counted, redeemed };
}

/** How long a settled month is looked at again: money of a year ago is a matter for an audit, not for a monthly list. */
const monthsLookedBack = 12;

export async function contentWithCorrections(
  deps: Deps,
  site: Site,
  month: CivilMonth,
): Promise<StatementContent> {
  const own = await contentOfMonth(deps, await loadSiteMonth(deps, site, month));
  const statements = (await deps.statements.ofSite(site.id)).slice(-(monthsLookedBack + 1));
  const earlier = statements.filter((statement) => statement.month < month && isSettled(statement));
  const now = new Map(
    await Promise.all(
      earlier.map(
        async (settled) =>
          [
            settled.month,
            await contentOfMonth(deps, await loadSiteMonth(deps, site, settled.month)),
          ] as const,
      ),
    ),
  );
  return { ...own, corrections: correctionsIn(month, statements, (asked) => contentIn(now, asked)) };
}

function contentIn(
  now: ReadonlyMap<CivilMonth, Omit<StatementContent, 'corrections'>>,
  month: Statement['month'],
): Omit<StatementContent, 'corrections'> {
  const content = now.get(month);
  if (!content) throw new Error(`${month} was not counted again`);
  return content;
}

/** The rows on which somebody was there, with what subsidies ask about them. */
export function servedIn({ bookings, rows }: SiteMonth): readonly ServedDay[] {
  return rows
    .filter(({ kind }) => kind === 'present')
    .map(({ booking: id, person, line, on, units }) => {
      const booking = bookings.get(id);
      const givenFen = booking?.support?.mealSubsidy?.fen;
      return {
        booking: id,
        person,
        line,
        on,
        units,
        isMonthPlace: booking !== undefined && isMonthPlace(booking),
        ...(givenFen === undefined ? {} : { givenFen }),
      };
    });
}

/** Half a day is not a whole place, and no plan says what part of one it is. */
function isMonthPlace({ offer, judgement }: Booking): boolean {
  return offer.kind === 'class' && offer.careMode === 'fullDay' && judgement.per === 'month';
}

export function lineOfBooking({ offer }: Pick<Booking, 'offer'>): ServiceLine {
  return offer.kind === 'class' ? 'childcare' : offer.product;
}

const peopleAtOnce = 20;

async function ofEach<T>(
  people: readonly PersonId[],
  read: (person: PersonId) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let start = 0; start < people.length; start += peopleAtOnce)
    all.push(...(await Promise.all(people.slice(start, start + peopleAtOnce).map(read))).flat());
  return all;
}

function standingsOf(deps: Deps, people: readonly PersonId[]): Promise<readonly Standing[]> {
  return ofEach(people, (person) => deps.standings.ofPerson(person));
}

async function redeemedIn(
  deps: Deps,
  { site, month, bookings, rows }: SiteMonth,
  people: readonly PersonId[],
): Promise<readonly Redeemed[]> {
  const there = rows.filter(({ kind }) => kind === 'present');
  const vouchers = await ofEach(people, async (person) => {
    const spent = [...bookings.values()].filter(
      ({ recipient, support }) => recipient.id === person && support?.voucher,
    );
    return Promise.all(
      spent.map(async (booking): Promise<Redeemed | undefined> => {
        const use = booking.support?.voucher;
        const first = there
          .filter((row) => row.booking === booking.id)
          .map(({ on }) => on)
          .sort()[0];
        if (!use || !first) return undefined;
        const voucher = await deps.vouchers.find(person, use.id);
        if (!voucher) throw new Error(`${booking.id} spends a voucher that is not there`);
        const line = lineOfBooking(booking);
        return {
          kind: 'voucher',
          id: use.id,
          booking: booking.id,
          line,
          on: first,
          fen: use.fen,
          rule: voucher.rule,
        };
      }),
    );
  });
  const purchases = await ofEach(people, (person) => deps.purchases.ofPerson(person));
  return [
    ...vouchers.filter((each) => each !== undefined),
    ...purchases.flatMap((purchase) => visitsAt(purchase, site.id, month)),
  ].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

function visitsAt(
  { id, line, rule, delivered }: Purchase,
  site: Site['id'],
  month: CivilMonth,
): readonly Redeemed[] {
  return delivered
    .filter((visit) => visit.site === site && monthOf(visit.on) === month)
    .map(({ booking, on, fen }) => ({ kind: 'purchase', id, booking, line, on, fen, rule }));
}

function nameOf({ id, booking, on }: Redeemed): string {
  return `${id} ${booking} ${on}`;
}
