import type { Problem } from '@huiyue/shared/contract/common';
import { canRetry, type Answer } from './answer';
import type { IdempotencyKey } from './key';

/** What may wait on the disk of an institution's phone, by the word a person knows it by. */
const outboxKinds = ['rollCall', 'delivery'] as const;
export type OutboxKind = (typeof outboxKinds)[number];

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [field: string]: Plain };
export type MarkBody = { readonly [field: string]: Plain };

export type OutboxEntry = {
  /** Sent with every try: however often it is tried, it is one act. */
  readonly key: IdempotencyKey;
  readonly kind: OutboxKind;
  /** Behind `/v1`, as for `post`. */
  readonly path: string;
  readonly body: MarkBody;
  /** Why the server said no. It then stays, and is shown, until somebody has read it. */
  readonly refused?: Problem;
  /** The server knows better of some of it: these stay until a person has decided. */
  readonly undecided?: readonly Undecided[];
};

/** A mark over which somebody else has written meanwhile, or whose booking was given up. Ids and codes, no names. */
export type Undecided = { readonly booking: string; readonly outcome: string; readonly seen: number };

export type OutboxState = {
  readonly entries: readonly OutboxEntry[];
  /** How many were accepted later than they were made, since the program was opened. */
  readonly sentLater: number;
};

/** What the outbox needs of the phone. */
export type OutboxPorts = {
  readonly read: (name: string) => string | undefined;
  /** @returns false where the disk is full or closed. */
  readonly write: (name: string, text: string) => boolean;
  readonly forget: (name: string) => void;
  readonly send: (entry: OutboxEntry) => Promise<Answer<unknown>>;
  readonly newKey: () => IdempotencyKey;
  readonly changed: () => void;
};

/** Ids, dates, codes and times: nothing in which a person's name or words could stand. */
const mark = /^[\w:.+#-]{0,80}$/;

function holdsMarksOnly(body: Plain): boolean {
  if (typeof body === 'string') return mark.test(body);
  if (typeof body !== 'object' || body === null) return true;
  return Object.values(body).every(holdsMarksOnly);
}

/**
 * Sends that survive the program being closed: for a roll-call in a cellar without network. One list per account,
 * replayed in the order in which the marks were made.
 */
export function createOutbox(ports: OutboxPorts) {
  let account: string | undefined;
  let state: OutboxState = { entries: [], sentLater: 0 };
  let isSending = false;

  const placeOf = (whose: string): string => `outbox:${whose}`;
  const show = (next: OutboxState): void => {
    state = next;
    ports.changed();
  };
  const keep = (entries: readonly OutboxEntry[], sentLater = state.sentLater): boolean => {
    if (account === undefined) return false;
    const isKept = ports.write(placeOf(account), JSON.stringify(entries));
    if (isKept) show({ entries, sentLater });
    return isKept;
  };
  /** An entry has left: whether or not the disk takes the shorter list, it must not be shown as waiting. */
  const settle = (entries: readonly OutboxEntry[], sentLater = state.sentLater): void => {
    if (!keep(entries, sentLater)) show({ entries, sentLater });
  };

  /** Whose phone it is now; undefined: nobody's. What others left stays on the disk, and is not sent for them. */
  const open = (whose: string | undefined): void => {
    if (whose === account) return;
    account = whose;
    show({ entries: whose === undefined ? [] : entriesIn(ports.read(placeOf(whose))), sentLater: 0 });
  };

  /** Sends what waits, oldest first, until something gets no answer. */
  const replay = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    const whose = account;
    for (;;) {
      const next = state.entries.find(isWaiting);
      if (!next) break;
      const answer = await ports.send(next);
      // Somebody else signed in meanwhile: the answer is about a list that is no longer open. Its key keeps it one act.
      if (account !== whose) break;
      const others = state.entries.filter(({ key }) => key !== next.key);
      const undecided = answer.ok ? undecidedIn(answer.data) : [];
      if (undecided.length > 0)
        settle(state.entries.map((entry) => (entry.key === next.key ? { ...entry, undecided } : entry)));
      else if (answer.ok) settle(others, state.sentLater + 1);
      else if (canRetry(answer) || answer.kind === 'signedOut' || answer.kind === 'practised') break;
      else
        settle(
          state.entries.map((entry) => (entry.key === next.key ? refusedAs(entry, answer.problem) : entry)),
        );
    }
    isSending = false;
  };

  /**
   * Keeps a mark on the disk, then sends it.
   * @returns false where it could not be kept; then nothing is sent, and the page has to say so.
   */
  const add = (kind: OutboxKind, path: string, body: MarkBody): boolean => {
    if (!holdsMarksOnly(body)) throw new Error('An outbox on disk keeps ids and marks, never words.');
    if (!keep([...state.entries, { key: ports.newKey(), kind, path, body }])) return false;
    void replay();
    return true;
  };

  /** The person has read why it was refused. */
  const drop = (key: IdempotencyKey): void => settle(state.entries.filter((entry) => entry.key !== key));

  /** Leaves nothing of this account on the phone. Whoever signs out is warned first: see `waiting`. */
  const clear = (): void => {
    if (account !== undefined) ports.forget(placeOf(account));
    show({ entries: [], sentLater: 0 });
  };

  return { open, add, replay, drop, clear, now: () => state };
}

/** Not sent yet: neither refused nor for a person to decide. */
export function isWaiting({ refused, undecided }: OutboxEntry): boolean {
  return refused === undefined && undecided === undefined;
}

const conflicts = new Set<unknown>(['markedMeanwhile', 'givenUp', 'notBooked']);

/** What an answer to marks says was not written. Other answers say nothing of the kind. */
function undecidedIn(data: unknown): readonly Undecided[] {
  if (typeof data !== 'object' || data === null || !('items' in data) || !Array.isArray(data.items))
    return [];
  return data.items.flatMap((item: unknown): readonly Undecided[] => {
    if (typeof item !== 'object' || item === null) return [];
    if (!('outcome' in item && 'booking' in item && 'seen' in item)) return [];
    const { booking, outcome, seen } = item;
    return conflicts.has(outcome) && typeof outcome === 'string' && typeof booking === 'string'
      ? [{ booking, outcome, seen: Number(seen) }]
      : [];
  });
}

const noReason: Problem = { code: 'request.invalid', requestId: '' };

function refusedAs(entry: OutboxEntry, problem: Problem = noReason): OutboxEntry {
  return { ...entry, refused: problem };
}

/** What another release wrote, or half a file, is no list: better none than a wrong one. */
function entriesIn(text: string | undefined): readonly OutboxEntry[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(read: unknown): read is OutboxEntry {
  if (typeof read !== 'object' || read === null) return false;
  if (!('key' in read && 'kind' in read && 'path' in read && 'body' in read)) return false;
  return (
    typeof read.key === 'string' &&
    outboxKinds.some((kind) => kind === read.kind) &&
    typeof read.path === 'string' &&
    typeof read.body === 'object' &&
    read.body !== null
  );
}
