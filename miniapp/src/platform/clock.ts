import type { Instant } from '@huiyue/shared/civil';

/** The phone's clock. For showing what is left of a deadline; whether it has passed is the server's to say. */
export function now(): Instant {
  return Date.now();
}

/** @returns how to stop. */
export function every(milliseconds: number, tick: () => void): () => void {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
}

/** @returns how to call it off. */
export function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}
