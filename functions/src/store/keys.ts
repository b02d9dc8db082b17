import type { Attendance } from '@huiyue/shared/attendance/attendance';
import { monthOf, type CivilDate, type CivilMonth, type Instant } from '@huiyue/shared/civil';
import { isId, type Id } from '@huiyue/shared/ids';
import { periodName, sheetName, type PlaceSheetId, type SheetId } from '@huiyue/shared/ledger/sheet';
import type { Period } from '@huiyue/shared/refusals';
import type { PersonId } from '@huiyue/shared/subsidies/standing';
import { tableShape } from '@huiyue/shared/tableShape';
import type { BookingCursor, Credential, DaysOfList } from '../ports';

/** Every key of the table is built here; README's entity chart is this file in words. */

export type Key = { readonly pk: string; readonly sk: string };
export type IndexKey = { readonly gsi1pk: string; readonly gsi1sk: string };
export type WorkKey = { readonly gsi2pk: string; readonly gsi2sk: string };

export const keys = {
  account: (id: Id<'account'>): Key => ({ pk: `ACC#${id}`, sk: 'ACC' }),
  credential: ({ kind, name }: Credential): Key => ({ pk: `CRED#${kind}#${name}`, sk: 'CRED' }),
  child: (household: Id<'household'>, id: Id<'child'>): Key => ({
    pk: `HOUSE#${household}`,
    sk: `CHD#${id}`,
  }),
  childrenOf: (household: Id<'household'>) => ({ pk: `HOUSE#${household}`, prefix: 'CHD#' }),
  elder: (household: Id<'household'>, id: Id<'elder'>): Key => ({
    pk: `HOUSE#${household}`,
    sk: `ELD#${id}`,
  }),
  eldersOf: (household: Id<'household'>) => ({ pk: `HOUSE#${household}`, prefix: 'ELD#' }),
  site: (id: Id<'site'>): Key => ({ pk: `SITE#${id}`, sk: 'SITE' }),
  class: (id: Id<'class'>): Key => ({ pk: `CLS#${id}`, sk: 'CLS' }),
  service: (id: Id<'service'>): Key => ({ pk: `SVC#${id}`, sk: 'SVC' }),
  /** The row whose terms a sheet is drawn up from. */
  seller: (of: PlaceSheetId['of']): Key => (isId('class', of) ? keys.class(of) : keys.service(of)),
  /** Sheets lie beside their seller or person, in order of time, so that one query shows all that is sold or planned. */
  sheet: (id: SheetId): Key => ({ pk: partitionOf(id.of), sk: `SHEET#${periodName(id)}` }),
  sheetsFrom: (of: SheetId['of'], from: Period) => ({
    pk: partitionOf(of),
    from: `SHEET#${from}`,
    to: 'SHEET#9999-12',
  }),
  /** Moves of a sheet's queue, in the order in which they happened. */
  queueMoves: (id: PlaceSheetId, number: number): Key => ({
    pk: `QUEUE#${sheetName(id)}`,
    sk: `MOVE#${String(number).padStart(6, '0')}`,
  }),
  queueLog: (id: PlaceSheetId) => ({ pk: `QUEUE#${sheetName(id)}`, prefix: 'MOVE#' }),
  /** The words of a clause, as they stood in one edition. Never changed. */
  clause: (reference: string): Key => ({ pk: `CLAUSE#${reference}`, sk: 'CLAUSE' }),
  booking: (id: Id<'booking'>): Key => ({ pk: `BKG#${id}`, sk: tableShape.bookingSortKey }),
  /** The trail lies beside its booking, in order of the booking's revisions. */
  audit: (id: Id<'booking'>, revision: number): Key => ({
    pk: `BKG#${id}`,
    sk: `AUDIT#${String(revision).padStart(4, '0')}`,
  }),
  auditOf: (id: Id<'booking'>) => ({ pk: `BKG#${id}`, prefix: 'AUDIT#' }),
  /** Two bookings may share a code, if hardly ever: they lie beside one another under it. */
  bookingUnderCode: (code: string, id: Id<'booking'>): Key => ({ pk: `CODE#${code}`, sk: `BKG#${id}` }),
  bookingsUnderCode: (code: string) => ({ pk: `CODE#${code}`, prefix: 'BKG#' }),
  /** What an authority gave a person lies with the person, whatever household they live in. */
  voucher: (person: PersonId, id: Id<'voucher'>): Key => ({ pk: `PERSON#${person}`, sk: `VCH#${id}` }),
  vouchersOf: (person: PersonId) => ({ pk: `PERSON#${person}`, prefix: 'VCH#' }),
  purchase: (person: PersonId, id: Id<'purchase'>): Key => ({ pk: `PERSON#${person}`, sk: `PUR#${id}` }),
  purchasesOf: (person: PersonId) => ({ pk: `PERSON#${person}`, prefix: 'PUR#' }),
  /** A day of a booking that a purchase has paid for, whichever it was: it is there once or not at all. */
  paidVisit: (booking: Id<'booking'>, on: CivilDate): Key => ({ pk: `BKG#${booking}`, sk: `PAID#${on}` }),
  standing: (person: PersonId, id: Id<'standing'>): Key => ({ pk: `PERSON#${person}`, sk: `STD#${id}` }),
  standingsOf: (person: PersonId) => ({ pk: `PERSON#${person}`, prefix: 'STD#' }),
  /** One statement for a site and month, beside the site and in order of time. */
  statement: (site: Id<'site'>, month: CivilMonth): Key => ({ pk: `SITE#${site}`, sk: `STMT#${month}` }),
  statementsOf: (site: Id<'site'>) => ({ pk: `SITE#${site}`, prefix: 'STMT#' }),
  /** Roll-calls lie beside their booking, in order of days. */
  attendance: (booking: Id<'booking'>, on: CivilDate): Key => ({ pk: `BKG#${booking}`, sk: `ATT#${on}` }),
  attendanceOf: (booking: Id<'booking'>) => ({ pk: `BKG#${booking}`, prefix: 'ATT#' }),
  bill: (id: Id<'bill'>): Key => ({ pk: `BILL#${id}`, sk: 'BILL' }),
  /** The last number of a cash receipt that a site has given out. */
  receiptCounter: (site: Id<'site'>): Key => ({ pk: `SITE#${site}`, sk: 'RECEIPTS' }),
  receipt: (site: Id<'site'>, number: number): Key => ({
    pk: `SITE#${site}`,
    sk: `RECEIPT#${String(number).padStart(9, '0')}`,
  }),
  wechatPayment: (site: Id<'site'>, reference: string): Key => ({
    pk: `SITE#${site}`,
    sk: `WXPAY#${reference}`,
  }),
  exemption: (site: Id<'site'>, id: Id<'exemption'>): Key => ({ pk: `SITE#${site}`, sk: `EXM#${id}` }),
  exemptionsOf: (site: Id<'site'>) => ({ pk: `SITE#${site}`, prefix: 'EXM#' }),
  refundTerms: (site: Id<'site'>): Key => ({ pk: `SITE#${site}`, sk: 'REFUNDS' }),
  /** What the nightly proof found, under the day; and the last one where it can be read without a date. */
  proof: (city: string, on: CivilDate | 'LATEST'): Key => ({ pk: `PROOF#${city}`, sk: on }),
  /** Tells how many publications there are: what every request reads to see whether there is a new one. */
  policyHead: (): Key => ({ pk: 'POLICY', sk: 'HEAD' }),
  publication: (number: number): Key => ({ pk: 'POLICY', sk: publicationSortKey(number) }),
  publicationsFrom: (number: number) => ({
    pk: 'POLICY',
    from: publicationSortKey(number),
    to: publicationSortKey(999_999),
  }),
  draft: (id: Id<'draft'>): Key => ({ pk: `DRAFT#${id}`, sk: 'DRAFT' }),
  /** What the draft said then: written once, beside the draft as it stands. */
  draftRevision: (id: Id<'draft'>, revision: number): Key => ({
    pk: `DRAFT#${id}`,
    sk: `REV#${String(revision).padStart(4, '0')}`,
  }),
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
  service: (city: string, site: Id<'site'>, id: Id<'service'>): IndexKey => ({
    gsi1pk: `AREA#${city}`,
    gsi1sk: `SITE#${site}#SVC#${id}`,
  }),
  /** All statements of a city's month, for whoever approves them. */
  statement: (city: string, month: CivilMonth, site: Id<'site'>): IndexKey => ({
    gsi1pk: `STMT#${city}`,
    gsi1sk: `${month}#${site}`,
  }),
  statementsIn: (city: string, month: CivilMonth) => ({ pk: `STMT#${city}`, prefix: `${month}#` }),
  attendance: ({ site, booking, on }: Pick<Attendance, 'site' | 'booking' | 'on'>): IndexKey => ({
    gsi1pk: `ATT#${site}#${monthOf(on)}`,
    gsi1sk: `${on}#${booking}`,
  }),
  attendanceOfSite: (site: Id<'site'>, month: CivilMonth) => ({
    pk: `ATT#${site}#${month}`,
    prefix: `${month}-`,
  }),
  bill: (site: Id<'site'>, month: CivilMonth, id: Id<'bill'>): IndexKey => ({
    gsi1pk: `BILLS#${site}`,
    gsi1sk: `${month}#${id}`,
  }),
  billsOfSite: (site: Id<'site'>, month: CivilMonth) => ({ pk: `BILLS#${site}`, prefix: `${month}#` }),
  /** In order of when they start: what is still to come is one end of the list, and the past the other. */
  booking: (household: Id<'household'>, { startsOn, from, booking }: BookingCursor): IndexKey => ({
    gsi1pk: `HOUSE#${household}`,
    gsi1sk: `BKG#${startsOn}#${String(from).padStart(4, '0')}#${booking}`,
  }),
  bookingsOf: (household: Id<'household'>, { from, until }: DaysOfList) => ({
    pk: `HOUSE#${household}`,
    from: `BKG#${from ?? ''}`,
    // Behind every booking of that day: `~` sorts after all that may follow the day.
    to: `BKG#${until ?? ''}~`,
  }),
  /** Ids grow with time, so this list too reads newest first from its end. */
  draft: (jurisdiction: string, id: Id<'draft'>): IndexKey => ({
    gsi1pk: `POLICY#${jurisdiction}`,
    gsi1sk: `DRF#${id}`,
  }),
};

