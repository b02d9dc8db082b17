import { dateAt, isoAt } from '@huiyue/shared/civil';
import { readAmendment, type PolicyAmendment } from '@huiyue/shared/contract/policyAmendment';
import type { DraftView, WholePublication } from '@huiyue/shared/contract/publishing';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import { amended, judgeAmendment } from '@huiyue/shared/policy/amend';
import type { Policy } from '@huiyue/shared/policy/assemble';
import type { PolicyProblem } from '@huiyue/shared/policy/problems';
import {
  draftRevisionOf,
  draftStateOf,
  refusalToChange,
  refusalToPublish,
  type DraftContent,
  type DraftEvent,
  type PolicyDraft,
} from '@huiyue/shared/publishing/draft';
import type { Deps, Publication, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { placeView, wholePublication } from './policyViews';
import { untilSettled } from './untilSettled';

/** A regulator publishes for the places they were given, and not for what lies in or above them. */
export function actsFor({ jurisdictions = [] }: Actor, jurisdiction: string): boolean {
  return jurisdictions.includes(jurisdiction);
}

export async function startDraft(
  deps: Deps,
  actor: Actor,
  asked: { readonly jurisdiction: string; readonly content: DraftContent },
  receipt: Receipt,
): Promise<Outcome<DraftView> | Absent> {
  const { jurisdiction, content } = asked;
  if (!actsFor(actor, jurisdiction) || !deps.policy.jurisdictions.has(jurisdiction)) return absent;
  const draft: PolicyDraft = {
    id: deps.newId('draft'),
    jurisdiction,
    content,
    history: [{ act: 'draft', at: deps.now(), by: actor.account }],
  };
  const body = draftView(deps, draft);
  await deps.publishing.addDraft(draft, { receipt, body });
  return accepted(body);
}

export async function listDrafts(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly jurisdiction: string;
    readonly limit: number;
    readonly cursor: Id<'draft'> | undefined;
  },
): Promise<{ items: DraftView[]; next: string | null } | Absent> {
  const { jurisdiction, ...page } = asked;
  if (!actsFor(actor, jurisdiction)) return absent;
  const { items, next } = await deps.publishing.draftsOf(jurisdiction, page);
  return { items: items.map((draft) => draftView(deps, draft)), next: next ?? null };
}

export async function readDraft(
  deps: Deps,
  actor: Actor,
  id: Id<'draft'>,
  revision: number | undefined,
): Promise<DraftView | Absent> {
  const draft = await (revision === undefined
    ? deps.publishing.findDraft(id)
    : deps.publishing.findRevision(id, revision));
  return draft && actsFor(actor, draft.jurisdiction) ? draftView(deps, draft) : absent;
}

export async function changeDraft(
  deps: Deps,
  actor: Actor,
  asked: { readonly draft: Id<'draft'>; readonly revision: number; readonly content: DraftContent },
  receipt: Receipt,
): Promise<Outcome<DraftView> | Absent> {
  return moveDraft(deps, actor, asked, receipt, { act: 'change' }, asked.content);
}

export async function withdrawDraft(
  deps: Deps,
  actor: Actor,
  asked: { readonly draft: Id<'draft'>; readonly revision: number; readonly reason?: string | undefined },
  receipt: Receipt,
): Promise<Outcome<DraftView> | Absent> {
  const { reason } = asked;
  const event = { act: 'withdraw', ...(reason === undefined ? {} : { reason }) } as const;
  return moveDraft(deps, actor, asked, receipt, event);
}

async function moveDraft(
  deps: Deps,
  actor: Actor,
  asked: { readonly draft: Id<'draft'>; readonly revision: number },
  receipt: Receipt,
  event: Pick<DraftEvent, 'act' | 'reason'>,
  content?: DraftContent,
): Promise<Outcome<DraftView> | Absent> {
  return untilSettled(async () => {
    const draft = await deps.publishing.findDraft(asked.draft);
    if (!draft || !actsFor(actor, draft.jurisdiction)) return absent;
    const refusal = refusalToChange(draft, { account: actor.account, revision: asked.revision });
    if (refusal) return refused(refusal);
    const moved: PolicyDraft = {
      ...draft,
      content: content ?? draft.content,
      history: [...draft.history, { ...event, at: deps.now(), by: actor.account }],
    };
    const body = draftView(deps, moved);
    const result = await deps.publishing.moveDraft(moved, { receipt, body });
    return result === 'stale' ? 'again' : accepted(body);
  });
}

