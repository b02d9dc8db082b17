/** A table as it is written into a file. An amount stays a number, so that whoever opens it can add it up. */
export type Cell =
  | { readonly text: string }
  | { readonly whole: number }
  /** In fen, below zero where money goes back; shown in yuan with two decimals. */
  | { readonly fen: number };

export type SheetTable = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

export function text(value: string): Cell {
  return { text: value };
}

/** -185050 → "-1850.50" */
export function yuanFigure(inFen: number): string {
  const whole = Math.abs(inFen);
  const figure = `${Math.trunc(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
  return inFen < 0 ? `-${figure}` : figure;
}
