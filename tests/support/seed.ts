/** The same on every run, so that a failure repeats. SEED=… explores, and replays what it found. */
export const seed = Number(process.env['SEED'] ?? 20_260_701);

/** Random, but the same each time (mulberry32). */
export function seeded(seed: number): {
  below(limit: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
} {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (choices) => choices[below(choices.length)] ?? choices[0] };
}
