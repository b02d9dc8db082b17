import { addDays, dateAt, startOfDay, type CivilDate, type Instant } from '../civil';
import type { Id } from '../ids';
import type { Actor, Role } from '../people';
import type { Clause } from '../policy/clauses';
import type { Refusal } from '../refusals';

export const complaintTopics = ['care', 'meals', 'safety', 'staff', 'price', 'other'] as const;
/** What goes past the institution, straight to who watches over it. */
export const reportTopics = ['moreThanAMonth', 'card'] as const;
export const topics = [...complaintTopics, ...reportTopics] as const;
export type Topic = (typeof topics)[number];

export const complaintStates = [
  'withInstitution',
  'answered',
  'withRegulator',
  'settled',
  'decided',
  'withdrawn',
] as const;
export type ComplaintState = (typeof complaintStates)[number];

export const complaintActs = ['file', 'answer', 'settle', 'escalate', 'decide', 'withdraw'] as const;
export type ComplaintAct = (typeof complaintActs)[number];

export const outcomes = ['upheld', 'partly', 'notUpheld'] as const;
export type ComplaintOutcome = (typeof outcomes)[number];

export type ComplaintEvent = {
  readonly act: ComplaintAct;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly role: Role;
  readonly words?: string;
  readonly outcome?: ComplaintOutcome;
};

/** Something that went wrong, with a number to ask after, a day by which it is answered, and how it ended. */
export type Complaint = {
  /** City, day, and a counter of that day: 360200-20261201-0001. */
  readonly number: string;
  readonly city: string;
  readonly jurisdiction: string;
  readonly household: Id<'household'>;
  /** Filed by the desk for somebody who called. */
  readonly channel: 'app' | 'desk';
  /** Absent where it is about the authority itself. */
  readonly site?: { readonly id: Id<'site'>; readonly name: string };
  readonly booking?: Id<'booking'>;
  readonly topic: Topic;
  readonly state: ComplaintState;
  /** The last day for an answer of whoever it lies with; absent where no rule gives one. */
  readonly answerBy?: CivilDate;
  readonly deadlineClause?: Clause;
  /** The rules a report is about. */
  readonly clauses: readonly Clause[];
  readonly history: readonly ComplaintEvent[];
  readonly revision: number;
};

/** Who may do what, and where it leads. What is not here is refused. */
const moves: Record<ComplaintState, Partial<Record<ComplaintAct, ComplaintState>>> = {
  withInstitution: {
    answer: 'answered',
    settle: 'settled',
    escalate: 'withRegulator',
    withdraw: 'withdrawn',
  },
  answered: { settle: 'settled', escalate: 'withRegulator', withdraw: 'withdrawn' },
  // The institution may still say what it has to say; it stays with the regulator.
  withRegulator: { answer: 'withRegulator', decide: 'decided', withdraw: 'withdrawn' },
  settled: {},
  decided: {},
  withdrawn: {},
};

const doers: Record<Exclude<ComplaintAct, 'file'>, readonly Role[]> = {
  answer: ['institution'],
  settle: ['family', 'desk'],
  escalate: ['family', 'desk'],
  withdraw: ['family', 'desk'],
  decide: ['regulator'],
};

export function isReport({ topic }: Pick<Complaint, 'topic'>): boolean {
  return reportTopics.some((one) => one === topic);
}

/** With whom it begins: reports, and what concerns no institution, with the regulator. */
export function firstState(complaint: Pick<Complaint, 'topic' | 'site'>): ComplaintState {
  return isReport(complaint) || !complaint.site ? 'withRegulator' : 'withInstitution';
}

/** Where an act leads, or why it may not be. */
export function complaintAfter(
  complaint: Complaint,
  act: Exclude<ComplaintAct, 'file'>,
  role: Role,
  now: Instant,
): { readonly state: ComplaintState } | { readonly refusal: Refusal } {
  const state = doers[act].includes(role) ? moves[complaint.state][act] : undefined;
  // Who was reported does not learn of it from us.
  if (state === undefined || (act === 'answer' && isReport(complaint)))
    return { refusal: { code: 'complaint.notOpenToAct', facts: { state: complaint.state } } };
  if (act === 'escalate' && mustWait(complaint, now) && complaint.answerBy !== undefined)
    return {
      refusal: {
        code: 'complaint.answerDue',
        facts: { answerBy: complaint.answerBy },
        ...(complaint.deadlineClause ? { clause: complaint.deadlineClause } : {}),
      },
    };
  return { state };
}

/** The institution has its days, if a rule gives it any; without one nobody has to wait. */
function mustWait({ state, answerBy }: Complaint, now: Instant): boolean {
  return state === 'withInstitution' && answerBy !== undefined && now < startOfDay(addDays(answerBy, 1));
}

/** @returns undefined where no rule says how many days. */
export function answerDay(now: Instant, days: number | undefined): CivilDate | undefined {
  return days === undefined ? undefined : addDays(dateAt(now), days);
}

/** What somebody may do now, for the page to offer. */
export function openActs(complaint: Complaint, role: Role, now: Instant): readonly ComplaintAct[] {
  const acts = ['answer', 'settle', 'escalate', 'decide', 'withdraw'] as const;
  return acts.filter((act) => 'state' in complaintAfter(complaint, act, role, now));
}

const numberPattern = /^\d{6}-\d{8}-\d{4}$/;

export function isComplaintNumber(text: string): boolean {
  return numberPattern.test(text);
}

/** The number after the last one of the day. */
export function nextComplaintNumber(city: string, on: CivilDate, last: string | undefined): string {
  const counter = last === undefined ? 0 : Number(last.slice(-4));
  return `${dayOfComplaints(city, on)}${String(counter + 1).padStart(4, '0')}`;
}

/** How all numbers of a city's day begin. */
export function dayOfComplaints(city: string, on: CivilDate): string {
  return `${city}-${on.replaceAll('-', '')}-`;
}

export function cityOfNumber(number: string): string {
  return number.slice(0, 6);
}

export function mayReadComplaint(
  complaint: Complaint,
  { role, household, sites }: Pick<Actor, 'role' | 'household' | 'sites'>,
  isWatched: boolean,
): boolean {
  switch (role) {
    case 'family':
      return complaint.household === household;
    case 'desk':
      return true;
    case 'institution':
      return complaint.site !== undefined && sites.includes(complaint.site.id) && !isReport(complaint);
    case 'regulator':
      return isWatched;
  }
}
