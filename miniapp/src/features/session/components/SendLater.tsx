import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { openForms } from '../../../api/keptForms';
import { keptSends, useKeptSends } from '../../../api/keptSends';
import { outbox, useOutbox } from '../../../api/outbox';
import { usePractising } from '../../../api/practice';
import { askAgain } from '../../../api/queries';
import { every } from '../../../platform/clock';
import { onBackOnline } from '../../../platform/network';
import { useMe } from '../hooks/useMe';

const againMs = 20_000;

function sendAll(): void {
  void keptSends.retry();
  void outbox.replay();
}

/**
 * Shows nothing. Sends what waits when the network is back, when its owner signs in, and now and then in between; and
 * asks again for what could not be read, when the network is back.
 */
export function SendLater() {
  const { data: me, isSignedIn } = useMe();
  const queries = useQueryClient();
  const isPractising = usePractising();
  const { waiting, sentLater } = useKeptSends();
  const marks = useOutbox();
  const account = me?.account;
  const isWaiting = waiting.length > 0 || marks.entries.some(({ refused }) => refused === undefined);
  const arrived = sentLater + marks.sentLater;

  useEffect(
    () =>
      onBackOnline(() => {
        sendAll();
        askAgain(queries);
      }),
    [queries],
  );
  useEffect(() => {
    outbox.open(account);
    if (account !== undefined) openForms(account);
  }, [account]);
  useEffect(() => {
    if (account !== undefined && isSignedIn && !isPractising) sendAll();
  }, [account, isSignedIn, isPractising]);
  useEffect(() => (isWaiting ? every(againMs, sendAll) : undefined), [isWaiting]);
  useEffect(() => {
    // Whatever a page shows may be about what has just arrived.
    if (arrived > 0) void queries.invalidateQueries();
  }, [arrived, queries]);
  return null;
}
