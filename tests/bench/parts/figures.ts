import type { Reply } from './load';

export type Spread = { readonly median: number; readonly min: number; readonly max: number };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    min: at(0),
    max: at(sorted.length - 1),
  };
}

/** How fast successes came, until the last of them; and how long the slowest hundredth of them waited. */
export function paceOf(replies: readonly Reply[]): { readonly perSecond: number; readonly p99Ms: number } {
  const accepted = replies.filter(({ status }) => status < 300);
  const lastAt = Math.max(...accepted.map(({ answeredAt }) => answeredAt));
  return { perSecond: accepted.length / (lastAt / 1000), p99Ms: p99(accepted) };
}

export function p99(replies: readonly Reply[]): number {
  const waits = replies.map(({ sentAt, answeredAt }) => answeredAt - sentAt).sort((a, b) => a - b);
  return waits[Math.min(waits.length - 1, Math.floor(waits.length * 0.99))] ?? Number.NaN;
}