export const workKeys = {
  /** All bills of a household, in order of their months. */
  bill: (household: Id<'household'>, month: CivilMonth, id: Id<'bill'>): WorkKey => ({
    gsi2pk: `BILLS#${household}`,
    gsi2sk: `${month}#${id}`,
  }),
  billsOf: (household: Id<'household'>) => ({
    pk: `BILLS#${household}`,
    from: '0000-01',
    to: '9999-13',
  }),
  /** All bookings on a site's sheets of one month. */
  booking: (site: Id<'site'>, month: CivilMonth, id: Id<'booking'>): WorkKey => ({
    gsi2pk: `SITE#${site}#${month}`,
    gsi2sk: `BKG#${id}`,
  }),
  /** Sheets on which somebody waits, by the instant at which a place may come free of itself. */
  waiting: (at: Instant, id: PlaceSheetId): WorkKey => ({
    gsi2pk: 'WAITING',
    gsi2sk: `${String(at).padStart(15, '0')}#${sheetName(id)}`,
  }),
};

/** The sheets whose next change has come by an instant. */
export function waitingUntil(at: Instant) {
  return { pk: 'WAITING', from: '0', to: `${String(at).padStart(15, '0')}#~` };
}

function publicationSortKey(number: number): string {
  return `PUB#${String(number).padStart(6, '0')}`;
}

function partitionOf(of: SheetId['of']): string {
  return `${of.slice(0, of.indexOf('_')).toUpperCase()}#${of}`;
}
