import { useSyncExternalStore } from 'react';
import { forget, readText, writeText } from '../platform/storage';
import { post } from './client';
import { newKey } from './key';
import { createOutbox, type OutboxState } from './outboxStore';
import { isPractising, practised } from './practice';

/**
 * Marks that must not be lost on an institution's phone: roll-call and delivery. How a page uses it:
 *
 *     const { entries } = useOutbox();                       // what waits, and what was refused
 *     const isKept = outbox.add('rollCall', `/sites/${site}/attendance`, { on, marks });
 *     if (!isKept) … say that the phone has no room left     // then nothing was sent either
 *
 * It is sent at once, and again whenever the network comes back or the program is opened; the bar of every page says
 * how much waits. Show a mark as made as soon as it stands in `entries` or in the server's answer. Queries are read
 * again after something was sent later. Bodies hold ids, dates and codes only: words of a person are refused here.
 */
const listeners = new Set<() => void>();

export const outbox = createOutbox({
  read: readText,
  write: writeText,
  forget,
  newKey,
  // A practice swallows every write; what really waits must not be among them.
  send: async ({ path, body, key }) => (isPractising() ? practised : post(path, body, key)),
  changed: () => {
    for (const listener of listeners) listener();
  },
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOutbox(): OutboxState {
  return useSyncExternalStore(subscribe, outbox.now, outbox.now);
}
