import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { tableOver } from '@huiyue/functions/deps';
import { openLocalEdition, type LocalEdition } from '@huiyue/functions/local/edition';
import type { ConflictSwitch } from '@huiyue/functions/local/embedded/conflicts';
import type { Deps, Log } from '@huiyue/functions/ports';
import type { Contents } from '@huiyue/functions/local/embedded/storage';
import { putSite } from '@huiyue/functions/store/sites';
import type { Row, Table } from '@huiyue/functions/store/table';
import type { ClassOffer } from '@huiyue/shared/childcare/childcareClass';
import { civilDate, isCivilDate, isCivilMonth } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import type { Role } from '@huiyue/shared/people';
import { takenUnits, type PlaceSheetId, type Sheet } from '@huiyue/shared/ledger/sheet';
import { minutesInDay, type Span } from '@huiyue/shared/ledger/span';
import { sheetIdOf } from '@huiyue/functions/actions/sellers';
import type { NewService, ServiceCard } from '@huiyue/shared/contract/services';
import type { Site } from '@huiyue/shared/site';
import { clockAt, type Clock } from '../clock';
import { packsFolder } from '../policy';
import { callerAt, done, type Door, type Send } from './caller';
import { idOf, lunchOf, offerOf, siteOf } from './things';

export const tokenSecret = 'a secret of the tests, long enough to sign with';

export type Person = { readonly account: Id<'account'>; readonly token: string; readonly send: Send };

export type Town = {
  readonly edition: LocalEdition;
  readonly clock: Clock;
  readonly table: Table;
  /** Everything that was logged as a fault; a test that expects none looks here. */
  readonly faults: readonly unknown[];
  readonly door: Door;
  /** Someone without a token. */
  readonly stranger: Send;
  site(overrides?: Partial<Site>): Promise<Site>;
  /** Enters a site as it is, optional fields left out included. */
  enterSite(site: Site): Promise<Site>;
  signIn(role: Role, sites?: readonly Id<'site'>[], household?: Id<'household'>): Promise<Person>;
  /** The same person with a new token: the old one does not outlive a clock that is moved far. */
  again(person: Pick<Person, 'account'>): Promise<Person>;
  family(household?: Id<'household'>): Promise<Person>;
  staffOf(...sites: readonly Site[]): Promise<Person>;
  child(family: Person, birthDate?: string): Promise<Id<'child'>>;
  /** Published by the site's own staff, through the door. */
  publish(site: Site, overrides?: Partial<ClassOffer>): Promise<OwnClass>;
  /** Every row of the table, in order of its keys. */
  rows(): Promise<readonly Row[]>;
  /** An older person of the family's, seventy-six years old if nobody says otherwise; she lets the family order. */
  elder(family: Person, birthDate?: string): Promise<Id<'elder'>>;
  /** One whom nobody has asked yet. */
  unaskedElder(family: Person, birthDate?: string): Promise<Id<'elder'>>;
  offer(site: Site, overrides?: NewService): Promise<ServiceCard>;
  /** The sheet of a class-month or a service-day, if somebody has touched it. */
  sheet(of: PlaceSheetId['of'], period: string): Promise<Sheet | undefined>;
  /** How many units are taken or held on it. */
  taken(of: PlaceSheetId['of'], period: string): Promise<number>;
  close(): Promise<void>;
};

/** Monday morning in July 2026; August is the first month on sale. */
export const mondayMorning = '2026-07-06T09:00:00+08:00';

/** Demo towns by the hour they were drawn at: hundreds of acts draw one, and whoever comes later begins with a copy. */
const drawn = new Map<string, Contents>();

/** The whole product in this process, in memory unless a folder is named. */
export async function openTown(
  options: { readonly now?: string; readonly folder?: string; readonly conflicts?: ConflictSwitch } = {},
): Promise<Town> {
  const { now = mondayMorning, folder } = options;
  const clock = clockAt(now);
  const contents = folder === undefined ? drawn.get(now) : undefined;
  const faults: unknown[] = [];
  const log: Log = { request: () => undefined, fault: (error) => faults.push(error) };
  const edition = await openLocalEdition({
    ...(folder === undefined ? { tokenSecret, ...(contents && { contents }) } : { folder }),
    ...(options.conflicts && { conflicts: options.conflicts }),
    packs: packsFolder,
    now: clock.now,
    log,
  });
  if (folder === undefined && !contents) drawn.set(now, await edition.store.contents());
  const client = clientOf(edition.store.endpoint);
  const table = tableOver(client, 'huiyue');
  const door: Door = (path, init) => edition.app.request(path, init);

  const town: Town = {
    edition,
    clock,
    table,
    faults,
    door,
    stranger: callerAt(door),
    site: (overrides) => town.enterSite(siteOf(overrides)),
    async enterSite(site) {
      await putSite(table, site);
      return site;
    },
    async signIn(role, sites = [], household) {
      const account = idOf('account');
      await edition.deps.accounts.open(
        {
          id: account,
          role,
          displayName: '试验账号',
          ...(household ? { household } : {}),
          sites,
          ...(role === 'desk' ? { jurisdictions: deskPlaces } : {}),
        },
        { kind: 'demo', name: account },
      );
      return town.again({ account });
    },
    async again({ account }) {
      const { token } = done(await town.stranger(endpoints.loginDemo, { body: { account } }));
      return { account, token, send: callerAt(door, token) };
    },
    family: (household = idOf('household')) => town.signIn('family', [], household),
    staffOf: (...sites) =>
      town.signIn(
        'institution',
        sites.map(({ id }) => id),
      ),
    async child(family, birthDate = '2024-06-15') {
      const body = { name: '小满', birthDate: civilDate(birthDate), city: '360200' };
      return done(await family.send(endpoints.addChild, { body })).id;
    },
    async publish(site, overrides) {
      const staff = await town.staffOf(site);
      return done(
        await staff.send(endpoints.publishClass, { params: { site: site.id }, body: offerOf(overrides) }),
      );
    },
    rows: () => rowsOf(table),
    async elder(family, birthDate = '1950-03-01') {
      const elder = await town.unaskedElder(family, birthDate);
      await saidYes(town, elder);
      return elder;
    },
    async unaskedElder(family, birthDate = '1950-03-01') {
      const body = { name: '外婆', birthDate };
      return done(await family.send(endpoints.addElder, { body })).id;
    },
    async offer(site, body = lunchOf()) {
      const staff = await town.staffOf(site);
      return done(await staff.send(endpoints.publishService, { params: { site: site.id }, body }));
    },
    async sheet(of, period) {
      const id = isCivilMonth(period) || isCivilDate(period) ? sheetIdOf(of, period) : undefined;
      if (!id) throw new Error(`${of} has no sheet of ${period}`);
      const [sheet] = await edition.deps.ledger.sheets([id]);
      return sheet;
    },
    async taken(of, period) {
      const sheet = await town.sheet(of, period);
      return sheet ? takenUnits(sheet, always, clock.now()) : 0;
    },
    async close() {
      client.destroy();
      await edition.close();
    },
  };
  return town;
}

