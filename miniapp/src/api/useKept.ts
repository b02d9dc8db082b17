import type { MeView } from '@huiyue/shared/contract/session';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useActingFor } from './actingFor';
import { isLike } from './isLike';
import { dropForms, formName, keepForm, keptForm } from './keptForms';
import { usePractising } from './practice';

/** What a form says of itself at its top: see `BroughtBack`. */
export type Kept = { readonly cameBack: boolean; readonly anew: () => void };

/**
 * The fields of a form, kept on this phone until it was sent; nothing is kept while practising. No number of an
 * identity card and no code belongs into it.
 *
 * @param form the name it is sent under (see `useSend`), or, for a step of a longer form, `form:step`.
 * @param sound what of that which came back still holds: a day may have passed meanwhile, a child may be gone.
 */
export function useKept<T extends object>(
  form: string,
  initial: T,
  sound: (kept: T) => T = (kept) => kept,
): Kept & { readonly value: T; readonly put: (change: Partial<T>) => void } {
  // Read as it stands: whoever shows a form has asked who is signed in, and is drawn again when that changes.
  const account = useQueryClient().getQueryData<MeView>(['me'])?.account;
  const isPractising = usePractising();
  const name = formName(useActingFor()?.household, form);
  const owner = isPractising ? undefined : account;

  const opened = () => {
    const read = owner === undefined ? undefined : keptForm(owner, name);
    const value = isLike(read, initial) ? sound(read) : initial;
    return { owner, name, value, cameBack: !isSame(value, initial) };
  };
  const [held, setHeld] = useState(opened);
  // Somebody else is here, or it is about something else: nothing of the one before stays.
  if (held.owner !== owner || held.name !== name) setHeld(opened());

  // Two changes of one press: the second is made to what the first has left.
  const latest = useRef(held);
  useEffect(() => {
    latest.current = held;
  });
  const put = (change: Partial<T>) => {
    const next = { ...latest.current, value: { ...latest.current.value, ...change } };
    latest.current = next;
    setHeld(next);
    if (owner === undefined) return;
    if (isSame(next.value, initial)) dropForms(name);
    else keepForm(owner, name, next.value);
  };
  const anew = () => {
    dropForms(name);
    setHeld({ owner, name, value: initial, cameBack: false });
  };
  return { value: held.value, put, cameBack: held.cameBack, anew };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
