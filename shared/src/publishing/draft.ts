import type { Instant } from '../civil';
import type { Id } from '../ids';
import type { Refusal } from '../refusals';

export const draftStates = ['open', 'published', 'withdrawn'] as const;
export type DraftState = (typeof draftStates)[number];

export const draftActs = ['draft', 'change', 'withdraw', 'publish'] as const;
export type DraftAct = (typeof draftActs)[number];

export type DraftEvent = {
  readonly act: DraftAct;
  readonly at: Instant;
  readonly by: Id<'account'>;
  readonly reason?: string;
};

/** What somebody wrote, as they wrote it: it need not be well-formed before it is published. */
export type DraftContent = Readonly<Record<string, unknown>>;

/** Rules that one regulator means to publish and another one publishes. Its revision is the number of its events. */
export type PolicyDraft = {
  readonly id: Id<'draft'>;
  readonly jurisdiction: string;
  readonly content: DraftContent;
  readonly history: readonly DraftEvent[];
  /** Its number among the publications of its place. */
  readonly publication?: number;
};

export function draftStateOf({ history }: Pick<PolicyDraft, 'history'>): DraftState {
  const act = history.at(-1)?.act;
  if (act === 'publish') return 'published';
  return act === 'withdraw' ? 'withdrawn' : 'open';
}

export function draftRevisionOf({ history }: Pick<PolicyDraft, 'history'>): number {
  return history.length;
}

type Asked = { readonly account: Id<'account'>; readonly revision: number };

/** A draft is its author's to change and to withdraw, until it is published. */
export function refusalToChange(draft: PolicyDraft, { account, revision }: Asked): Refusal | undefined {
  const refusal = refusalOfState(draft);
  if (refusal) return refusal;
  if (draft.history[0]?.by !== account) return { code: 'draft.otherAuthor', facts: {} };
  return refusalOfRevision(draft, revision);
}

/** Nobody publishes what they wrote: whoever publishes has read it, in the words it has now. */
export function refusalToPublish(draft: PolicyDraft, { account, revision }: Asked): Refusal | undefined {
  const refusal = refusalOfState(draft);
  if (refusal) return refusal;
  if (draft.history.some(({ by }) => by === account)) return { code: 'policy.twoPeople', facts: {} };
  return refusalOfRevision(draft, revision);
}

function refusalOfState(draft: PolicyDraft): Refusal | undefined {
  const state = draftStateOf(draft);
  return state === 'open' ? undefined : { code: 'draft.notOpen', facts: { state } };
}

function refusalOfRevision(draft: PolicyDraft, seen: number): Refusal | undefined {
  const revision = draftRevisionOf(draft);
  return revision === seen ? undefined : { code: 'draft.changed', facts: { revision } };
}