/** What a desk of the tests answers for, unless its test is about that. */
const deskPlaces = ['360200', '371000', '500231', '511781'];

/** An elder has said yes, face to face, to everybody who has asked her. */
export async function saidYes(
  { edition: { deps } }: { readonly edition: { readonly deps: Pick<Deps, 'now' | 'consents'> } },
  elder: Id<'elder'>,
): Promise<void> {
  const at = deps.now();
  const asked = (await deps.consents.of(elder)).filter(({ state }) => state === 'asked');
  if (asked.length > 0)
    await deps.consents.write(
      asked.map((consent) => ({
        ...consent,
        state: 'given' as const,
        answered: { how: 'inPerson' as const, at, by: consent.asked.by, role: 'desk' as const },
        revision: consent.revision + 1,
      })),
    );
}

const always: Span = { days: 2 ** 31 - 1, from: 0, to: minutesInDay };

/** What a family sends to ask for a full-day place, at the price the class shows. */
export function askFor(offer: Pick<OwnClass, 'id' | 'rates'>, child: Id<'child'>, month = '2026-08') {
  return { items: [placeOf(offer, child, month)] };
}

export function placeOf(offer: Pick<OwnClass, 'id' | 'rates'>, child: Id<'child'>, month = '2026-08') {
  return careOf(offer, child, { careMode: 'fullDay', month });
}

/** One item of an order of childcare, at the price shown for that way of care. */
export function careOf(
  offer: Pick<OwnClass, 'id' | 'rates'>,
  child: Id<'child'>,
  when: { readonly careMode: string; readonly month?: string; readonly [part: string]: unknown },
) {
  const isByTheMonth = when.month !== undefined;
  const rate = offer.rates.find(
    ({ careMode, per }) => careMode === when.careMode && (per === 'month') === isByTheMonth,
  );
  return { class: offer.id, recipient: child, when, priceFen: rate?.priceFen ?? 1 };
}

/** One item of an order of a service. */
export function serviceOf(
  service: Pick<ServiceCard, 'id' | 'priceFen'>,
  recipient: Id<'child'> | Id<'elder'>,
  when: { readonly date: string; readonly from?: number; readonly to?: number },
  units?: number,
) {
  return {
    service: service.id,
    recipient,
    when,
    priceFen: service.priceFen,
    ...(units === undefined ? {} : { units }),
  };
}

/** Books it for somebody, and hands back the one booking it came to. */
export async function book(
  person: Pick<Person, 'send'>,
  item: object,
  endpoint:
    | typeof endpoints.makeBookings
    | typeof endpoints.makeHolds
    | typeof endpoints.joinWaitlist = endpoints.makeBookings,
): Promise<BookingView> {
  const [only] = done(await person.send(endpoint, { body: { items: [item] } })).items;
  if (!only) throw new Error('an order of one came to nothing');
  return only;
}

/** A family with a child of the right age has asked for a place. */
export async function requested(
  town: Town,
  offer: OwnClass,
  month?: string,
): Promise<{ readonly family: Person; readonly child: Id<'child'>; readonly booking: BookingView }> {
  const family = await town.family();
  const child = await town.child(family);
  return { family, child, booking: await book(family, placeOf(offer, child, month)) };
}

export function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

export async function rowsOf(table: Table): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: Row | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        ConsistentRead: true,
        ...(after ? { ExclusiveStartKey: after } : {}),
      }),
    );
    rows.push(...(page.Items ?? []));
    after = page.LastEvaluatedKey;
  } while (after);
  const place = (row: Row) => `${String(row['pk'])} ${String(row['sk'])}`;
  return rows.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
