import { useCallback, useEffect, useRef, useState } from 'react';
import { useLatest } from '../platform/useLatest';
import { actingNow } from './actingFor';
import { canRetry, type Answer, type Failure } from './answer';
import { dropForms, formName } from './keptForms';
import { keptSends } from './keptSends';
import { newKey, type IdempotencyKey } from './key';
import { decided, keyFor } from './unsent';

type Phase<T> =
  | { readonly phase: 'ready' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'done'; readonly data: T }
  | { readonly phase: 'failed'; readonly failure: Failure };

function phaseAfter<T>(answer: Answer<T>): Phase<T> {
  return answer.ok ? { phase: 'done', data: answer.data } : { phase: 'failed', failure: answer };
}

/**
 * Sends a form once, however often the button is pressed. The key is made when the form opens; a send that got no
 * answer keeps it, so `send` with the same body may be repeated without doing the thing twice.
 *
 * @param form names the form and what it is about, e.g. `booking:cls_…:2026-12`.
 */
export function useSend<Body extends object, T>(
  form: string,
  call: (body: Body, key: IdempotencyKey) => Promise<Answer<T>>,
) {
  const [phase, setPhase] = useState<Phase<T>>({ phase: 'ready' });
  const key = useRef<IdempotencyKey>(newKey());
  const isSending = useRef(false);
  const latestCall = useLatest(call);

  // Sent later, from the bar. The key stays that of these words: pressed again here, they find what was done then.
  const later = useRef<Answer<T>>();
  useEffect(
    () =>
      keptSends.listen(form, () => {
        if (!later.current) return;
        setPhase(phaseAfter(later.current));
        if (!later.current.ok) {
          // Refused: the next press is a new act.
          decided(form);
          key.current = newKey();
        }
      }),
    [form],
  );

  const send = useCallback(
    async (body: Body): Promise<Answer<T> | undefined> => {
      if (isSending.current) return undefined;
      isSending.current = true;
      setPhase({ phase: 'sending' });
      keptSends.release(form);
      const sent = keyFor(form, body, key.current);
      const acting = actingNow();
      const again = async () => {
        later.current = await latestCall.current(body, sent);
        if (later.current.ok) dropForms(formName(acting?.household, form));
        return later.current;
      };
      const answer = await again();
      isSending.current = false;
      if (actingNow() !== acting) {
        // The desk has gone on to another caller: this is not theirs to see, and not to be sent again in their name.
        decided(form);
        key.current = newKey();
        setPhase({ phase: 'ready' });
        return undefined;
      }
      if (answer.ok || !canRetry(answer)) {
        decided(form);
        key.current = newKey();
      } else keptSends.keep(form, again);
      setPhase(phaseAfter(answer));
      return answer;
    },
    [form, latestCall],
  );

  return { ...phase, send };
}
