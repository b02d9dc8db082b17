import type { Attendance, Mark } from '@huiyue/shared/attendance/attendance';
import type { Bill } from '@huiyue/shared/billing/bill';
import type { Drafting } from '@huiyue/shared/billing/draftBill';
import { billingRulesOf } from '@huiyue/shared/billing/rules';
import type { RefundTerms } from '@huiyue/shared/billing/refundTerms';
import { told, type Booking, type BookingAct, type BookingEvent, type Offered } from '@huiyue/shared/booking';
import { openDays } from '@huiyue/shared/childcare/when';
import {
  addDays,
  civilDate,
  civilMonth,
  firstDayOf,
  instantOf,
  isCivilDate,
  monthOf,
  type CivilDate,
} from '@huiyue/shared/civil';
import type { PolicyPack } from '@huiyue/shared/contract/policyPack';
import type { Id } from '@huiyue/shared/ids';
import { daySet, type DaySet } from '@huiyue/shared/ledger/span';
import { fen } from '@huiyue/shared/money';
import { assemblePolicy, type Policy } from '@huiyue/shared/policy/assemble';
import { clauseOf, type Clause } from '@huiyue/shared/policy/clauses';
import type { Site } from '@huiyue/shared/site';
import { feesFile, packFile, packOf } from '../../policy/pack';

export const month = civilMonth('2026-08');
/** Monday to Friday: August 2026 begins on a Saturday and has 21 of these days. */
export const weekdays = 0b11111;
const household: Id<'household'> = 'hh_000001';
export const staff = { account: 'acc_staff1', role: 'institution' } as const;
const familyDoer = { account: 'acc_family1', role: 'family' } as const;

export const site: Site = {
  id: 'site_000001',
  name: '试验托育园',
  jurisdiction: '990101',
  city: '990100',
  address: '试验路1号',
  phone: '0000-0000000',
  point: { longitude: 117.2, latitude: 29.29 },
  providerKind: 'childcareCentre',
  ownership: 'public',
  filing: { status: 'filed', number: '试备2025-001', on: civilDate('2025-03-01') },
  designation: { authority: '试验卫健委', on: civilDate('2025-06-01') },
  isInvented: true,
};

export const fullDay: Extract<Offered, { kind: 'class' }> = {
  kind: 'class',
  id: 'cls_000001',
  name: '托小班',
  classKind: 'toddlerClass',
  careMode: 'fullDay',
};

export const day = (date: number): CivilDate => civilDate(`2026-08-${String(date).padStart(2, '0')}`);
export const at = (date: string): number => instantOf(`${date}T09:00:00+08:00`);

type Overrides = Partial<
  Pick<
    Booking,
    'id' | 'offer' | 'sheet' | 'span' | 'startsOn' | 'judgement' | 'payFen' | 'recipient' | 'site' | 'units'
  >
>;

/** A place for all of August at 1500 yuan, asked for and confirmed in July. */
export function bookingOf(overrides: Overrides = {}, ...later: readonly BookingEvent[]): Booking {
  const facts = {
    id: 'bkg_000001',
    household,
    orderer: familyDoer.account,
    channel: 'app',
    recipient: { id: 'chd_000001', name: '小满', birthDate: civilDate('2025-02-15') },
    site: { id: site.id, name: site.name },
    offer: fullDay,
    sheet: { kind: 'classMonth', of: 'cls_000001', period: month },
    span: { days: openDays({ weekdays }, month), from: 480, to: 1080 },
    units: 1,
    startsOn: firstDayOf(month),
    judgement: { priceFen: fen(150_000), per: 'month' },
    payFen: fen(150_000),
    ...overrides,
  } as const;
  const claim = { span: facts.span, units: facts.units, pool: 'everyone' } as const;
  const history: readonly BookingEvent[] = [
    { act: 'request', at: at('2026-07-06'), by: familyDoer, state: 'requested', claim },
    { act: 'confirm', at: at('2026-07-07'), by: staff, state: 'confirmed', claim },
    ...later,
  ];
  return told(facts, history);
}

