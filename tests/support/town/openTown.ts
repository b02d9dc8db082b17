import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { tableOver } from '@huiyue/functions/deps';
import { openLocalEdition, type LocalEdition } from '@huiyue/functions/local/edition';
import type { ConflictSwitch } from '@huiyue/functions/local/embedded/conflicts';
import type { Log } from '@huiyue/functions/ports';
import { putSite } from '@huiyue/functions/store/sites';
import type { Row, Table } from '@huiyue/functions/store/table';
import type { ClassOffer } from '@huiyue/shared/childcare/childcareClass';
import { civilDate, type CivilMonth } from '@huiyue/shared/civil';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Id } from '@huiyue/shared/ids';
import type { Role } from '@huiyue/shared/people';
import type { Sheet } from '@huiyue/shared/ledger/sheet';
import type { Site } from '@huiyue/shared/site';
import { clockAt, type Clock } from '../clock';
import { packsFolder } from '../policy';
import { callerAt, done, type Answer, type Door, type Send } from './caller';
import { idOf, offerOf, siteOf } from './things';

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
  sheet(classId: Id<'class'>, month: CivilMonth): Promise<Sheet | undefined>;
  close(): Promise<void>;
};

/** Monday morning in July 2026; August is the first month on sale. */
export const mondayMorning = '2026-07-06T09:00:00+08:00';

/** The whole product in this process, in memory unless a folder is named. */
export async function openTown(
  options: { readonly now?: string; readonly folder?: string; readonly conflicts?: ConflictSwitch } = {},
): Promise<Town> {
  const clock = clockAt(options.now ?? mondayMorning);
  const faults: unknown[] = [];
  const log: Log = { request: () => undefined, fault: (error) => faults.push(error) };
  const edition = await openLocalEdition({
    ...(options.folder === undefined ? { tokenSecret } : { folder: options.folder }),
    ...(options.conflicts ? { conflicts: options.conflicts } : {}),
    packs: packsFolder,
    now: clock.now,
    log,
  });
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
        { id: account, role, displayName: '试验账号', ...(household ? { household } : {}), sites },
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
    async sheet(classId, month) {
      const [sheet] = await edition.deps.ledger.sheets([{ kind: 'classMonth', class: classId, month }]);
      return sheet;
    },
    async close() {
      client.destroy();
      await edition.close();
    },
  };
  return town;
}

/** What a family sends to ask for a place, at the price the class shows. */
export function askFor(
  offer: Pick<OwnClass, 'id' | 'priceFen'>,
  child: Id<'child'>,
  month = '2026-08',
): { class: Id<'class'>; child: Id<'child'>; month: string; priceFen: number } {
  return { class: offer.id, child, month, priceFen: offer.priceFen };
}

/** A family with a child of the right age has asked for a place. */
export async function requested(
  town: Town,
  offer: OwnClass,
  month?: string,
): Promise<{ readonly family: Person; readonly child: Id<'child'>; readonly booking: BookingView }> {
  const family = await town.family();
  const child = await town.child(family);
  const answer: Answer<BookingView> = await family.send(endpoints.requestPlace, {
    body: askFor(offer, child, month),
  });
  return { family, child, booking: done(answer) };
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
