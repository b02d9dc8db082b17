import type { Instant } from '@huiyue/shared/civil';

/** Instants as a list of work sorts them. */
export function workTimeOf(at: Instant): string {
  return String(at).padStart(15, '0');
}
