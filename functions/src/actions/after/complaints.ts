import {
  answerDay,
  cityOfNumber,
  complaintAfter,
  dayOfComplaints,
  firstState,
  isReport,
  mayReadComplaint,
  nextComplaintNumber,
  openActs,
  type Complaint,
  type ComplaintAct,
  type ComplaintEvent,
  type ComplaintOutcome,
} from '@huiyue/shared/after/complaint';
import { afterService } from '@huiyue/shared/after/settings';
import { addDays, dateAt, isoAt, startOfDay, type Instant } from '@huiyue/shared/civil';
import type { CityComplaintsView, ComplaintView, NewComplaint } from '@huiyue/shared/contract/after';
import type { Id } from '@huiyue/shared/ids';
import type { Tell } from '@huiyue/shared/notices/notice';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { monthlyBillingRuleOn } from '@huiyue/shared/policy/billingRules';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { isJurisdiction, jurisdictionChain } from '@huiyue/shared/policy/jurisdictions';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import { slotOn } from '@huiyue/shared/policy/slots';
import type { Site } from '@huiyue/shared/site';
import type { Deps, Receipt } from '../../ports';
import { absent, type Absent } from '../absent';
import { findOwn } from '../actOnBooking';
import { pageFrom, type PagePosition } from '../pages';
import { placeView } from '../policyViews';
import { watchesOver } from '../supervision';
import { untilSettled } from '../untilSettled';

