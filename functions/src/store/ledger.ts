import { decide } from '@huiyue/shared/ledger/decide';
import { addMonthsTo, type CivilMonth, type Instant } from '@huiyue/shared/civil';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import { AnsweredBefore, type Ledger, type LedgerResult } from '../ports';
import { answerWrite } from './answers';
import { indexKeys, keys } from './keys';
import { openSheetLanes } from './sheetLanes';
import { sheetFrom, sheetWrite, undrawnCheck } from './sheets';
import { getRows, queryRows, type Table, type Write } from './table';
import { transact } from './transact';
import { nextRow } from './writes';

const mostRounds = 20;

export function ledgerIn(table: Table, now: () => Instant): Ledger {
  return {
    async sheets(ids) {
      const rows = await getRows(table, ids.map(keys.sheet));
      return rows.map((row) => sheetFrom(row).sheet);
    },

    async sheetsOfClass(id, from) {
      const rows = await queryRows(table, keys.sheetsFrom(id, from));
      return rows.map((row) => sheetFrom(row).sheet);
    },

    commit: openSheetLanes(table, now),

    async changeTerms(next, from, reply): Promise<LedgerResult> {
      for (let round = 0; round < mostRounds; round += 1) {
        const rows = await queryRows(table, keys.sheetsFrom(next.id, from));
        const drawn = rows.map(sheetFrom);
        const at = now();
        const sheetWrites: Write[] = monthsOnSale(next, from)
          .filter((month) => drawn.every(({ sheet }) => sheet.id.month !== month))
          .map((month) => undrawnCheck(table, { kind: 'classMonth', class: next.id, month }));
        for (const { sheet, version } of drawn) {
          if (sheet.limit === next.places) continue;
          const { sheet: resized, outcomes } = decide(sheet, [{ do: 'resize', limit: next.places }], at);
          const [outcome] = outcomes;
          if (outcome && !outcome.ok) return { kind: 'refused', refusal: outcome.refusal };
          sheetWrites.push(sheetWrite(table, resized, version));
        }
        const result = await transact(table, [
          answerWrite(table, reply, at),
          nextRow(
            table,
            keys.class(next.id),
            { ...next },
            next.revision - 1,
            indexKeys.class(next.city, next.site, next.id),
          ),
          ...sheetWrites,
        ]);
        if (result.ok) return { kind: 'committed' };
        if (result.failures[0]) throw new AnsweredBefore();
        if (result.failures[1]) return { kind: 'stale' };
        // A sheet moved, or was first drawn up, while this was being decided: read them again.
      }
      throw new Error(`the sheets of ${next.id} were still moving after ${mostRounds} rounds`);
    },
  };
}

/** Every month somebody may be drawing up a sheet for, and one more for a server whose clock is in the next month. */
function monthsOnSale({ bookableMonths }: ChildcareClass, from: CivilMonth): readonly CivilMonth[] {
  return Array.from({ length: bookableMonths + 2 }, (_, index) => addMonthsTo(from, index));
}
