import { fen } from '../money';
import { sumOf } from './amounts';
import type { BillLine, Reduction } from './bill';
import { cappedOf, type Judging } from './capped';
import { countedFen, divisorOf, excessOf, roomsOf, type Room } from './rooms';

/**
 * What was agreed is charged as far as the caps of the days of service allow, and no further: a cap that was lowered
 * since, or two rooms in one month, make the last line smaller, and the bill names the clause.
 */
export function lowered(lines: readonly BillLine[], about: Judging): readonly BillLine[] {
  const rooms = roomsOf(
    lines.map((line) => cappedOf(line, about.soldAs)),
    about.month,
    about.rules,
  );
  return rooms.reduce((list, room) => fitted(list, room, about.soldAs), lines);
}

function fitted(lines: readonly BillLine[], room: Room, soldAs: Judging['soldAs']): readonly BillLine[] {
  let list = lines;
  for (const position of room.lines.toReversed()) {
    const capped = list.map((line) => cappedOf(line, soldAs));
    const excess = excessOf(room, capped);
    const [line, held] = [list[position], capped[position]];
    if (excess <= 0 || !line || !held) continue;
    const fitting = Math.max(0, countedFen(held, room.countsAs) - excess);
    const amountFen = fen(fitting * divisorOf(held, room.countsAs));
    list = list.with(position, smaller(line, Math.min(line.amountFen, amountFen), room));
  }
  return list;
}

function smaller(line: BillLine, amountFen: number, { cap }: Room): BillLine {
  const reduction: Reduction = {
    why: 'cap',
    days: 0,
    amountFen: fen(line.amountFen - amountFen),
    ground: { kind: 'rule', rule: cap.id, clause: cap.clause, version: cap.version },
  };
  if (reduction.amountFen === 0) return line;
  const reductions = [...line.reductions, reduction];
  return {
    ...line,
    reductions,
    amountFen: line.grossFen - sumOf(reductions.map((one) => one.amountFen)),
    shares: [{ payer: 'family', amountFen }],
  };
}