/** With the next number of its city and day; of two that ask for the same number, the second takes the one after. */
export function fileComplaint(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  asked: NewComplaint,
  receipt: Receipt,
): Promise<Outcome<ComplaintView> | Absent> {
  return untilSettled(async () => {
    const subject = await subjectOf(deps, actor, household, asked);
    if (!subject) return absent;
    const now = deps.now();
    const today = dateAt(now);
    const { city, jurisdiction, site } = subject;
    const day = dayOfComplaints(city, today);
    const last = (await deps.complaints.of(city, { from: day, to: `${day}~` })).at(-1);
    const event: ComplaintEvent = {
      act: 'file',
      at: now,
      by: actor.account,
      role: actor.role,
      ...(asked.words === '' ? {} : { words: asked.words }),
    };
    const { topic } = asked;
    const filed: Complaint = {
      number: nextComplaintNumber(city, today, last?.number),
      city,
      jurisdiction,
      household,
      channel: actor.role === 'desk' ? 'desk' : 'app',
      ...(site ? { site: { id: site.id, name: site.name } } : {}),
      ...(asked.booking === undefined ? {} : { booking: asked.booking }),
      topic,
      state: firstState({ topic, ...(site ? { site } : {}) }),
      ...deadline(deps, jurisdiction, now),
      clauses: isReport({ topic }) ? billingClauses(deps, jurisdiction, subject.lines, now) : [],
      history: [event],
      revision: 1,
    };
    const body = viewFor(deps, actor, filed);
    const result = await deps.complaints.write([filed], { receipt, body }, raised(filed, now));
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** One path for every act after the first. */
export function actOnComplaint(
  deps: Deps,
  actor: Actor,
  number: string,
  doing: {
    readonly act: Exclude<ComplaintAct, 'file'>;
    readonly words?: string;
    readonly outcome?: ComplaintOutcome;
  },
  receipt: Receipt,
): Promise<Outcome<ComplaintView> | Absent> {
  return untilSettled(async () => {
    const complaint = await findReadable(deps, actor, number);
    if (!complaint) return absent;
    const now = deps.now();
    const after = complaintAfter(complaint, doing.act, actor.role, now);
    if ('refusal' in after) return refused(after.refusal);
    const event = { ...doing, at: now, by: actor.account, role: actor.role };
    const { answerBy: _, deadlineClause: __, ...rest } = complaint;
    const next: Complaint = {
      // Whoever it lies with now has days of their own.
      ...(doing.act === 'escalate' ? { ...rest, ...deadline(deps, complaint.jurisdiction, now) } : complaint),
      state: after.state,
      history: [...complaint.history, event],
      revision: complaint.revision + 1,
    };
    const body = viewFor(deps, actor, next);
    const result = await deps.complaints.write([next], { receipt, body }, told(next, doing.act, now));
    return result === 'committed' ? accepted(body) : 'again';
  });
}

export async function readComplaint(
  deps: Deps,
  actor: Actor,
  number: string,
): Promise<ComplaintView | Absent> {
  const complaint = await findReadable(deps, actor, number);
  return complaint ? viewFor(deps, actor, complaint) : absent;
}

export async function listComplaints(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
): Promise<readonly ComplaintView[]> {
  const all = await deps.complaints.listed(household);
  return newestFirst(all).map((one) => viewFor(deps, actor, one));
}

/** What waits for the institution's answer comes first. Who reported it to the regulator it does not learn here. */
export async function listSiteComplaints(
  deps: Deps,
  actor: Actor,
  site: Id<'site'>,
): Promise<readonly ComplaintView[] | Absent> {
  if (!actor.sites.includes(site)) return absent;
  const all = (await deps.complaints.due(site, '~')).filter((one) => !isReport(one));
  const waits = (one: Complaint) => (one.state === 'withInstitution' ? 0 : 1);
  return newestFirst(all)
    .toSorted((one, other) => waits(one) - waits(other))
    .map((one) => viewFor(deps, actor, one));
}

export async function listCityComplaints(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly jurisdiction: string;
    readonly open: boolean;
    readonly reports: boolean | undefined;
  } & PagePosition,
): Promise<CityComplaintsView | Absent> {
  const { jurisdiction, open, reports } = asked;
  if (!watchesOver(deps, actor, jurisdiction)) return absent;
  const now = deps.now();
  const here = await inPlace(deps, jurisdiction);
  const chosen = newestFirst(here)
    .filter((one) => reports === undefined || isReport(one) === reports)
    .filter((one) => !open || isOpen(one))
    // What waits for a decision stands first, however old: nobody leafs through decided ones for it.
    .toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  const { items, next } = pageFrom(chosen, asked);
  return {
    items: items.map((one) => viewFor(deps, actor, one)),
    next,
    hints: hintsIn(here, now),
    hintDays: afterService.reportsCountDays,
  };
}

/** Waiting for the regulator. */
function isOpen({ state }: Complaint): boolean {
  return state === 'withRegulator';
}

/** Sites that were reported of late, most often first: where to look. */
function hintsIn(complaints: readonly Complaint[], now: Instant): CityComplaintsView['hints'] {
  const since = startOfDay(addDays(dateAt(now), -afterService.reportsCountDays));
  const counts = new Map<string, CityComplaintsView['hints'][number]>();
  for (const one of complaints) {
    const { site, history, state } = one;
    if (!site || !isReport(one) || (history[0]?.at ?? 0) < since || state === 'withdrawn') continue;
    counts.set(site.id, { site, reports: (counts.get(site.id)?.reports ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((one, other) => other.reports - one.reports);
}

type Subject = {
  readonly city: string;
  readonly jurisdiction: string;
  readonly site?: Site;
  readonly lines: readonly ServiceLine[];
};

async function subjectOf(
  deps: Deps,
  actor: Actor,
  household: Id<'household'>,
  asked: NewComplaint,
): Promise<Subject | undefined> {
  if (asked.jurisdiction !== undefined) {
    if (!isJurisdiction(deps.policy, asked.jurisdiction)) return undefined;
    return { city: cityOf(deps, asked.jurisdiction), jurisdiction: asked.jurisdiction, lines: [] };
  }
  const booking = asked.booking === undefined ? undefined : await findOwn(deps, actor, asked.booking);
  // The desk complains for the caller whose case is open. A daughter elsewhere does it herself, in her own name.
  const isTheirs = actor.role === 'family' ? booking !== undefined : booking?.household === household;
  if (asked.booking !== undefined && !isTheirs) return undefined;
  const id = booking?.site.id ?? asked.site;
  const site = id && (await deps.sites.find(id));
  if (!site) return undefined;
  const offer = booking?.offer;
  const lines: readonly ServiceLine[] =
    offer === undefined
      ? ['childcare', 'dayCare', 'meal']
      : [offer.kind === 'class' ? 'childcare' : offer.product];
  return { city: site.city, jurisdiction: site.jurisdiction, site, lines };
}

/** Numbers are counted by the city that has a plan: the widest place that has sites of its own. */
function cityOf({ policy }: Pick<Deps, 'policy'>, jurisdiction: string): string {
  const chain = jurisdictionChain(policy, jurisdiction).map(({ code }) => code);
  return chain.find((code) => code.endsWith('00') && !code.endsWith('0000')) ?? jurisdiction;
}

function deadline(
  { policy }: Pick<Deps, 'policy'>,
  jurisdiction: string,
  now: Instant,
): Pick<Complaint, 'answerBy' | 'deadlineClause'> {
  const slot = slotOn(policy, { jurisdiction, on: dateAt(now), key: 'complaintAnswerDays' });
  const answerBy = answerDay(now, slot?.value);
  return slot && answerBy ? { answerBy, deadlineClause: slot.clause } : {};
}

function billingClauses(
  { policy }: Pick<Deps, 'policy'>,
  jurisdiction: string,
  lines: readonly ServiceLine[],
  now: Instant,
): readonly Clause[] {
  const clauses = lines.flatMap(
    (line) => monthlyBillingRuleOn(policy, { jurisdiction, on: dateAt(now), line })?.clause ?? [],
  );
  return [...new Map(clauses.map((clause) => [clause.id, clause])).values()];
}

async function findReadable(deps: Deps, actor: Actor, number: string): Promise<Complaint | undefined> {
  const complaint = await deps.complaints.find(cityOfNumber(number), number);
  return complaint && mayReadComplaint(complaint, actor, watchesOver(deps, actor, complaint.jurisdiction))
    ? complaint
    : undefined;
}

/** Those of a place and all that lies in it. */
async function inPlace(deps: Deps, jurisdiction: string): Promise<readonly Complaint[]> {
  const all = await deps.complaints.of(cityOf(deps, jurisdiction));
  return all.filter((one) =>
    jurisdictionChain(deps.policy, one.jurisdiction).some(({ code }) => code === jurisdiction),
  );
}

function newestFirst(complaints: readonly Complaint[]): readonly Complaint[] {
  const filedAt = ({ history }: Complaint) => history[0]?.at ?? 0;
  return complaints.toSorted(
    (one, other) => filedAt(other) - filedAt(one) || (one.number < other.number ? 1 : -1),
  );
}

/** The institution hears of what is its own to answer; of a report, and of what has no institution, the regulator. */
function raised({ site, state, number, jurisdiction, answerBy }: Complaint, at: Instant): readonly Tell[] {
  if (!site) return [];
  const to =
    state === 'withInstitution'
      ? ({ who: 'site', id: site.id } as const)
      : ({ who: 'regulator', id: jurisdiction } as const);
  const facts = { number, site: site.name, ...(answerBy === undefined ? {} : { on: answerBy }) };
  return [{ kind: 'complaintRaised', to, about: { site: site.id, other: number }, facts, at }];
}

function told(complaint: Complaint, act: ComplaintAct, at: Instant): readonly Tell[] {
  const { number, site, household } = complaint;
  const about = { other: number, ...(site ? { site: site.id } : {}) };
  const to = { who: 'household', id: household } as const;
  if (act === 'escalate') return raised(complaint, at);
  if (act !== 'answer' && act !== 'decide') return [];
  return isReport(complaint) || !site
    ? [{ kind: 'reportAnswered', to, about, facts: { number, ...(site ? { site: site.name } : {}) }, at }]
    : [{ kind: 'complaintAnswered', to, about, facts: { number, site: site.name }, at }];
}

function viewFor(deps: Deps, { role }: Pick<Actor, 'role'>, complaint: Complaint): ComplaintView {
  const { number, channel, jurisdiction, site, booking, topic, state, answerBy } = complaint;
  const now = deps.now();
  const waits = state === 'withInstitution' || state === 'withRegulator';
  return {
    number,
    channel,
    jurisdiction,
    place: placeView(deps.policy, jurisdiction).name,
    site: site ?? null,
    booking: booking ?? null,
    topic,
    isReport: isReport(complaint),
    state,
    filedAt: isoAt(complaint.history[0]?.at ?? 0),
    answerBy: answerBy ?? null,
    deadlineClause: complaint.deadlineClause ?? null,
    isLate: waits && answerBy !== undefined && answerBy < dateAt(now),
    clauses: [...complaint.clauses],
    history: complaint.history.map(({ act, at, role: by, words, outcome }) => ({
      act,
      at: isoAt(at),
      role: by,
      words: words ?? null,
      outcome: outcome ?? null,
    })),
    acts: [...openActs(complaint, role, now)],
  };
}
