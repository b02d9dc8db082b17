import { createStore } from '../platform/store';
import type { Failure } from './answer';

/**
 * Practice: the real pages and real figures, and no write leaves the phone. In memory only, so that a program that is
 * closed and opened again never practises by accident.
 */
const practising = createStore(false);

export const isPractising = practising.now;
export const usePractising = practising.use;

export function startPractice(): void {
  practising.set(true);
}

export function endPractice(): void {
  if (practising.now()) practising.set(false);
}

/** What every write is answered with while practising: not a made-up success, but the truth. */
export const practised: Failure = { ok: false, kind: 'practised' };
