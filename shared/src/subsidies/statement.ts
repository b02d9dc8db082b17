import { monthOf, dateAt, type CivilMonth, type Instant } from '../civil';
import type { Id } from '../ids';
import { accepted, refused, type Outcome } from '../outcome';
import type { Role } from '../people';
import type { Refusal } from '../refusals';
import type { Clause } from '../policy/clauses';
import type { ServiceLine } from '../policy/serviceLines';
import type { SubsidyLines, SubsidyKind, SubsidyUnit, Redeemed } from './subsidyLines';
import { sumOf } from './grouped';
import type { AttendedMonth } from './monthCount';
import { sameContent } from './sameContent';
import type { PersonId } from './standing';

export const statementStates = [
  'drafted',
  'confirmed',
  'returned',
  'approved',
  'exported',
  'frozen',
] as const;
export type StatementState = (typeof statementStates)[number];

export const statementActs = ['draft', 'confirm', 'return', 'approve', 'export', 'freeze'] as const;
export type StatementAct = (typeof statementActs)[number];

/** Why a settled month comes out differently now. */
export const correctionReasons = ['attendance', 'standing', 'redeemed', 'rule'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/** What an earlier month owes, or gets back: that month stays as it was written. */
export type CorrectionLine = {
  readonly month: CivilMonth;
  readonly reason: CorrectionReason;
  /** Whose count differs from the one that was settled. */
  readonly people: readonly PersonId[];
  readonly kind: SubsidyKind;
  readonly line: ServiceLine;
  readonly rule: { readonly id: string; readonly version: string; readonly clause: Clause };
  readonly group?: { readonly code: string; readonly label: string };
  readonly unit: SubsidyUnit;
  /** More or fewer than were settled. */
  readonly countChange: number;
  /** Whole fen; below zero where too much was paid. */
  readonly changeFen: number;
};

/** What a month at a site comes to: what is claimed, what it was counted from, and what earlier months still owe. */
export type StatementContent = SubsidyLines & {
  readonly corrections: readonly CorrectionLine[];
  readonly counted: readonly AttendedMonth[];
  readonly redeemed: readonly Redeemed[];
};

export type StatementEvent = {
  readonly act: StatementAct;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly role: Role;
  readonly reason?: string;
};

export type Statement = StatementContent & {
  readonly site: Id<'site'>;
  readonly city: string;
  readonly month: CivilMonth;
  readonly state: StatementState;
  readonly history: readonly StatementEvent[];
};

/** A statement's revision is the number of moves it has made. */
export function statementRevision({ history }: Pick<Statement, 'history'>): number {
  return history.length;
}

/** All legal moves: who may make them, from where, and where they lead. What is not here is refused. */
const moves = {
  draft: { by: ['institution', 'regulator'], from: ['drafted', 'returned'], to: 'drafted' },
  confirm: { by: ['institution'], from: ['drafted'], to: 'confirmed' },
  return: { by: ['regulator'], from: ['confirmed'], to: 'returned' },
  approve: { by: ['regulator'], from: ['confirmed'], to: 'approved' },
  export: { by: ['regulator'], from: ['approved'], to: 'exported' },
  freeze: { by: ['regulator'], from: ['exported'], to: 'frozen' },
} as const satisfies Record<
  StatementAct,
  { readonly by: readonly Role[]; readonly from: readonly StatementState[]; readonly to: StatementState }
>;

/** From here on the money is decided: what turns out later goes into a later month. */
export function isSettled({ state }: Pick<Statement, 'state'>): boolean {
  return state === 'approved' || state === 'exported' || state === 'frozen';
}

export function isExported({ state }: Pick<Statement, 'state'>): boolean {
  return state === 'exported' || state === 'frozen';
}

export function totalFen({ lines, corrections }: Pick<StatementContent, 'lines' | 'corrections'>): number {
  return sumOf(lines, ({ amountFen }) => amountFen) + sumOf(corrections, ({ changeFen }) => changeFen);
}

type By = Pick<StatementEvent, 'at' | 'by' | 'role'> & { readonly reason?: string | undefined };

/** The first draft of a month; a month that has begun may be looked at, and only one that is over confirmed. */
export function firstDraft(
  of: Pick<Statement, 'site' | 'city' | 'month'>,
  content: StatementContent,
  by: By,
): Outcome<Statement> {
  const refusal = refusalOfMonth(of.month, by.at, 'draft');
  if (refusal) return refused(refusal);
  return accepted({ ...of, ...content, state: 'drafted', history: [eventOf('draft', by)] });
}

/**
 * One move. `current` is the same month drawn up again from what stands now: nobody confirms or approves figures whose
 * ground has changed since.
 */
export function moveStatement(
  statement: Statement,
  act: StatementAct,
  current: StatementContent | undefined,
  by: By,
): Outcome<Statement> {
  const move = moves[act];
  const allowed: { readonly by: readonly Role[]; readonly from: readonly StatementState[] } = move;
  const { state, month } = statement;
  if (!allowed.by.includes(by.role) || !allowed.from.includes(state))
    return refused({ code: 'statement.notOpenToAct', facts: { state, month } });
  const refusal = refusalOfMonth(month, by.at, act);
  if (refusal) return refused(refusal);
  const rests = act === 'confirm' || act === 'approve';
  if (rests && !(current && sameContent(contentOf(statement), current)))
    return refused({ code: 'statement.outdated', facts: { month } });
  const content = act === 'draft' && current ? current : contentOf(statement);
  return accepted({
    ...statement,
    ...content,
    state: move.to,
    history: [...statement.history, eventOf(act, by)],
  });
}

export function contentOf({
  lines,
  unpaid,
  corrections,
  counted,
  redeemed,
}: StatementContent): StatementContent {
  return { lines, unpaid, corrections, counted, redeemed };
}

function eventOf(act: StatementAct, { at, by, role, reason }: By): StatementEvent {
  return { act, at, by, role, ...(reason === undefined ? {} : { reason }) };
}

function refusalOfMonth(month: CivilMonth, now: Instant, act: StatementAct): Refusal | undefined {
  const today = monthOf(dateAt(now));
  const isTooEarly = act === 'draft' ? month > today : month >= today;
  return isTooEarly ? { code: 'statement.monthNotOver', facts: { month } } : undefined;
}
