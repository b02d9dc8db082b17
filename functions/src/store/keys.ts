import type { CivilMonth } from '@huiyue/shared/civil';
import type { Id } from '@huiyue/shared/ids';
import type { SheetId } from '@huiyue/shared/ledger/sheet';
import { tableShape } from '@huiyue/shared/tableShape';
import type { Credential } from '../ports';

/** Every key of the table is built here; README's entity chart is this file in words. */

export type Key = { readonly pk: string; readonly sk: string };
export type IndexKey = { readonly gsi1pk: string; readonly gsi1sk: string };

export const keys = {
  account: (id: Id<'account'>): Key => ({ pk: `ACC#${id}`, sk: 'ACC' }),
  credential: ({ kind, name }: Credential): Key => ({ pk: `CRED#${kind}#${name}`, sk: 'CRED' }),
  child: (household: Id<'household'>, id: Id<'child'>): Key => ({
    pk: `HOUSE#${household}`,
    sk: `CHD#${id}`,
  }),
  childrenOf: (household: Id<'household'>) => ({ pk: `HOUSE#${household}`, prefix: 'CHD#' }),
  /** One row for each month a child has a place in: taking it twice is impossible by key. */
  childMonth: (child: Id<'child'>, month: CivilMonth): Key => ({ pk: `CHD#${child}`, sk: `MONTH#${month}` }),
  site: (id: Id<'site'>): Key => ({ pk: `SITE#${id}`, sk: 'SITE' }),
  class: (id: Id<'class'>): Key => ({ pk: `CLS#${id}`, sk: 'CLS' }),
  /** Sheets lie beside their class, in order of month, so that one query shows a class and all it has sold. */
  sheet: (id: SheetId): Key => ({ pk: `CLS#${id.class}`, sk: `SHEET#${id.month}` }),
  sheetsFrom: (id: Id<'class'>, month: CivilMonth) => ({
    pk: `CLS#${id}`,
    from: `SHEET#${month}`,
    to: 'SHEET#9999-12',
  }),
  booking: (id: Id<'booking'>): Key => ({ pk: `BKG#${id}`, sk: tableShape.bookingSortKey }),
  /** The trail lies beside its booking, in order of the booking's revisions. */
  audit: (id: Id<'booking'>, revision: number): Key => ({
    pk: `BKG#${id}`,
    sk: `AUDIT#${String(revision).padStart(4, '0')}`,
  }),
  auditOf: (id: Id<'booking'>) => ({ pk: `BKG#${id}`, prefix: 'AUDIT#' }),
  answer: (account: Id<'account'>, key: string): Key => ({ pk: `ANSWER#${account}`, sk: key }),
};

export const indexKeys = {
  /** The local edition lists its demo accounts at the door. */
  demoAccount: (name: string): IndexKey => ({ gsi1pk: 'DEMO', gsi1sk: `CRED#${name}` }),
  site: (city: string, id: Id<'site'>): IndexKey => ({ gsi1pk: `AREA#${city}`, gsi1sk: `SITE#${id}` }),
  /** After its site in the same list, so that one query reads a city. */
  class: (city: string, site: Id<'site'>, id: Id<'class'>): IndexKey => ({
    gsi1pk: `AREA#${city}`,
    gsi1sk: `SITE#${site}#CLS#${id}`,
  }),
  /** Booking ids grow with time, so the list reads newest first from its end. */
  booking: (household: Id<'household'>, id: Id<'booking'>): IndexKey => ({
    gsi1pk: `HOUSE#${household}`,
    gsi1sk: `BKG#${id}`,
  }),
};
