import { readFile, writeFile } from 'node:fs/promises';
import { spreadOf, type Spread } from './figures';

export type Row = {
  readonly row: number;
  readonly name: string;
  readonly value: number;
  readonly goal: number;
  readonly holds: boolean;
  readonly mode: string;
  readonly rounds: number;
  readonly min: number;
  readonly max: number;
  readonly denominator: string;
};

export type Latest = { readonly machine: string; readonly date: string; readonly rows: readonly Row[] };

export const shared = 'requests share a process';
export const classic = 'one request per process at a time';

/** One line of the result: the median of its rounds against its goal. */
export function rowOf(
  row: number,
  name: string,
  values: readonly number[],
  goal: { readonly atLeast: number } | { readonly atMost: number },
  mode: string,
  denominator: string,
): Row {
  const { median, min, max } = spreadOf(values);
  const [wanted, holds] =
    'atLeast' in goal ? [goal.atLeast, median >= goal.atLeast] : [goal.atMost, median <= goal.atMost];
  return {
    row,
    name,
    value: median,
    goal: wanted,
    holds,
    mode,
    rounds: values.length,
    min,
    max,
    denominator,
  };
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function figure(value: number): string {
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(value < 0.1 ? 4 : 2);
}

export function words({ median, min, max }: Spread, unit: string): string {
  return `${figure(median)} ${unit} (${figure(min)} – ${figure(max)})`;
}

export function sayRows(rows: readonly Row[]): void {
  for (const { row, holds, value, goal, min, max, name, mode, rounds, denominator } of rows) {
    say(`${holds ? '✓' : '✗'} ${String(row).padStart(2)}  ${name}`);
    say(
      `      ${figure(value)} (${figure(min)} – ${figure(max)}), goal ${figure(goal)}; ${mode}; ${rounds} rounds`,
    );
    say(`      against: ${denominator}`);
  }
}

/** The rows just measured take the place of those with their numbers; the others stay as they were. */
export async function keepRows(path: string, machine: string, rows: readonly Row[]): Promise<Latest> {
  const measured = new Set(rows.map(({ row }) => row));
  const before = await readFile(path, 'utf8').then(
    (text): readonly Row[] => {
      const latest: Latest = JSON.parse(text);
      return latest.rows.filter(({ row }) => !measured.has(row));
    },
    () => [],
  );
  const all = [...before, ...rows].toSorted((a, b) => a.row - b.row);
  const latest = { machine, date: new Date().toISOString(), rows: all };
  await writeFile(path, `${JSON.stringify(latest, null, 2)}\n`);
  return latest;
}
