import { instantOf, type Instant } from '@huiyue/shared/civil';
import type { BookingsView, BookingView } from '@huiyue/shared/contract/bookings';
import type { Fen } from '@huiyue/shared/money';
import { refusalIn } from '../../words/refusals';
import { useCallback, useEffect, useRef, useState } from 'react';
import { canRetry, type Answer, type Failure } from '../../api/answer';
import { post } from '../../api/client';
import { newKey } from '../../api/key';
import { decided, keyFor } from '../../api/unsent';
import { after, now } from '../../platform/clock';
import { useLatest } from '../../platform/useLatest';
import type { Asked } from './queries';

export type HoldItem = Asked & { readonly priceFen: Fen };

/** How the places of a form stand: kept for it, run out, or not kept. The form itself is never lost. */
export type Held =
  | { readonly phase: 'none' }
  | { readonly phase: 'held'; readonly until: Instant }
  | { readonly phase: 'lapsed' }
  | { readonly phase: 'refused'; readonly failure: Failure };

/** What is being given back right now: the next form waits for it, or it would find its own place taken. */
let givingBack: Promise<unknown> = Promise.resolve();

/**
 * Keeps places while a form is open, all of them or none, and gives them back when it is left. A hold that ran out is
 * said to have run out; sending the form takes the places anew, if they are still free, and asks for them.
 *
 * @param items undefined while nothing is to be kept yet.
 */
export function useHold(
  items: readonly HoldItem[] | undefined,
  onRequested: (bookings: readonly BookingView[]) => void,
) {
  const [held, setHeld] = useState<Held>({ phase: 'none' });
  const [sending, setSending] = useState<{ readonly isSending: boolean; readonly failure?: Failure }>({
    isSending: false,
  });
  const live = useRef<{ readonly ids: readonly string[]; readonly until: Instant }>();
  const isGone = useRef(false);
  const isSending = useRef(false);
  const latest = useLatest({ items, onRequested });
  const form = items && `hold:${JSON.stringify(items)}`;

  const take = useCallback(async (): Promise<Answer<BookingsView> | undefined> => {
    const wanted = latest.current.items;
    if (!wanted) return undefined;
    await givingBack;
    const answer = await sendOnce<BookingsView>(`hold:${JSON.stringify(wanted)}`, '/holds', {
      items: wanted,
    });
    if (!answer.ok) {
      setHeld({ phase: 'refused', failure: answer });
      return answer;
    }
    const until = Math.min(...answer.data.items.flatMap(({ answerBy }) => instantOf(answerBy ?? '') || []));
    live.current = { ids: answer.data.items.map(({ id }) => id), until };
    if (isGone.current) giveBack(live);
    else setHeld({ phase: 'held', until });
    return answer;
  }, [latest]);

  useEffect(() => {
    if (form === undefined) return undefined;
    isGone.current = false;
    // A tick later: what is being given back by the form before must be on its way first.
    const calledOff = after(0, () => void take());
    return () => {
      calledOff();
      isGone.current = true;
      giveBack(live);
    };
  }, [form, take]);

  const until = held.phase === 'held' ? held.until : undefined;
  useEffect(() => {
    if (until === undefined) return undefined;
    return after(Math.max(0, until - now()), () => setHeld({ phase: 'lapsed' }));
  }, [until]);

  const submit = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    setSending({ isSending: true });
    const answer = await ask(live, take);
    isSending.current = false;
    setSending({ isSending: false, ...(answer && !answer.ok ? { failure: answer } : {}) });
    if (answer?.ok) {
      // It is asked for now: leaving the page gives nothing back.
      live.current = undefined;
      latest.current.onRequested(answer.data.items);
    }
  }, [take, latest]);

  return { held, ...sending, submit, takeAgain: () => void take() };
}

type Live = { current: { readonly ids: readonly string[]; readonly until: Instant } | undefined };

/** Asks for what is held; takes it anew first where nothing is, or where it ran out on the way. */
async function ask(
  live: Live,
  take: () => Promise<Answer<BookingsView> | undefined>,
): Promise<Answer<BookingsView> | undefined> {
  const first = live.current ? await request(live.current.ids) : undefined;
  if (first && !hasLapsed(first)) return first;
  live.current = undefined;
  const taken = await take();
  if (!taken?.ok) return taken;
  return request(taken.data.items.map(({ id }) => id));
}

function request(ids: readonly string[]): Promise<Answer<BookingsView>> {
  return sendOnce<BookingsView>(`requests:${ids.join()}`, '/requests', { bookings: ids });
}

function hasLapsed(answer: Answer<BookingsView>): boolean {
  if (answer.ok) return false;
  const refusal = refusalIn(answer.problem);
  return refusal?.code === 'booking.notOpenToAct' && refusal.facts.state === 'expired';
}

/** The same words again, after an answer that never came, go out under the same key. */
async function sendOnce<T>(form: string, path: string, body: object): Promise<Answer<T>> {
  const answer = await post<T>(path, body, keyFor(form, body));
  if (answer.ok || !canRetry(answer)) decided(form);
  return answer;
}

/** Nobody waits for this. Should it be lost, the hold runs out by itself. */
function giveBack(live: Live): void {
  if (!live.current) return;
  const body = { bookings: live.current.ids };
  live.current = undefined;
  givingBack = post('/cancellations', body, newKey());
}
