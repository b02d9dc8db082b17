import { markOf, type Mark } from '@huiyue/shared/attendance/attendance';
import type { Booking } from '@huiyue/shared/booking';
import { dateAt, instantOf, isoAt, startOfDay, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type {
  NewConfirmation,
  NewServiceMark,
  ServiceRecordView,
} from '@huiyue/shared/contract/serviceRecords';
import {
  conflictsIn,
  markOfKind,
  mostWrongCodes,
  withMark,
  type ServiceMark,
  type ServiceRecord,
} from '@huiyue/shared/elderServices/serviceRecord';
import { isId, type Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { AnsweredBefore, type Deps, type NamingReceipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { recordAttendance } from '../attendance';
import { siteInReach } from '../billsReach';
import { reachesBooking } from '../reach';
import { untilSettled } from '../untilSettled';
import { derivedFrom } from './derivedReceipts';
import { closeMissed, openMissed } from './missed';

/** A booking of one day, the only kind that has a record. */
type Given = { readonly booking: Booking; readonly on: CivilDate };

export async function readServiceRecord(
  deps: Deps,
  actor: Actor,
  id: Id<'booking'>,
): Promise<ServiceRecordView | Absent> {
  const given = await givenTo(deps, actor, id);
  if (!given) return absent;
  return serviceRecordView(deps, actor, given, await keptRecord(deps, given));
}

export async function listServiceRecords(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly date: CivilDate },
): Promise<readonly ServiceRecord[] | Absent> {
  const site = await siteInReach(deps, actor, asked.site);
  return site ? deps.serviceRecords.listed(`${site.id}#${asked.date}`) : absent;
}

/** One of a list, told to whoever may read the list. */
export async function listedView(
  deps: Deps,
  actor: Actor,
  record: ServiceRecord,
): Promise<ServiceRecordView> {
  const booking = await deps.bookings.find(record.booking);
  if (!booking) throw new Error(`${record.booking} was served, and is not there`);
  return serviceRecordView(deps, actor, { booking, on: record.on }, record);
}

/**
 * Writes what somebody saw who was there, and says the same to the roll-call. It may arrive hours late: what counts is
 * when it happened, and that it was that day. What contradicts an earlier mark is kept beside it, and told.
 */
export async function markService(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'> } & NewServiceMark,
  receipt: NamingReceipt,
): Promise<Outcome<ServiceRecordView> | Absent> {
  const { did, carer, words, tags = [] } = asked;
  return untilSettled(async () => {
    const now = deps.now();
    const given = await givenTo(deps, actor, asked.booking);
    if (!given) return absent;
    const { booking, on } = given;
    if (carer !== undefined && !(await deps.carers.find(booking.site.id, carer))) return absent;
    const before = await keptRecord(deps, given);
    const mark: ServiceMark = {
      did,
      happenedAt: heardAt(instantOf(asked.happenedAt), now),
      at: now,
      by: actor.account,
      role: actor.role,
      tags,
      ...(carer === undefined ? {} : { carer }),
      ...(words === undefined ? {} : { words }),
    };
    const marked = withMark(before, mark);
    if (!marked.ok) return marked;
    const calledFor = rollCallOf(marked.value, did);
    if (calledFor) {
      const called = await callRoll(deps, actor, given, calledFor, receipt);
      if (called && ('absent' in called || !called.ok)) return called;
    }
    if (did === 'notHome' && !hasCome(before)) await openMissed(deps, booking, on, 'notHome', actor);
    if (did === 'begun' || did === 'delivered') await closeMissed(deps, booking, on, actor);
    return keep(deps, actor, given, marked.value, receipt);
  });
}

/** Many a phone is some minutes ahead: what it says has just happened, has happened now. */
function heardAt(happenedAt: Instant, now: Instant): Instant {
  return happenedAt - now < fastPhoneMs ? Math.min(happenedAt, now) : happenedAt;
}

const fastPhoneMs = 10 * 60_000;

/** The same said by a mark of the day's list, which has called the roll itself. Twice is once. */
export function noteAtDoor(
  deps: Deps,
  actor: Actor,
  booking: Booking,
  { did, at }: { readonly did: 'delivered' | 'ended' | 'notHome'; readonly at: Instant },
): Promise<void> {
  return untilSettled(async () => {
    if (booking.sheet.kind !== 'serviceDay') return undefined;
    const given = { booking, on: booking.sheet.period };
    const before = await keptRecord(deps, given);
    if (did === 'notHome' && !hasCome(before)) await openMissed(deps, booking, given.on, 'notHome', actor);
    if (did !== 'notHome') await closeMissed(deps, booking, given.on, actor);
    if (markOfKind(before, did)) return undefined;
    const said = { did, happenedAt: at, at: deps.now(), by: actor.account, role: actor.role, tags: [] };
    const marked = withMark(before, said);
    if (!marked.ok) return undefined;
    const next = { ...marked.value, revision: before.revision + 1 };
    return (await deps.serviceRecords.write([next])) === 'committed' ? undefined : 'again';
  });
}

/** The elder's own word. Whoever else taps has not heard it from her. */
export async function confirmService(
  deps: Deps,
  actor: Actor,
  asked: { readonly booking: Id<'booking'> } & NewConfirmation,
  receipt: NamingReceipt,
): Promise<Outcome<ServiceRecordView> | Absent> {
  return untilSettled(async () => {
    const now = deps.now();
    const given = await givenTo(deps, actor, asked.booking);
    if (!given || !(await mayConfirm(deps, actor, given.booking, asked.how))) return absent;
    const { on } = given;
    if (dateAt(now) < on) return refused({ code: 'record.otherDay', facts: { on } });
    const before = await keptRecord(deps, given);
    if (before.confirmation)
      return refused({ code: 'record.confirmedBefore', facts: { at: before.confirmation.at } });
    if (asked.how === 'code') {
      const left = mostWrongCodes - before.wrongCodes;
      if (left <= 0) return refused({ code: 'code.wrong', facts: { triesLeft: 0 } });
      if (asked.code !== before.code) {
        const wrong = { ...before, wrongCodes: before.wrongCodes + 1, revision: before.revision + 1 };
        if ((await deps.serviceRecords.write([wrong])) === 'stale') return 'again';
        return refused({ code: 'code.wrong', facts: { triesLeft: left - 1 } });
      }
    }
    const words = 'words' in asked ? asked.words : undefined;
    const confirmation = {
      how: asked.how,
      at: now,
      by: actor.account,
      ...(words === undefined ? {} : { words }),
    };
    return keep(deps, actor, given, { ...before, confirmation }, receipt);
  });
}

async function mayConfirm(
  deps: Deps,
  actor: Actor,
  booking: Booking,
  how: NewConfirmation['how'],
): Promise<boolean> {
  switch (how) {
    case 'tap':
      return actor.role === 'family' && (await reachesBooking(deps, actor, booking, 'answer'));
    case 'code':
      return actor.role === 'institution';
    case 'phone':
      return actor.role === 'desk';
  }
}

async function givenTo(deps: Deps, actor: Actor, id: Id<'booking'>): Promise<Given | undefined> {
  const booking = await deps.bookings.find(id);
  if (!booking || booking.sheet.kind !== 'serviceDay') return undefined;
  return (await reachesBooking(deps, actor, booking, 'see'))
    ? { booking, on: booking.sheet.period }
    : undefined;
}

/** As it is kept; a first one has a number of its own, written down as soon as anybody asks for it. */
async function keptRecord(deps: Deps, { booking, on }: Given): Promise<ServiceRecord> {
  const kept = await deps.serviceRecords.find(booking.id, on);
  if (kept) return kept;
  const first: ServiceRecord = {
    booking: booking.id,
    site: booking.site.id,
    on,
    marks: [],
    code: fourFigures(deps.digest(deps.newId('booking'))),
    wrongCodes: 0,
    revision: 1,
  };
  if ((await deps.serviceRecords.write([first])) === 'committed') return first;
  const twin = await deps.serviceRecords.find(booking.id, on);
  if (!twin) throw new Error(`the record of ${booking.id} was written, and is not there`);
  return twin;
}

/** A fresh id is nobody's to guess; four figures of its digest can be said at a door. */
function fourFigures(digest: string): string {
  return String(Number.parseInt(digest.slice(0, 8), 16) % 10_000).padStart(4, '0');
}

async function keep(
  deps: Deps,
  actor: Actor,
  given: Given,
  record: ServiceRecord,
  receipt: NamingReceipt,
): Promise<Outcome<ServiceRecordView> | 'again'> {
  const next = { ...record, revision: record.revision + 1 };
  const body = await serviceRecordView(deps, actor, given, next);
  const result = await deps.serviceRecords.write([next], { receipt, body });
  return result === 'committed' ? accepted(body) : 'again';
}

function hasCome(record: Pick<ServiceRecord, 'marks'>): boolean {
  return record.marks.some(({ did }) => did === 'begun' || did === 'ended' || did === 'delivered');
}

/** What a record says to the roll-call. Somebody who was seen was there; that nobody opened is not yet an absence. */
function rollCallOf(record: ServiceRecord, did: ServiceMark['did']): Mark | undefined {
  if (did !== 'begun' && did !== 'ended' && did !== 'delivered') return undefined;
  const first = markOfKind(record, 'begun') ?? markOfKind(record, 'delivered') ?? markOfKind(record, 'ended');
  const ended = markOfKind(record, 'ended');
  if (!first) return undefined;
  const from = minuteOf(record.on, first.happenedAt);
  const to = ended && minuteOf(record.on, ended.happenedAt);
  return { kind: 'present', from, ...(to !== undefined && to > from ? { to } : {}) };
}

function minuteOf(on: CivilDate, at: Instant): number {
  return Math.floor((at - startOfDay(on)) / 60_000);
}

async function callRoll(
  deps: Deps,
  actor: Actor,
  { booking, on }: Given,
  mark: Mark,
  receipt: NamingReceipt,
): Promise<Outcome<unknown> | Absent | undefined> {
  try {
    const marks = [{ booking: booking.id, mark }];
    const own = derivedFrom(deps, receipt, 'roll');
    return await recordAttendance(deps, actor, { site: booking.site.id, on, marks }, own);
  } catch (error) {
    // This very mark was called before its record was written.
    if (error instanceof AnsweredBefore) return undefined;
    throw error;
  }
}

async function serviceRecordView(
  deps: Deps,
  actor: Actor,
  { booking, on }: Given,
  record: ServiceRecord,
): Promise<ServiceRecordView> {
  const [[row], rounds] = await Promise.all([
    deps.attendance.findAll([{ booking: booking.id, on }]),
    deps.rounds.find(booking.site.id, on),
  ]);
  const comes = rounds?.visits.find((visit) => visit.booking === booking.id)?.carer;
  const there = record.marks.flatMap(({ carer }) => carer ?? []);
  const carers = await deps.carers.findEach(
    [...new Set([...there, ...(comes ? [comes] : [])])].map((key) => ({ owner: booking.site.id, key })),
  );
  const named = (carer: Id<'carer'> | undefined) => {
    const found = carers.find(({ id }) => id === carer);
    return found ? { id: found.id, name: found.name } : null;
  };
  const people = [...new Set(record.marks.map(({ by }) => by))];
  const accounts = await Promise.all(people.map((id) => deps.accounts.find(id)));
  const view = (mark: ServiceMark | undefined) => (mark ? markView(mark) : null);
  const markView = (mark: ServiceMark): ServiceRecordView['conflicts'][number] => {
    return {
      did: mark.did,
      happenedAt: isoAt(mark.happenedAt),
      at: isoAt(mark.at),
      by: {
        account: mark.by,
        role: mark.role,
        name: accounts.find((one) => one?.id === mark.by)?.displayName ?? null,
      },
      carer: named(mark.carer),
      words: mark.words ?? null,
      tags: [...mark.tags],
    };
  };
  const { confirmation } = record;
  const isTheirs = actor.role === 'family' || (actor.role === 'desk' && isId('elder', booking.recipient.id));
  return {
    booking: booking.id,
    on,
    recipient: { id: booking.recipient.id, name: booking.recipient.name },
    offer: booking.offer.name,
    comes: named(comes),
    begun: view(markOfKind(record, 'begun')),
    ended: view(markOfKind(record, 'ended')),
    delivered: view(markOfKind(record, 'delivered')),
    notHome: view(markOfKind(record, 'notHome')),
    noticed: record.marks.filter(({ words, tags }) => words !== undefined || tags.length > 0).map(markView),
    confirmation: confirmation
      ? { how: confirmation.how, at: isoAt(confirmation.at), words: confirmation.words ?? null }
      : null,
    conflicts: conflictsIn(record).map(markView),
    attendance: row ? markOf(row) : null,
    code: isTheirs ? record.code : null,
  };
}