/**
 * The second of two people makes a draft law for this system. It is judged once more, against everything published up
 * to this instant; and it is published only under the number its reader was shown, so upon nothing they have not seen.
 */
export async function publishDraft(
  deps: Deps,
  actor: Actor,
  asked: { readonly draft: Id<'draft'>; readonly revision: number; readonly number: number },
  receipt: Receipt,
): Promise<Outcome<WholePublication> | Absent> {
  return untilSettled(async () => {
    await deps.publishing.takeUp();
    const { policy } = deps;
    const last = deps.publishing.published().at(-1)?.number ?? 0;
    const draft = await deps.publishing.findDraft(asked.draft);
    if (!draft || !actsFor(actor, draft.jurisdiction)) return absent;
    const { account } = actor;
    const refusal =
      refusalToPublish(draft, { account, revision: asked.revision }) ??
      refusalOfNumber(policy, draft.jurisdiction, asked.number);
    if (refusal) return refused(refusal);
    const now = deps.now();
    const read = amendmentOf(policy, draft, now);
    if (!read.ok) return read;

    const publication: Publication = {
      number: last + 1,
      amendment: read.value,
      draft: draft.id,
      drafter: draft.history[0]?.by ?? account,
      publisher: account,
      at: now,
    };
    const published: PolicyDraft = {
      ...draft,
      publication: asked.number,
      history: [...draft.history, { act: 'publish', at: now, by: account }],
    };
    const body = wholePublication(amended(policy, [read.value]), publication);
    const result = await deps.publishing.publish(publication, published, { receipt, body });
    return result === 'stale' ? 'again' : accepted(body);
  });
}

/** The draft as it would be published next, or everything that keeps it from that. */
export function amendmentOf(
  policy: Policy,
  draft: Pick<PolicyDraft, 'jurisdiction' | 'content'>,
  now: number,
): Outcome<PolicyAmendment> {
  const { jurisdiction, content } = draft;
  const read = readAmendment({ ...content, jurisdiction, version: nextNumber(policy, jurisdiction) });
  const problems = read.ok ? judgeAmendment(policy, read.amendment, dateAt(now)) : read.problems;
  if (read.ok && problems.length === 0) return accepted(read.amendment);
  return refused({ code: 'policy.invalid', facts: { problems } });
}

export function nextNumber(policy: Policy, jurisdiction: string): number {
  return (policy.publications.get(jurisdiction) ?? 0) + 1;
}

function refusalOfNumber(policy: Policy, jurisdiction: string, seen: number) {
  const next = nextNumber(policy, jurisdiction);
  if (seen === next) return undefined;
  return { code: 'policy.publishedMeanwhile', facts: { lastNumber: next - 1 } } as const;
}

function draftView(deps: Deps, draft: PolicyDraft): DraftView {
  const state = draftStateOf(draft);
  const isOpen = state === 'open';
  return {
    id: draft.id,
    place: placeView(deps.policy, draft.jurisdiction),
    state,
    revision: draftRevisionOf(draft),
    content: draft.content,
    problems: isOpen ? problemsOf(deps, draft).map((problem) => ({ ...problem })) : [],
    nextNumber: isOpen ? nextNumber(deps.policy, draft.jurisdiction) : null,
    number: draft.publication ?? null,
    history: draft.history.map(({ act, at, by, reason }) => ({
      act,
      at: isoAt(at),
      by,
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}

function problemsOf(deps: Deps, draft: PolicyDraft): readonly PolicyProblem[] {
  const read = amendmentOf(deps.policy, draft, deps.now());
  return !read.ok && read.refusal.code === 'policy.invalid' ? read.refusal.facts.problems : [];
}
