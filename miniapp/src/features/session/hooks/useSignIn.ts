import type { MeView, SessionView } from '@huiyue/shared/contract/session';
import type { Role } from '@huiyue/shared/people';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Answer, Failure } from '../../../api/answer';
import { newKey, type IdempotencyKey } from '../../../api/key';
import { keepToken } from '../../../api/token';
import { useEndCase } from '../../../api/useCase';
import { back, canGoBack, openTab } from '../../../platform/navigation';
import { readMe } from '../api';
import { homeFor } from '../elderHome';
import { keepRole } from '../role';
import { meKey } from './useMe';

/**
 * Signs in, then goes back to the page that asked for it, if it is a page for this role; otherwise to the role's home.
 *
 * @param cameFrom the role the asking page is for; undefined when nobody was on the way to anything.
 */
export function useSignIn(cameFrom: Role | undefined) {
  const client = useQueryClient();
  const endCase = useEndCase();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState<string>();
  const isSending = useRef(false);

  const enter = async (name: string, call: (key: IdempotencyKey) => Promise<Answer<SessionView>>) => {
    if (isSending.current) return;
    isSending.current = true;
    setBusy(name);
    setFailure(undefined);
    const session = await call(newKey());
    const me = session.ok ? await afterSession(session.data) : session;
    isSending.current = false;
    setBusy(undefined);
    if (!me.ok) {
      setFailure(me);
      return;
    }
    const before = client.getQueryData<MeView>(meKey);
    const others = {
      predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== meKey[0],
    };
    // Another person sees nothing of the one before; the same person finds everything as it was.
    if (before?.account === me.data.account) void client.invalidateQueries(others);
    else {
      endCase();
      void client.resetQueries(others);
    }
    client.setQueryData(meKey, me.data);
    keepRole(me.data.role);
    // Nor the page on which the one before was typing.
    const isOther = before !== undefined && before.account !== me.data.account;
    if (!isOther && cameFrom === me.data.role && canGoBack()) await back();
    else await openTab(homeFor(me.data.role));
  };

  return { enter, busy, failure };
}

function afterSession({ token }: SessionView): Promise<Answer<MeView>> {
  keepToken(token);
  return readMe();
}