export function ended(act: Extract<BookingAct, 'cancel' | 'close'>, on: string): BookingEvent {
  return { act, at: at(on), by: familyDoer, state: act === 'cancel' ? 'cancelled' : 'closed' };
}

/** The family says on a day that nobody comes on others. */
export function away(on: string, ...dates: readonly number[]): BookingEvent {
  return {
    act: 'absent',
    at: at(on),
    by: familyDoer,
    state: 'confirmed',
    away: daySet(dates.map((date) => date - 1)),
  };
}

export function marked(booking: Booking, date: CivilDate, mark: Mark): Attendance {
  return {
    booking: booking.id,
    site: site.id,
    on: date,
    history: [{ mark, at: at(date), by: staff.account, role: staff.role }],
  };
}

export function daysBooked(...dates: readonly number[]): DaySet {
  return daySet(dates.map((date) => date - 1));
}

/** A day's service: its sheet is that one day. */
export function serviceBooking(
  offer: Offered,
  date: CivilDate,
  {
    priceFen,
    per,
    units = 1,
  }: { priceFen: number; per: 'day' | 'hour' | 'portion' | 'visit'; units?: number },
  id: Id<'booking'> = 'bkg_000009',
  ...later: readonly BookingEvent[]
): Booking {
  return bookingOf(
    {
      id,
      offer,
      sheet: { kind: 'serviceDay', of: 'svc_000001', period: date },
      span: { days: 1, from: 660, to: 780 },
      startsOn: date,
      units,
      judgement: { priceFen: fen(priceFen), per },
      payFen: fen(priceFen * units),
      recipient: { id: 'eld_000001', name: '王奶奶', birthDate: civilDate('1944-02-15') },
    },
    ...later,
  );
}

const plan = packFile().documents;

/** Rules of a made-up city, each citing the one clause its pack has. */
export function policyWith(fees: Partial<PolicyPack['fees']> = {}): Policy {
  return assemblePolicy([
    packOf({
      pack: packFile({
        documents: plan.map((document) => ({ ...document, jurisdiction: '990000' })),
        clauses: [{ id: 'testtown.cap', document: 'testtown.plan', phrase: '每人每月不超过1500元' }],
      }),
      fees: feesFile(fees),
    }),
  ]);
}

/** The one clause of that city. */
export function theClause(): Clause {
  return clauseOf(policyWith(), 'testtown.cap');
}

export const rule = {
  jurisdiction: '990100',
  clause: 'testtown.cap',
  validity: {},
  line: 'childcare',
} as const;

export function draftingOf(
  bookings: readonly Booking[],
  overrides: Partial<Drafting> & { policy?: Policy; terms?: readonly RefundTerms[]; at?: Site } = {},
): Drafting {
  const { policy = policyWith(), terms = [], at: where = site, ...rest } = overrides;
  return {
    site: where.id,
    month,
    bookings,
    attendance: [],
    closures: [],
    extras: [],
    shares: [],
    soldAs: () => ({ pricing: 'inclusive', weekdays }),
    rules: billingRulesOf(policy, where, terms),
    ...rest,
  };
}

export function billOf(lines: Bill['lines'], overrides: Partial<Bill> = {}): Bill {
  const drafted = { at: at('2026-09-01'), by: staff.account, role: staff.role, extras: [], insured: [] };
  return {
    id: 'bil_000001',
    site: { id: site.id, name: site.name },
    household,
    month,
    lines,
    drafted,
    payments: [],
    revision: 1,
    ...overrides,
  };
}

export const done = { at: at('2026-09-02'), by: staff.account, role: staff.role } as const;

export function issued(lines: Bill['lines']): Bill {
  return billOf(lines, { issued: { ...done, dueOn: civilDate('2026-09-15') } });
}

export function datesFrom(from: CivilDate, count: number): readonly CivilDate[] {
  return Array.from({ length: count }, (_, index) => addDays(from, index)).filter(
    (on) => isCivilDate(on) && monthOf(on) === monthOf(from),
  );
}
