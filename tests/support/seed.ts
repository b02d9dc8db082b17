/** The same on every run, so that a failure repeats. SEED=… explores, and replays what it found. */
export const seed = Number(process.env['SEED'] ?? 20_260_701);
