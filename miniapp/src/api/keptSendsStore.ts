import { canRetry, type Answer, type Failure } from './answer';

type Settled = (answer: Answer<unknown>) => void;

type KeptSend = {
  /** The form it came from; a newer send of the same form takes its place. */
  readonly form: string;
  /** Sends the same words under the same key. */
  readonly again: () => Promise<Answer<unknown>>;
};

export type KeptState = {
  /** The forms whose sends got no answer, oldest first. */
  readonly waiting: readonly string[];
  /** Sent again, and refused, with no page open that could say so. */
  readonly refused: readonly { readonly form: string; readonly failure: Failure }[];
  readonly isSending: boolean;
  /** How many went through later than they were pressed. */
  readonly sentLater: number;
};

const nothing: KeptState = { waiting: [], refused: [], isSending: false, sentLater: 0 };

/** Sends that got no answer. In memory only: a program that was closed sends nothing by itself that nobody looked at. */
export function createKeptSends(changed: () => void) {
  let kept: readonly KeptSend[] = [];
  let state = nothing;
  const pages = new Map<string, Set<Settled>>();

  const show = (change: Partial<KeptState>): void => {
    state = { ...state, ...change, waiting: kept.map(({ form }) => form) };
    changed();
  };

  const keep = (form: string, again: KeptSend['again']): void => {
    kept = [...kept.filter((one) => one.form !== form), { form, again }];
    show({});
  };

  /** The form itself is being sent, or was answered: nothing of it waits any more. */
  const release = (form: string): void => {
    if (!kept.some((one) => one.form === form)) return;
    kept = kept.filter((one) => one.form !== form);
    show({});
  };

  const settle = (send: KeptSend, answer: Answer<unknown>): void => {
    // Pressed again on its page meanwhile: what is kept now is a newer send, with an answer of its own to come.
    if (!kept.includes(send)) return;
    kept = kept.filter((one) => one !== send);
    const open = pages.get(send.form);
    for (const tell of open ?? []) tell(answer);
    if (answer.ok) show({ sentLater: state.sentLater + 1 });
    else if (open?.size) show({});
    else show({ refused: [...state.refused, { form: send.form, failure: answer }] });
  };

  /** Sends all of it again, oldest first, until something still gets no answer. */
  const retry = async (): Promise<void> => {
    if (state.isSending || kept.length === 0) return;
    show({ isSending: true });
    for (const send of kept) {
      const answer = await send.again();
      // Signed out or practising, nothing was decided either: it waits.
      if (!answer.ok && (canRetry(answer) || answer.kind === 'signedOut' || answer.kind === 'practised'))
        break;
      settle(send, answer);
    }
    show({ isSending: false });
  };

  /** Tells a page that is open what became of its send. @returns how to stop. */
  const listen = (form: string, tell: Settled): (() => void) => {
    const open = pages.get(form) ?? new Set();
    pages.set(form, open.add(tell));
    return () => {
      open.delete(tell);
      if (open.size === 0) pages.delete(form);
    };
  };

  /** The person gives them up, or has read what became of them. */
  const giveUp = (): void => {
    kept = [];
    show(nothing);
  };
  const read = (): void => show({ refused: [], sentLater: 0 });

  return { keep, release, retry, listen, giveUp, read, now: () => state };
}
