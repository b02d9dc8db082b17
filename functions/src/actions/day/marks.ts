import {
  attendanceRevision,
  isSameMark,
  lateMinutes,
  marked,
  markOf,
  type Attendance,
  type Mark,
  type Marked,
} from '@huiyue/shared/attendance/attendance';
import { dateAt, instantOf, isoAt, type CivilDate, type Instant } from '@huiyue/shared/civil';
import type { MarkResultsView, NewMarks } from '@huiyue/shared/contract/today';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { expectedAt, type Expected } from '../attendance';
import { noteAtDoor } from '../elderServices/serviceRecords';
import { untilSettled } from '../untilSettled';
import { colleagueName } from './names';

type NewMark = NewMarks['marks'][number];
type Result = MarkResultsView['items'][number];

/**
 * Marks that may be hours old. What nobody touched meanwhile is written; where somebody else wrote, or the booking was
 * given up, that is answered, and whoever was there decides. One mark in conflict keeps no other from being written.
 */
export function recordMarks(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly on: CivilDate; readonly marks: readonly NewMark[] },
  receipt: Receipt,
): Promise<Outcome<MarkResultsView> | Absent> {
  const { on, marks } = asked;
  return untilSettled(async () => {
    const site = actor.sites.includes(asked.site) ? await deps.sites.find(asked.site) : undefined;
    if (!site) return absent;
    const now = deps.now();
    const today = dateAt(now);
    if (on > today) return refused({ code: 'attendance.notYet', facts: { on, today } });
    const ids = marks.map(({ booking }) => booking);
    const expected = new Map((await expectedAt(deps, site, on, ids)).map((one) => [one.booking.id, one]));
    const decided = marks.map((mark) => decide(expected.get(mark.booking), mark, { actor, on, now }));
    const items = await Promise.all(
      decided.map(({ outcome, mark, row }) =>
        resultOf(deps, actor, { outcome, mark, row, one: expected.get(mark.booking) }),
      ),
    );
    const body = { site: site.id, on, items };
    // Before the marks: a crash in between leaves somebody looked for, and not somebody forgotten.
    if (on === today) await Promise.all(decided.map((one) => followDoor(deps, actor, one, expected)));
    const rows = decided.flatMap(({ outcome, row }) => (outcome === 'written' && row ? [row] : []));
    const result = await deps.attendance.write(rows, { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/**
 * What is said at a door is what the family is shown of it, and a door that nobody opens is told with the mark itself:
 * whoever stands there has a phone in one hand and a meal in the other, and maybe no signal.
 */
async function followDoor(
  deps: Deps,
  actor: Actor,
  { outcome, mark: { booking: id, mark, happenedAt } }: Decided,
  expected: ReadonlyMap<Id<'booking'>, Expected>,
): Promise<void> {
  const one = expected.get(id);
  if (!one || outcome !== 'written') return;
  const { booking, day } = one;
  const { offer } = day.where;
  if (offer.kind === 'class') return;
  const { product } = offer;
  if (product !== 'meal' && product !== 'homeCare') return;
  const at = happenedAt === undefined ? deps.now() : Math.min(instantOf(happenedAt), deps.now());
  if (mark.kind === 'present')
    return noteAtDoor(deps, actor, booking, { did: product === 'meal' ? 'delivered' : 'ended', at });
  const isSomebodysDoor = product === 'homeCare' || booking.meal?.way === 'deliver';
  const isUnexplained = mark.kind === 'absent' && !mark.isAnnounced && day.givenUpAt === undefined;
  if (isSomebodysDoor && isUnexplained) await noteAtDoor(deps, actor, booking, { did: 'notHome', at });
}

type Decided = {
  readonly outcome: Result['outcome'];
  readonly mark: NewMark;
  readonly row: Attendance | undefined;
};

function decide(
  one: Expected | undefined,
  mark: NewMark,
  { actor, on, now }: { readonly actor: Actor; readonly on: CivilDate; readonly now: Instant },
): Decided {
  if (!one) return { outcome: 'notBooked', mark, row: undefined };
  const { booking, day, row } = one;
  const count = row ? attendanceRevision(row) : 0;
  if (row && isSameMark(markOf(row), mark.mark)) return { outcome: 'stoodSo', mark, row };
  if (count !== mark.seen) return { outcome: 'markedMeanwhile', mark, row };
  // To say that somebody stayed away who had given up is nothing new; that they came is for people to sort out.
  if (day.givenUpAt !== undefined && mark.mark.kind === 'present' && !mark.isDecided)
    return { outcome: 'givenUp', mark, row };
  const about = { booking: booking.id, site: day.where.site.id, on };
  return {
    outcome: 'written',
    mark,
    row: marked(row, about, markedBy(actor, mark.mark, mark.happenedAt, now)),
  };
}

function markedBy(actor: Actor, mark: Mark, happened: string | undefined, now: Instant): Marked {
  const happenedAt = happened === undefined ? now : instantOf(happened);
  return {
    mark,
    at: now,
    // A phone's clock may be ahead; nothing has happened in the future.
    ...(happenedAt < now ? { happenedAt } : {}),
    by: actor.account,
    role: actor.role,
  };
}

async function resultOf(
  deps: Deps,
  actor: Actor,
  { outcome, mark: { booking }, row, one }: Decided & { readonly one: Expected | undefined },
): Promise<Result> {
  const last = row?.history.at(-1);
  return {
    booking,
    outcome,
    recipient: one ? { id: one.booking.recipient.id, name: one.booking.recipient.name } : null,
    mark: last?.mark ?? null,
    seen: row ? attendanceRevision(row) : 0,
    by: last
      ? {
          name: await colleagueName(deps, actor, last),
          role: last.role,
          at: isoAt(last.happenedAt ?? last.at),
        }
      : null,
    lateMinutes: last && one ? lateMinutes(last.mark, one.day.where.span.to) : 0,
  };
}
