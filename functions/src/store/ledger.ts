import type { Instant } from '@huiyue/shared/civil';
import type { Order } from '@huiyue/shared/ledger/commands';
import { sheetName, type PlaceSheetId, type SheetId } from '@huiyue/shared/ledger/sheet';
import * as z from 'zod';
import {
  AnsweredBefore,
  type Ledger,
  type Reply,
  type Standstill,
  type TermsChange,
  type TermsResult,
} from '../ports';
import { answerWrite } from './answers';
import type { Clauses } from './clauses';
import { indexKeys, keys, waitingUntil } from './keys';
import {
  commitOf,
  decideStanding,
  mostWrites,
  offerOn,
  readSheets,
  sheetsOf,
  type Drawn,
  type Ground,
} from './orders';
import { readLog } from './queueLog';
import { openSheetLanes } from './sheetLanes';
import { drawnFrom, placeSheetId, undrawnCheck } from './sheets';
import { getEach, getRows, parsed, queryIndex, queryRows, type Table, type Write } from './table';
import { transact } from './transact';
import { nextRow } from './writes';

const mostRounds = 20;

const nothingStands: Standstill = () => Promise.resolve(() => Promise.resolve(0));

export function ledgerIn(
  table: Table,
  clauses: Clauses,
  now: () => Instant,
  standstill: Standstill = nothingStands,
): Ledger {
  const ground: Ground = { table, clauses, now, standstill };
  return {
    async sheets(ids) {
      const rows = await getEach(table, ids.map(keys.sheet));
      return rows.map((row) => drawnFrom(row).sheet);
    },

    async sheetsFrom(of, from) {
      const rows = await queryRows(table, keys.sheetsFrom(of, from));
      return rows.map((row) => drawnFrom(row).sheet);
    },

    commit: openSheetLanes(ground),

    async changeTerms(change, reply) {
      const { next, from, termsOn, mayBeDrawn } = change;
      const of = next.kind === 'class' ? next.class.id : next.service.id;
      return untilWritten(ground, `the sheets of ${of}`, async () => {
        const rows = await queryRows(table, keys.sheetsFrom(of, from));
        const drawn = new Map(
          rows.map((row): [string, Drawn] => [nameIn(row), { ...drawnFrom(row), seller: undefined }]),
        );
        const order: Order = [...drawn].map(([name, { sheet }]) => ({
          sheet: name,
          command: { do: 'setTerms', terms: termsOn(placeSheetIdOf(sheet.id)) },
        }));
        const undrawn = mayBeDrawn.filter((id) => !drawn.has(sheetName(id)));
        return {
          drawn,
          order,
          reply,
          writes: [sellerWrite(table, next), ...undrawn.map((id) => undrawnCheck(table, id))],
        };
      });
    },

    async amendSheet(id, seller, command, reply) {
      return untilWritten(ground, `the sheet ${sheetName(id)}`, async () => ({
        drawn: await readSheets(table, [id], new Map(), [{ plans: [], seller: () => seller }]),
        order: [{ sheet: sheetName(id), command }],
        reply,
        writes: [],
      }));
    },

    async offerWhatIsFree() {
      // Reserves are released and holds end at instants that stand in the key; what lies ahead is left alone.
      const rows = await queryIndex(table, waitingUntil(now()), 'work');
      const sheets = await getRows(
        table,
        rows.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
      );
      if (sheets.length === 0) return 0;
      const standsOn = await ground.standstill();
      let offers = 0;
      const faults: unknown[] = [];
      for (const row of sheets) {
        try {
          offers += await offerOn(ground, placeSheetIdOf(drawnFrom(row).sheet.id), standsOn);
        } catch (fault) {
          // Nobody waits for ever behind a sheet that cannot be read.
          faults.push(fault);
        }
      }
      if (faults.length > 0)
        throw new AggregateError(faults, `${faults.length} sheets could not be looked at`);
      return offers;
    },

    queueLog: (id) => readLog(table, id),
  };
}

type Attempt = {
  readonly drawn: ReadonlyMap<string, Drawn>;
  readonly order: Order;
  readonly reply: Reply;
  /** What is written along; when the first of these fails, what was decided upon has changed. */
  readonly writes: readonly Write[];
};

/** Changes sheets themselves, with the answer, all or nothing. What moves meanwhile is read again. */
async function untilWritten(
  ground: Ground,
  what: string,
  attempt: () => Promise<Attempt>,
): Promise<TermsResult> {
  for (let round = 0; round < mostRounds; round += 1) {
    const { drawn, order, reply, writes } = await attempt();
    const at = ground.now();
    const rest = mostWrites - 1 - writes.length - 2 * drawn.size;
    const decision = await decideStanding(ground, sheetsOf(drawn), [order], at, Math.max(0, rest));
    const [outcome] = decision.outcomes;
    if (outcome?.ok === false) return { kind: 'refused', refusal: outcome.refusal };
    const { parts } = await commitOf(ground, drawn, decision, {
      accepted: [],
      changed: [...drawn.keys()],
      at,
    });
    const result = await transact(ground.table, [
      answerWrite(ground.table, reply, at),
      ...writes,
      ...parts.map(({ write }) => write),
    ]);
    if (result.ok) return { kind: 'committed' };
    if (result.failures[0]) throw new AnsweredBefore();
    if (writes.length > 0 && result.failures[1]) return { kind: 'stale' };
    const failed = parts.filter((_, index) => result.failures[1 + writes.length + index]);
    if (failed.some(({ isOfTerms }) => isOfTerms)) return { kind: 'stale' };
    // A sheet moved, or was first drawn up, while this was being decided: read them again.
  }
  throw new Error(`${what} were still moving after ${mostRounds} rounds`);
}

/** The row whose revision every new sheet is drawn up under: first among the writes, and the one that makes them stale. */
function sellerWrite(table: Table, next: TermsChange['next']): Write {
  const [row, key, index] =
    next.kind === 'class'
      ? [
          next.class,
          keys.class(next.class.id),
          indexKeys.class(next.class.city, next.class.site, next.class.id),
        ]
      : [
          next.service,
          keys.service(next.service.id),
          indexKeys.service(next.service.city, next.service.site, next.service.id),
        ];
  return nextRow(table, key, { ...row }, row.revision - 1, index);
}

function placeSheetIdOf(id: SheetId): PlaceSheetId {
  if (id.kind === 'personMonth') throw new Error("a person's month is not for sale");
  return id;
}

function nameIn(row: Record<string, unknown>): string {
  return sheetName(parsed(z.object({ id: placeSheetId }), row).id);
}
